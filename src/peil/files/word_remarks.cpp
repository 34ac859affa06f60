// Comments of Word (WordprocessingML, ISO/IEC 29500-1, 17.13.4).
#include <algorithm>
#include <filesystem>
#include <map>

#include <pugixml.hpp>

#include "peil/base/text.h"
#include "peil/base/zip_parts.h"
#include "peil/files/letter_parts.h"
#include "peil/files/letter_xml.h"
#include "peil/files/word_paragraph.h"
#include "peil/files/word_parts.h"

namespace peil::files {
namespace {

constexpr const char* types_part = "[Content_Types].xml";

std::string on_one_line(std::string_view text) { return join(words(text), " "); }

class Margin {
 public:
  Margin(const pugi::xml_document& document, const WordStyles& styles) {
    for (const pugi::xpath_node& p : document.select_nodes("//*[name()='w:p']"))
      paragraphs_.emplace_back(p.node(), on_one_line(word_paragraph(p.node(), styles)));
  }

  // The paragraph that holds the words, behind the one of the remark before; a row begins at its
  // first cell.
  pugi::xml_node place_of(const LetterRemark& remark) {
    const std::string quote = on_one_line(remark.quote);
    const std::string row = quote.starts_with('|') ? without_lines(quote) + " " : "";
    for (const std::size_t from : {last_, std::size_t{0}}) {
      for (std::size_t i = from; i < paragraphs_.size(); ++i) {
        const auto& [node, text] = paragraphs_[i];
        if (text.find(quote) == std::string::npos && !begins(row, node, text)) continue;
        last_ = i;
        return node;
      }
    }
    return paragraphs_.empty() ? pugi::xml_node() : paragraphs_.front().first;
  }

 private:
  // Cells may have the sign in them that stands between cells.
  static bool begins(const std::string& row, const pugi::xml_node& p, const std::string& text) {
    if (row.empty() || text.empty() || p.parent().name() != cell) return false;
    return row.starts_with(without_lines(text) + " ");
  }

  inline static const std::string cell = "w:tc";
  std::vector<std::pair<pugi::xml_node, std::string>> paragraphs_;
  std::size_t last_ = 0;
};

void mark(pugi::xml_node p, const std::string& id) {
  const pugi::xml_node about = p.child("w:pPr");
  pugi::xml_node from = about ? p.insert_child_after("w:commentRangeStart", about)
                              : p.prepend_child("w:commentRangeStart");
  from.append_attribute("w:id") = id.c_str();
  p.append_child("w:commentRangeEnd").append_attribute("w:id") = id.c_str();
  p.append_child("w:r").append_child("w:commentReference").append_attribute("w:id") = id.c_str();
}

void add_line(pugi::xml_node comment, std::string_view line, bool strong) {
  pugi::xml_node run = comment.append_child("w:p").append_child("w:r");
  if (strong) run.append_child("w:rPr").append_child("w:b");
  pugi::xml_node text = run.append_child("w:t");
  text.append_attribute("xml:space") = "preserve";
  text.text() = std::string(line).c_str();
}

void add_comment(pugi::xml_node comments, const LetterRemark& remark, const std::string& id) {
  pugi::xml_node comment = comments.append_child("w:comment");
  comment.append_attribute("w:id") = id.c_str();
  comment.append_attribute("w:author") = "peil";
  comment.append_attribute("w:initials") = "peil";
  add_line(comment, remark.title, true);
  for (const std::string_view line : split(remark.text, '\n')) add_line(comment, line, false);
}

// A document without comments learns of the part that holds them.
void announce(const std::string& comments, pugi::xml_document& types,
              pugi::xml_document& relations) {
  pugi::xml_node type = types.document_element().append_child("Override");
  type.append_attribute("PartName") = ("/" + comments).c_str();
  type.append_attribute("ContentType") =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
  pugi::xml_node relation = relations.document_element().append_child("Relationship");
  relation.append_attribute("Id") = "peilComments";
  relation.append_attribute("Type") =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
  relation.append_attribute("Target") = ("/" + comments).c_str();
}

std::string comments_of(const WordParts& parts) {
  for (const WordRelation& one : parts.relations())
    if (one.kind == "comments") return one.part;
  return (std::filesystem::path(parts.main()).parent_path() / "comments.xml").generic_string();
}

WordStyles styles_of(WordParts& parts) {
  pugi::xml_document styles;
  for (const WordRelation& one : parts.relations())
    if (one.kind == "styles" && parts.read(one.part, styles))
      return WordStyles(styles.document_element());
  return {};
}

int first_free_id(const pugi::xml_node& comments) {
  int next = 0;
  for (const pugi::xml_node& one : comments.children())
    next = std::max(next, one.attribute("w:id").as_int() + 1);
  return next;
}

}  // namespace

std::optional<std::string> word_with_remarks(std::string_view bytes,
                                             std::span<const LetterRemark> remarks,
                                             std::string& why) {
  WordParts parts(bytes);
  pugi::xml_document document, comments, types, relations;
  const std::string comments_part = comments_of(parts);
  if (!parts.ok() || !parts.read(parts.main(), document, all_of_xml) ||
      !parts.read(types_part, types, all_of_xml) ||
      !parts.read(parts.relations_name(), relations, all_of_xml)) {
    why = parts.ok() ? "it is no Word document (.docx)" : parts.why();
    return {};
  }
  const bool had = parts.read(comments_part, comments, all_of_xml);
  if (!had) {
    pugi::xml_node root = comments.append_child("w:comments");
    root.append_attribute("xmlns:w") =
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    announce(comments_part, types, relations);
  }
  int next = first_free_id(comments.document_element());
  Margin margin(document, styles_of(parts));
  for (const LetterRemark& remark : remarks) {
    const std::string id = std::to_string(next++);
    if (pugi::xml_node place = margin.place_of(remark)) mark(place, id);
    add_comment(comments.document_element(), remark, id);
  }
  std::map<std::string, std::optional<std::string>> changed{{parts.main(), xml_text(document)},
                                                            {comments_part, xml_text(comments)}};
  if (!had)
    changed[types_part] = xml_text(types), changed[parts.relations_name()] = xml_text(relations);
  return zip_with(bytes, changed);
}

}  // namespace peil::files
