#include "peil/render/office_parts.h"

#include <algorithm>
#include <sstream>

#include "peil/base/zip_parts.h"
#include "peil/render/office_xml.h"

namespace peil::render {
std::string part_text(const pugi::xml_document& xml) {
  std::ostringstream out;
  xml.save(out, "", pugi::format_raw, pugi::encoding_utf8);
  return out.str();
}

std::string relations_part_of(const std::string& part) {
  const auto slash = part.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
  const std::string name = slash == std::string::npos ? part : part.substr(slash + 1);
  return folder + "_rels/" + name + ".rels";
}

std::string_view kind_of_relation(std::string_view type) {
  return type.substr(type.rfind('/') + 1);
}

std::string office_relation(std::string_view kind) {
  return std::string(office) + "officeDocument/2006/relationships/" + std::string(kind);
}

void OfficeParts::add(const std::string& name, const pugi::xml_document& xml,
                      std::string content_type) {
  add(name, part_text(xml), std::move(content_type));
}

void OfficeParts::add(const std::string& name, std::string bytes, std::string content_type) {
  parts_.push_back({name, std::move(bytes), std::move(content_type)});
}

std::string OfficeParts::relate(const std::string& from, const std::string& type,
                                const std::string& to, std::string id) {
  if (id.empty())
    id = "rId" + std::to_string(std::ranges::count(relations_, from, &Relation::from) + 1);
  relations_.push_back({from, id, type, to});
  return id;
}

std::vector<std::string> OfficeParts::related(const std::string& from,
                                              std::string_view kind) const {
  std::vector<std::string> all;
  for (const Relation& r : relations_)
    if (r.from == from && kind_of_relation(r.type) == kind) all.push_back(r.to);
  return all;
}

std::string OfficeParts::bytes(const std::string& name) const {
  const auto found = std::ranges::find(parts_, name, &Part::name);
  return found == parts_.end() ? "" : found->bytes;
}

std::string OfficeParts::file() const {
  std::vector<std::pair<std::string, std::string>> all;
  pugi::xml_document types;
  pugi::xml_node list =
      put_root(types, "Types", {{"xmlns", std::string(office_package) + "content-types"}});
  for (const auto& [ending, type] :
       {std::pair{"rels", "application/vnd.openxmlformats-package.relationships+xml"},
        std::pair{"xml", "application/xml"}}) {
    put(list, "Default", {{"Extension", ending}, {"ContentType", type}});
  }
  for (const Part& part : parts_) {
    put(list, "Override", {{"PartName", "/" + part.name}, {"ContentType", part.content_type}});
  }
  all.emplace_back("[Content_Types].xml", part_text(types));

  std::vector<std::string> pointing;
  for (const Relation& r : relations_)
    if (std::ranges::find(pointing, r.from) == pointing.end()) pointing.push_back(r.from);
  for (const std::string& from : pointing) {
    pugi::xml_document xml;
    pugi::xml_node root =
        put_root(xml, "Relationships", {{"xmlns", std::string(office_package) + "relationships"}});
    for (const Relation& r : relations_) {
      if (r.from != from) continue;
      put(root, "Relationship", {{"Id", r.id}, {"Type", r.type}, {"Target", "/" + r.to}});
    }
    all.emplace_back(relations_part_of(from), part_text(xml));
  }

  for (const Part& part : parts_) all.emplace_back(part.name, part.bytes);
  return zip_of(all);
}

void add_core_properties(OfficeParts& parts, std::string_view title, std::string_view language) {
  pugi::xml_document xml;
  pugi::xml_node core =
      put_root(xml, "cp:coreProperties",
               {{"xmlns:cp", std::string(office_package) + "metadata/core-properties"},
                {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
                {"xmlns:dcterms", "http://purl.org/dc/terms/"},
                {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"}});
  core.append_child("dc:title").text() = std::string(title).c_str();
  core.append_child("dc:creator").text() = "peil";
  core.append_child("dc:language").text() = std::string(language).c_str();
  pugi::xml_node created = core.append_child("dcterms:created");
  created.append_attribute("xsi:type") = "dcterms:W3CDTF";
  created.text() = "2000-01-01T00:00:00Z";
  parts.add("docProps/core.xml", xml, "application/vnd.openxmlformats-package.core-properties+xml");
  parts.relate("", std::string(office_package) + "relationships/metadata/core-properties",
               "docProps/core.xml");
}

}  // namespace peil::render
