#include "peil/files/published_package.h"

#include <filesystem>

#include <pugixml.hpp>

#include "peil/files/letter_xml.h"

namespace peil::files {
namespace {

constexpr const char* content_types_part = "[Content_Types].xml";
// Under another namespace a program finds no entries in such a list.
constexpr std::string_view types_space =
    "http://schemas.openxmlformats.org/package/2006/content-types";
constexpr std::string_view relations_space =
    "http://schemas.openxmlformats.org/package/2006/relationships";

// "ppt/charts/chart1.xml" of "../charts/chart1.xml" in a part of "ppt/slides".
std::string package_target(const std::string& part, const std::string& target) {
  const auto path = std::filesystem::path("/" + part).parent_path() / target;
  return path.lexically_normal().relative_path().generic_string();
}

std::string attribute_text(const pugi::xml_node& node, const char* name) {
  return node.attribute(name).value();
}

bool is_in_space(const pugi::xml_node& root, std::string_view space) {
  return root.attribute("xmlns").value() == space;
}

}  // namespace

std::string relations_part(const std::string& part) {
  const std::filesystem::path path(part);
  return (path.parent_path() / "_rels" / (path.filename().string() + ".rels")).generic_string();
}

PublishedPackage::PublishedPackage(std::string_view bytes) : parts_(bytes) {
  if (!parts_.ok())
    why_ = "it is no Office file, or a damaged one";
  else if (has_each_part_once(parts_, why_))
    read_types();
}

std::optional<std::string> PublishedPackage::part(const std::string& name) {
  auto found = parts_.part(name);
  if (!found) why_ = parts_.refused();
  return found;
}

void PublishedPackage::read_types() {
  auto xml = part(content_types_part);
  pugi::xml_document types;
  if (!xml || !read_letter_xml(*xml, pugi::parse_default, types, why_)) return;
  if (!is_in_space(types.document_element(), types_space)) return;
  for (const pugi::xml_node& one : types.document_element().children()) {
    const std::string name = attribute_text(one, "PartName"),
                      type = attribute_text(one, "ContentType");
    if (name.empty())
      type_of_ending_[attribute_text(one, "Extension")] = type;
    else
      type_of_part_[name] = type;
  }
}

std::vector<PublishedRelation> PublishedPackage::relations(const std::string& of) {
  std::vector<PublishedRelation> all;
  auto xml = part(relations_part(of));
  pugi::xml_document document;
  if (!xml || !read_letter_xml(*xml, pugi::parse_default, document, why_)) return all;
  if (!is_in_space(document.document_element(), relations_space)) return all;
  for (const pugi::xml_node& one : document.document_element().children("Relationship")) {
    const std::string target = attribute_text(one, "Target");
    const bool outside = attribute_text(one, "TargetMode") == "External";
    all.push_back({attribute_text(one, "Id"), attribute_text(one, "Type"),
                   outside ? target : package_target(of, target), outside});
  }
  return all;
}

std::string PublishedPackage::content_type(const std::string& part) const {
  if (const auto own = type_of_part_.find("/" + part); own != type_of_part_.end())
    return own->second;
  const auto same = type_of_ending_.find(part.substr(part.rfind('.') + 1));
  return same == type_of_ending_.end() ? "" : same->second;
}

}  // namespace peil::files
