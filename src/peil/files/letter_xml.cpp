#include "peil/files/letter_xml.h"

#include <algorithm>
#include <set>

#include "peil/base/text.h"
#include "peil/base/zip_parts.h"

namespace peil::files {
namespace {

constexpr int deepest = 256;  // a table in a table in a text box lies some forty deep
constexpr std::ptrdiff_t most_tags = 2'000'000;  // a letter of 500 pages has half a million

struct Depth : pugi::xml_tree_walker {
  bool for_each(pugi::xml_node&) override { return depth() <= deepest; }
};

}  // namespace

bool read_letter_xml(std::string& xml, unsigned options, pugi::xml_document& document,
                     std::string& why) {
  if (std::ranges::count(xml, '<') > most_tags) {
    why = "it has more elements than a letter can hold (two million)";
    return false;
  }
  if (!document.load_buffer_inplace(xml.data(), xml.size(), options | pugi::parse_doctype))
    return false;
  for (const pugi::xml_node& node : document.children()) {
    if (node.type() != pugi::node_doctype) continue;
    why = "its XML has a DTD, in which entities may be defined; no word processor writes one";
    return false;
  }
  Depth depth;
  if (document.traverse(depth)) return true;
  why = "its elements lie more than " + std::to_string(deepest) + " deep within each other";
  return false;
}

bool has_each_part_once(const ZipParts& parts, std::string& why) {
  std::set<std::string> seen;
  for (const std::string& name : parts.names()) {
    if (seen.insert(name).second) continue;
    why = "its part " + name + " is there twice";
    return false;
  }
  return true;
}

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child_of(const pugi::xml_node& node, std::string_view local) {
  for (const pugi::xml_node& one : node.children())
    if (local_name(one.name()) == local) return one;
  return {};
}

std::string_view attribute_of(const pugi::xml_node& node, std::string_view local) {
  for (const pugi::xml_attribute& one : node.attributes())
    if (local_name(one.name()) == local) return one.value();
  return "";
}

std::string characters_of(const pugi::xml_node& node) {
  std::string all;
  for (const pugi::xml_node& one : node.children())
    if (one.type() == pugi::node_pcdata || one.type() == pugi::node_cdata) all += one.value();
  return all;
}

std::string xml_text(const pugi::xml_document& document) {
  struct Text : pugi::xml_writer {
    std::string all;
    void write(const void* data, std::size_t size) override {
      all.append(static_cast<const char*>(data), size);
    }
  } text;
  document.save(text, "", pugi::format_raw, pugi::encoding_utf8);
  return std::move(text.all);
}

std::string without_lines(std::string row) {
  std::ranges::replace(row, '|', ' ');
  return join(words(row), " ");
}

}  // namespace peil::files
