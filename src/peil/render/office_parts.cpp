#include "peil/render/office_parts.h"

#include <zip.h>

#include <algorithm>
#include <memory>
#include <sstream>

#include "peil/base/outside_error.h"

namespace peil::render {
namespace {

constexpr time_t made_on = 946684800;  // 2000-01-01: the same file on every day
constexpr std::string_view package = "http://schemas.openxmlformats.org/package/2006/";

std::string text_of(const pugi::xml_document& xml) {
  std::ostringstream out;
  xml.save(out, "", pugi::format_raw, pugi::encoding_utf8);
  return out.str();
}

void declare(pugi::xml_document& xml) {
  pugi::xml_node declaration = xml.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  declaration.append_attribute("standalone") = "yes";
}

// "word/_rels/document.xml.rels" of "word/document.xml".
std::string relations_of(const std::string& part) {
  const auto slash = part.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
  const std::string name = slash == std::string::npos ? part : part.substr(slash + 1);
  return folder + "_rels/" + name + ".rels";
}

/// A ZIP file in memory.
class Archive {
 public:
  Archive() {
    zip_error_t error;
    zip_error_init(&error);
    source_ = zip_source_buffer_create(nullptr, 0, 0, &error);
    if (source_ != nullptr) {
      zip_source_keep(source_);
      zip_ = zip_open_from_source(source_, ZIP_TRUNCATE, &error);
    }
    zip_error_fini(&error);
    if (zip_ == nullptr) failed();
  }
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  ~Archive() {
    if (zip_ != nullptr) zip_discard(zip_);
    if (source_ != nullptr) zip_source_free(source_);
  }

  void add(const std::string& name, std::string_view bytes) {
    zip_source_t* part = zip_source_buffer(zip_, bytes.data(), bytes.size(), 0);
    const zip_int64_t at =
        part == nullptr ? -1 : zip_file_add(zip_, name.c_str(), part, ZIP_FL_ENC_UTF_8);
    if (at < 0) failed();
    zip_file_set_mtime(zip_, static_cast<zip_uint64_t>(at), made_on, 0);
  }

  std::string bytes() {
    if (zip_close(zip_) != 0) failed();
    zip_ = nullptr;
    zip_stat_t about;
    zip_stat_init(&about);
    if (zip_source_stat(source_, &about) != 0 || zip_source_open(source_) != 0) failed();
    std::string all(about.size, '\0');
    const zip_int64_t got = zip_source_read(source_, all.data(), all.size());
    zip_source_close(source_);
    if (got != static_cast<zip_int64_t>(all.size())) failed();
    return all;
  }

 private:
  [[noreturn]] static void failed() {
    throw OutsideError("there is no memory left for an office file");
  }

  zip_source_t* source_ = nullptr;
  zip_t* zip_ = nullptr;
};

}  // namespace

std::string office_relation(std::string_view kind) {
  return std::string(office) + "officeDocument/2006/relationships/" + std::string(kind);
}

void OfficeParts::add(const std::string& name, const pugi::xml_document& xml,
                      std::string content_type) {
  add(name, text_of(xml), std::move(content_type));
}

void OfficeParts::add(const std::string& name, std::string bytes, std::string content_type) {
  parts_.push_back({name, std::move(bytes), std::move(content_type)});
}

std::string OfficeParts::relate(const std::string& from, const std::string& type,
                                const std::string& to) {
  const auto count = std::ranges::count(relations_, from, &Relation::from);
  std::string id = "rId" + std::to_string(count + 1);
  relations_.push_back({from, id, type, to});
  return id;
}

std::string OfficeParts::file() const {
  // What libzip is given has to live until it closes the file.
  std::vector<std::pair<std::string, std::string>> all;
  pugi::xml_document types;
  declare(types);
  pugi::xml_node list = types.append_child("Types");
  list.append_attribute("xmlns") = (std::string(package) + "content-types").c_str();
  for (const auto& [ending, type] :
       {std::pair{"rels", "application/vnd.openxmlformats-package.relationships+xml"},
        std::pair{"xml", "application/xml"}}) {
    pugi::xml_node node = list.append_child("Default");
    node.append_attribute("Extension") = ending;
    node.append_attribute("ContentType") = type;
  }
  for (const Part& part : parts_) {
    pugi::xml_node node = list.append_child("Override");
    node.append_attribute("PartName") = ("/" + part.name).c_str();
    node.append_attribute("ContentType") = part.content_type.c_str();
  }
  all.emplace_back("[Content_Types].xml", text_of(types));

  std::vector<std::string> pointing;
  for (const Relation& r : relations_)
    if (std::ranges::find(pointing, r.from) == pointing.end()) pointing.push_back(r.from);
  for (const std::string& from : pointing) {
    pugi::xml_document xml;
    declare(xml);
    pugi::xml_node root = xml.append_child("Relationships");
    root.append_attribute("xmlns") = (std::string(package) + "relationships").c_str();
    for (const Relation& r : relations_) {
      if (r.from != from) continue;
      pugi::xml_node node = root.append_child("Relationship");
      node.append_attribute("Id") = r.id.c_str();
      node.append_attribute("Type") = r.type.c_str();
      node.append_attribute("Target") = ("/" + r.to).c_str();
    }
    all.emplace_back(from.empty() ? "_rels/.rels" : relations_of(from), text_of(xml));
  }

  Archive archive;
  for (const auto& [name, bytes] : all) archive.add(name, bytes);
  for (const Part& part : parts_) archive.add(part.name, part.bytes);
  return archive.bytes();
}

void add_core_properties(OfficeParts& parts, std::string_view title, std::string_view language) {
  pugi::xml_document xml;
  declare(xml);
  pugi::xml_node core = xml.append_child("cp:coreProperties");
  core.append_attribute("xmlns:cp") = (std::string(package) + "metadata/core-properties").c_str();
  core.append_attribute("xmlns:dc") = "http://purl.org/dc/elements/1.1/";
  core.append_attribute("xmlns:dcterms") = "http://purl.org/dc/terms/";
  core.append_attribute("xmlns:xsi") = "http://www.w3.org/2001/XMLSchema-instance";
  core.append_child("dc:title").text() = std::string(title).c_str();
  core.append_child("dc:creator").text() = "peil";
  core.append_child("dc:language").text() = std::string(language).c_str();
  pugi::xml_node created = core.append_child("dcterms:created");
  created.append_attribute("xsi:type") = "dcterms:W3CDTF";
  created.text() = "2000-01-01T00:00:00Z";
  parts.add("docProps/core.xml", xml, "application/vnd.openxmlformats-package.core-properties+xml");
  parts.relate("", std::string(package) + "relationships/metadata/core-properties",
               "docProps/core.xml");
}

}  // namespace peil::render
