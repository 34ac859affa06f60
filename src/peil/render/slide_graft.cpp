#include "peil/render/slide_graft.h"

namespace peil::render {
namespace {

// The place of a layout that a shape fills, as "body/1"; "" of a shape that fills none.
std::string filled_place(pugi::xml_node shape) {
  const pugi::xml_node place = shape.child("p:nvSpPr").child("p:nvPr").child("p:ph");
  if (!place) return "";
  return std::string(place.attribute("type").value()) + "/" + place.attribute("idx").value();
}

pugi::xml_node frame_of_place(const pugi::xml_document& xml, const std::string& place) {
  for (const pugi::xpath_node& shape : xml.select_nodes("//p:spTree/p:sp"))
    if (filled_place(shape.node()) == place)
      if (const pugi::xml_node frame = shape.node().child("p:spPr").child("a:xfrm")) return frame;
  return {};
}

// In a layout of somebody else, a shape without a frame of its own would have none at all.
void put_frames(pugi::xml_node slide, const pugi::xml_document& layout,
                const pugi::xml_document& master) {
  for (const pugi::xpath_node& found : slide.select_nodes("p:cSld/p:spTree/p:sp")) {
    const std::string place = filled_place(found.node());
    pugi::xml_node look = found.node().child("p:spPr");
    if (place.empty() || look.child("a:xfrm")) continue;
    pugi::xml_node frame = frame_of_place(layout, place);
    if (!frame) frame = frame_of_place(master, place);
    if (frame) look.prepend_copy(frame);
  }
}

void put_number(pugi::xml_node slide, std::size_t number) {
  for (const pugi::xpath_node& field : slide.select_nodes(".//a:fld[@type='slidenum']"))
    field.node().child("a:t").text() = std::to_string(number).c_str();
}

std::string first_of(const std::vector<std::string>& all) { return all.empty() ? "" : all.front(); }

}  // namespace

void SlideGraft::slide(const std::string& part, const Grafted& as) {
  const std::string layout = first_of(from_.related(part, "slideLayout"));
  pugi::xml_document xml, places, more_places;
  from_.load(part, xml);
  pugi::xml_node root = xml.document_element();
  put_number(root, as.number);
  if (as.hidden) root.append_attribute("show") = "0";
  if (!as.layout_is_ours && from_.load(layout, places) &&
      from_.load(first_of(from_.related(layout, "slideMaster")), more_places))
    put_frames(root, places, more_places);

  to_.put(as.part, "", from_.content_type(part));
  to_.put(as.part, xml);
  known_[part] = as.part;
  known_[layout] = as.layout;
  copy_relations(part, as.part);
}

std::string SlideGraft::copied(const std::string& part) {
  if (const auto there = known_.find(part); there != known_.end()) return there->second;
  const std::string type = from_.content_type(part);
  std::string name = notes_master_;
  if (!type.ends_with("notesMaster+xml")) {
    name = to_.new_name(part);
    to_.put(name, from_.bytes(part), type);
  }
  known_[part] = name;
  if (name != notes_master_) copy_relations(part, name);
  return name;
}

void SlideGraft::copy_relations(const std::string& part, const std::string& as) {
  to_.forget_relations(as);
  for (const OfficePackage::Relation& r : from_.relations(part))
    to_.relate(as, r.type, copied(r.to), r.id);
}

std::string layout_name(OfficePackage& package, const std::string& layout) {
  pugi::xml_document xml;
  if (!package.load(layout, xml)) return "";
  return xml.document_element().child("p:cSld").attribute("name").value();
}

std::map<std::string, std::string> layouts_by_name(OfficePackage& package,
                                                   const std::string& presentation) {
  std::map<std::string, std::string> all;
  for (const std::string& master : package.related(presentation, "slideMaster"))
    for (const std::string& layout : package.related(master, "slideLayout"))
      if (package.has(layout)) all.emplace(layout_name(package, layout), layout);
  return all;
}

}  // namespace peil::render
