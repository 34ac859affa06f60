// An earlier Word file whose chapters are written anew.
#include <map>

#include "peil/base/text.h"
#include "peil/base/zip_parts.h"
#include "peil/render/office_parts.h"
#include "peil/render/office_xml.h"
#include "peil/render/word_body.h"
#include "peil/render/word_file.h"

namespace peil::render {
namespace {

constexpr const char* document_part = "word/document.xml";
constexpr const char* relations_part = "word/_rels/document.xml.rels";
constexpr const char* types_part = "[Content_Types].xml";
constexpr const char* picture_of_peil = "media/peil-chart-";
constexpr unsigned all_of_it = pugi::parse_full | pugi::parse_ws_pcdata;

bool load(ZipParts& parts, const char* name, pugi::xml_document& xml) {
  const auto part = parts.part(name);
  return part && xml.load_buffer(part->data(), part->size(), all_of_it);
}

std::string tag_of(pugi::xml_node control) {
  return control.child("w:sdtPr").child("w:tag").attribute("w:val").value();
}

// "summary" of "peil/summary/0f3a…", "" of what is no chapter of peil's.
std::string chapter_of(pugi::xml_node control) {
  const std::string tag = tag_of(control);
  const auto parts = split(tag, '/');
  return parts.size() == 3 && parts.front() == "peil" ? std::string(parts[1]) : "";
}

/// The chapters of a body, in their order.
std::vector<pugi::xml_node> chapters_of(pugi::xml_node body) {
  std::vector<pugi::xml_node> all;
  for (pugi::xml_node control : body.children("w:sdt"))
    if (!chapter_of(control).empty()) all.push_back(control);
  return all;
}

class Renewing {
 public:
  Renewing(pugi::xml_node old_body, pugi::xml_node new_body, std::string where)
      : old_(old_body), new_(new_body), where_(std::move(where)) {}

  Problems problems() const {
    const auto chapters = chapters_of(old_);
    if (chapters.empty())
      return {{"report.not-ours", where_, 0, 0, "The file has no chapters that peil wrote.",
               "Give a report that peil wrote as .docx and that was saved as .docx since."}};
    Problems all;
    for (const pugi::xml_node& chapter : chapters) {
      const std::string id = chapter_of(chapter);
      if (chapter_tag(id, chapter.child("w:sdtContent")) == tag_of(chapter)) continue;
      all.push_back({"report.edited-inside", where_, 0, 0,
                     "Somebody wrote within the chapter '" + id + "', which is written anew.",
                     "Move that text before or behind the chapter, or take the chapter out of the "
                     "file to get it as it is now."});
    }
    return all;
  }

  // New chapters stand behind the one that goes before them; those that are no more are taken out.
  void renew() {
    std::map<std::string, pugi::xml_node> there;
    for (const pugi::xml_node& chapter : chapters_of(old_)) there[chapter_of(chapter)] = chapter;
    pugi::xml_node before;
    for (const pugi::xml_node& chapter : chapters_of(new_)) {
      const auto same = there.find(chapter_of(chapter));
      pugi::xml_node place = same != there.end() ? same->second : before;
      before = place ? old_.insert_copy_after(chapter, place) : old_.prepend_copy(chapter);
      if (same == there.end()) continue;
      old_.remove_child(same->second);
      there.erase(same);
    }
    for (const auto& [id, chapter] : there) old_.remove_child(chapter);
  }

 private:
  pugi::xml_node old_, new_;
  std::string where_;
};

// Pictures of charts are written anew as well, and nothing points at those before.
void renew_pictures(const std::vector<std::string>& pictures, ZipParts& parts,
                    pugi::xml_document& relations, pugi::xml_document& types,
                    std::map<std::string, std::optional<std::string>>& changed) {
  pugi::xml_node all = relations.document_element(), kinds = types.document_element();
  for (pugi::xml_node r = all.first_child(); r;) {
    const pugi::xml_node next = r.next_sibling();
    const std::string to = r.attribute("Target").value();
    if (to.find(picture_of_peil) != std::string::npos) all.remove_child(r);
    r = next;
  }
  for (pugi::xml_node k = kinds.first_child(); k;) {
    const pugi::xml_node next = k.next_sibling();
    const std::string name = k.attribute("PartName").value();
    if (name.find(picture_of_peil) != std::string::npos) kinds.remove_child(k);
    k = next;
  }
  for (const std::string& name : parts.names())
    if (name.find(picture_of_peil) != std::string::npos) changed[name] = std::nullopt;
  std::size_t n = 0;
  for (const std::string& png : pictures) {
    const std::string number = std::to_string(++n),
                      name = "word/" + std::string(picture_of_peil) + number + ".png";
    changed[name] = png;
    put(all, "Relationship",
        {{"Id", "peilChart" + number}, {"Type", office_relation("image")}, {"Target", "/" + name}});
    put(kinds, "Override", {{"PartName", "/" + name}, {"ContentType", "image/png"}});
  }
}

}  // namespace

Result<std::string> renewed_word_file(const Document& d, std::string_view earlier,
                                      const std::string& where) {
  ZipParts parts(earlier);
  pugi::xml_document document, relations, types, fresh;
  if (!parts.ok() || !load(parts, document_part, document) ||
      !load(parts, relations_part, relations) || !load(parts, types_part, types))
    return Problems{{"report.not-ours", where, 0, 0, "The file is no Word document (.docx).",
                     "Give a report that peil wrote as .docx."}};
  pugi::xml_node body = put(put(fresh, "w:document"), "w:body");
  WordBody writing(d.language, d.style);
  writing.document(body, d);
  Renewing renewing(document.document_element().child("w:body"), body, where);
  if (Problems wrong = renewing.problems(); !wrong.empty()) return wrong;
  renewing.renew();
  std::map<std::string, std::optional<std::string>> changed;
  renew_pictures(writing.pictures(), parts, relations, types, changed);
  changed[document_part] = part_text(document);
  changed[relations_part] = part_text(relations);
  changed[types_part] = part_text(types);
  return zip_with(earlier, changed);
}

}  // namespace peil::render
