#include "peil/files/word_parts.h"

#include <filesystem>

#include "peil/files/letter_xml.h"

namespace peil::files {
namespace {

constexpr std::size_t most_unpacked = std::size_t{64} << 20U;  // bytes, of all parts together
constexpr int longest_chain = 20;                              // of styles based on each other
constexpr const char* no_word = "it is no Word document (.docx)";

std::string relations_file(const std::string& part) {
  const std::filesystem::path path(part);
  return (path.parent_path() / "_rels" / (path.filename().string() + ".rels")).generic_string();
}

// "../header1.xml" of word/document.xml is header1.xml; "/word/header1.xml" begins at the top.
std::string target_of(const std::string& part, const std::string& target) {
  const auto path = std::filesystem::path("/" + part).parent_path() / target;
  return path.lexically_normal().relative_path().generic_string();
}

}  // namespace

WordParts::WordParts(std::string_view bytes) : parts_(bytes) {
  if (!parts_.ok()) {
    why_ = no_word;
    return;
  }
  if (!has_each_part_once(parts_, why_)) return;
  for (const WordRelation& one : relations_of(""))
    if (one.kind == "officeDocument") main_ = one.part;
  relations_ = relations_of(main_);
  pugi::xml_document known;
  if (ok() && !read(relations_name(), known)) relations_by_name();
}

std::string WordParts::relations_name() const { return relations_file(main_); }

std::vector<WordRelation> WordParts::relations_of(const std::string& part) {
  pugi::xml_document document;
  std::vector<WordRelation> all;
  if (!ok() || !read(relations_file(part), document)) return all;
  for (const pugi::xml_node& one : document.document_element().children()) {
    if (attribute_of(one, "TargetMode") == "External") continue;
    const std::string_view type = attribute_of(one, "Type");
    all.push_back({std::string(attribute_of(one, "Id")),
                   std::string(type.substr(type.rfind('/') + 1)),
                   target_of(part, std::string(attribute_of(one, "Target")))});
  }
  return all;
}

// Of a document that does not say what its parts are.
void WordParts::relations_by_name() {
  for (const std::string& name : parts_.names()) {
    for (const char* kind : {"footnotes", "endnotes", "header", "footer", "styles"})
      if (name.starts_with(std::string("word/") + kind)) relations_.push_back({"", kind, name});
  }
}

bool WordParts::read(const std::string& name, pugi::xml_document& into, unsigned options) {
  auto part = parts_.part(name);
  if (!part) {
    if (why_.empty()) why_ = parts_.refused();
    return false;
  }
  unpacked_ += part->size();
  if (unpacked_ > most_unpacked) {
    why_ = "its parts unpack to more than a letter can hold (64 MiB)";
    return false;
  }
  held_.push_back(std::make_unique<std::string>(std::move(*part)));
  std::string why;
  if (read_letter_xml(*held_.back(), options, into, why)) return true;
  why_ = !why.empty() ? why : name == main_ ? no_word : "its part " + name + " is broken";
  return false;
}

WordStyles::WordStyles(const pugi::xml_node& styles) {
  for (const pugi::xml_node& one : styles.children()) {
    if (local_name(one.name()) != "style") continue;
    all_[std::string(attribute_of(one, "styleId"))] = {
        std::string(attribute_of(child_of(one, "basedOn"), "val")),
        word_switch(child_of(child_of(one, "rPr"), "vanish"))};
  }
}

bool WordStyles::hides(std::string_view style) const {
  auto at = all_.find(style);
  for (int steps = 0; at != all_.end() && steps < longest_chain; ++steps) {
    if (at->second.hides) return *at->second.hides;
    at = all_.find(at->second.based_on);
  }
  return false;
}

std::optional<bool> word_switch(const pugi::xml_node& node) {
  if (!node) return {};
  const std::string_view said = attribute_of(node, "val");
  return said != "0" && said != "false" && said != "off" && said != "none";
}

}  // namespace peil::files
