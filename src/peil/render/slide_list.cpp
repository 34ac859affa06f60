#include "peil/render/slide_list.h"

#include <algorithm>
#include <set>

#include "peil/render/office_parts.h"
#include "peil/render/office_xml.h"
#include "peil/render/slide_xml.h"

namespace peil::render {
namespace {

constexpr unsigned first_id = 256;  // by the standard
constexpr const char* section_entry = "//p14:sectionLst//p14:sldId";

void take_out_all(const pugi::xml_document& xml, const char* path, const char* key,
                  const std::string& value) {
  for (const pugi::xpath_node& found : xml.select_nodes(path))
    if (found.node().attribute(key).value() == value)
      found.node().parent().remove_child(found.node());
}

void set_count(pugi::xml_node properties, const char* name, std::size_t count) {
  if (const pugi::xml_node there = properties.child(name))
    there.text() = std::to_string(count).c_str();
}

}  // namespace

SlideList::SlideList(OfficePackage& package) : package_(package) { ok_ = package.ok() && read(); }

bool SlideList::read() {
  const auto documents = package_.related("", "officeDocument");
  if (documents.empty() || !package_.load(documents.front(), xml_)) return false;
  presentation_ = documents.front();
  const pugi::xml_node root = xml_.document_element();
  const std::string ours = std::string(office) + std::string(slide_namespace);
  if (std::string_view(root.name()) != "p:presentation" ||
      root.attribute("xmlns:p").value() != ours)
    return false;
  std::set<std::string> seen;
  for (const pugi::xml_node& entry : root.child("p:sldIdLst").children("p:sldId")) {
    const std::string part = package_.target(presentation_, entry.attribute("r:id").value());
    if (!package_.has(part) || !seen.insert(part).second) return false;
    slides_.push_back(part);
  }
  return true;
}

std::pair<long, long> SlideList::size() const {
  const pugi::xml_node size = xml_.document_element().child("p:sldSz");
  return {size.attribute("cx").as_llong(), size.attribute("cy").as_llong()};
}

pugi::xml_node SlideList::entry_of(const std::string& slide) const {
  const pugi::xml_node list = xml_.document_element().child("p:sldIdLst");
  for (const pugi::xml_node& entry : list.children("p:sldId"))
    if (package_.target(presentation_, entry.attribute("r:id").value()) == slide) return entry;
  return {};
}

void SlideList::leave_out(const std::string& slide, const std::string& instead) {
  const pugi::xml_node entry = entry_of(slide);
  const std::string id = entry.attribute("id").value(), relation = entry.attribute("r:id").value();
  take_out_all(xml_, section_entry, "id", id);
  take_out_all(xml_, "//p:custShow//p:sld", "r:id", relation);
  entry.parent().remove_child(entry);
  package_.forget_relation(presentation_, relation);
  package_.redirect(slide, instead);
}

// `before` is "" for what comes first.
void SlideList::add(const std::string& slide, const std::string& before) {
  pugi::xml_node list = xml_.document_element().child("p:sldIdLst");
  std::set<unsigned> taken;
  for (const pugi::xml_node& entry : list.children("p:sldId"))
    taken.insert(entry.attribute("id").as_uint());
  unsigned id = first_id;
  while (taken.contains(id)) ++id;
  put(list, "p:sldId",
      {{"id", std::to_string(id)},
       {"r:id", package_.relate(presentation_, office_relation("slide"), slide)}});
  pugi::xml_node made;
  if (before.empty()) {
    pugi::xml_node section = xml_.select_node("//p14:sectionLst/p14:section/p14:sldIdLst").node();
    made = section.prepend_child("p14:sldId");
  } else {
    const std::string beside = entry_of(before).attribute("id").value();
    for (const pugi::xpath_node& found : xml_.select_nodes(section_entry))
      if (found.node().attribute("id").value() == beside)
        made = found.node().parent().insert_child_after("p14:sldId", found.node());
  }
  made.append_attribute("id") = id;  // nothing, where there are no sections
}

void SlideList::arrange(const std::vector<std::string>& slides) {
  const std::set<std::string> wanted(slides.begin(), slides.end()),
      there(slides_.begin(), slides_.end());
  for (std::size_t i = 0; i < slides.size(); ++i)
    if (!there.contains(slides[i])) add(slides[i], i == 0 ? "" : slides[i - 1]);
  std::string before = slides.front();
  for (const std::string& slide : slides_) {
    if (wanted.contains(slide))
      before = slide;
    else
      leave_out(slide, before);
  }
  pugi::xml_node list = xml_.document_element().child("p:sldIdLst");
  for (const std::string& slide : slides) list.append_move(entry_of(slide));
  slides_ = slides;
  package_.put(presentation_, xml_);
}

void SlideList::count() {
  pugi::xml_document xml;
  const auto parts = package_.related("", "extended-properties");
  if (parts.empty() || !package_.load(parts.front(), xml)) return;
  pugi::xml_node all = xml.document_element();
  std::size_t notes = 0;
  for (const std::string& slide : slides_) notes += package_.related(slide, "notesSlide").size();
  set_count(all, "Slides", slides_.size());
  set_count(all, "Notes", notes);
  for (const char* old : {"HeadingPairs", "TitlesOfParts", "Words", "Paragraphs"})
    all.remove_child(old);
  package_.put(parts.front(), xml);
}

}  // namespace peil::render
