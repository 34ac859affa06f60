#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include <pugixml.hpp>

#include "peil/base/text.h"
#include "peil/base/zip_parts.h"
#include "peil/files/published_parts.h"

namespace peil::files {
namespace {

constexpr unsigned whole = pugi::parse_default | pugi::parse_ws_pcdata_single;

std::string_view local(const char* name) {
  const std::string_view all = name;
  const std::size_t colon = all.find(':');
  return colon == std::string_view::npos ? all : all.substr(colon + 1);
}

// Words are the same however their blanks are divided.
std::string on_one_line(const std::string& text) { return join(words(text), " "); }

/// Walks a part; every paragraph, value and alternative text is a piece.
class Walk {
 public:
  explicit Walk(const std::vector<std::string>& shared) : shared_(shared) {}

  std::vector<PublishedPiece> pieces;

  void read(const pugi::xml_node& node) {
    for (const pugi::xml_node& child : node.children()) one(child);
  }

 private:
  void one(const pugi::xml_node& node) {
    const std::string_view name = local(node.name());
    if (name == "p") return paragraph(node);
    if (name == "c" && node.attribute("r")) return cell(node);
    // The values of a chart, and the cells that it would take anew.
    const std::string_view whole_name = node.name();
    if (whole_name == "c:v" || whole_name == "c:f") return keep(node.text().get());
    for (const char* key : {"title", "descr"})
      if (name == "docPr" || name == "cNvPr") keep(node.attribute(key).value());
    read(node);
  }

  void keep(const std::string& text) {
    if (std::string line = on_one_line(text); !line.empty()) pieces.push_back({std::move(line)});
  }

  // Pictures and text boxes within a paragraph are pieces of their own.
  void paragraph(const pugi::xml_node& node) {
    PublishedPiece piece;
    std::string text;
    runs(node, text, piece);
    piece.text = on_one_line(text);
    if (!piece.text.empty()) pieces.push_back(std::move(piece));
  }

  void runs(const pugi::xml_node& node, std::string& text, PublishedPiece& piece) {
    for (const pugi::xml_node& child : node.children()) {
      const std::string_view name = local(child.name());
      if (name == "t") {
        text += child.text().get();
      } else if (name == "tab" || name == "br" || name == "cr") {
        text += ' ';
      } else if (name == "sdt") {
        bound(child, text, piece);
      } else if (name == "drawing" || name == "pict" || name == "txbxContent") {
        read(child);
      } else if (name != "del" && name != "moveFrom" && name != "instrText" && name != "Fallback") {
        runs(child, text, piece);
      }
    }
  }

  void bound(const pugi::xml_node& control, std::string& text, PublishedPiece& piece) {
    const std::string tag = control.child("w:sdtPr").child("w:tag").attribute("w:val").value();
    const std::size_t before = text.size();
    runs(control.child("w:sdtContent"), text, piece);
    if (tag.empty()) return;
    const std::size_t sign = tag.find('#');
    piece.numbers.push_back({text.substr(before), tag.substr(0, sign),
                             sign == std::string::npos ? "" : tag.substr(sign + 1)});
  }

  // A cell as its reader sees it: the text that it points at, or its number.
  void cell(const pugi::xml_node& node) {
    const std::string kind = node.attribute("t").value();
    std::string text = node.child("v").text().get();
    if (kind == "s") {
      const auto at = whole_number(text);
      text = at && *at >= 0 && static_cast<std::size_t>(*at) < shared_.size()
                 ? shared_[static_cast<std::size_t>(*at)]
                 : "";
    } else if (kind == "inlineStr") {
      text = node.child("is").child("t").text().get();
    }
    if (node.child("f")) text += " =" + std::string(node.child("f").text().get());
    if (!text.empty()) keep(std::string(node.attribute("r").value()) + " " + text);
  }

  const std::vector<std::string>& shared_;
};

std::vector<std::string> shared_texts(ZipParts& parts) {
  std::vector<std::string> all;
  const auto xml = parts.part("xl/sharedStrings.xml");
  pugi::xml_document document;
  if (!xml || !document.load_buffer(xml->data(), xml->size(), whole)) return all;
  for (const pugi::xml_node& item : document.document_element().children()) {
    std::string text;
    for (const pugi::xpath_node& t : item.select_nodes(".//*[local-name()='t']"))
      text += t.node().text().get();
    all.push_back(std::move(text));
  }
  return all;
}

// Folders of parts that people see, in the order in which their pieces are told.
constexpr std::array folders{
    "word/header",      "word/document",    "word/foot",       "word/end",         "ppt/slides/",
    "ppt/notesSlides/", "xl/worksheets/",   "word/charts/",    "ppt/charts/",      "xl/charts/",
    "xl/drawings/",     "word/embeddings/", "ppt/embeddings/", "docProps/core.xml"};

// Its folder's place, and within it the number in its name: slide2 before slide10.
std::optional<std::tuple<std::size_t, std::int64_t, std::string>> place_of(
    const std::string& name) {
  for (std::size_t f = 0; f < folders.size(); ++f) {
    if (!name.starts_with(folders[f]) || name.find("_rels/") != std::string::npos) continue;
    std::string digits;
    std::ranges::copy_if(name, std::back_inserter(digits),
                         [](char c) { return c >= '0' && c <= '9'; });
    return std::tuple{f, whole_number(digits.substr(0, 9)).value_or(0), name};
  }
  return {};
}

}  // namespace

std::optional<std::vector<PublishedPiece>> office_pieces(std::string_view bytes, std::string& why) {
  ZipParts parts(bytes);
  if (!parts.ok()) {
    why = "it is no Office file, or a damaged one";
    return {};
  }
  std::map<std::tuple<std::size_t, std::int64_t, std::string>, std::string> in_order;
  for (const std::string& name : parts.names())
    if (const auto place = place_of(name)) in_order.emplace(*place, name);
  const std::vector<std::string> shared = shared_texts(parts);
  Walk walk(shared);
  for (const auto& [place, name] : in_order) {
    const auto part = parts.part(name);
    if (!part) {
      why = parts.refused();
      return {};
    }
    if (name.ends_with(".xlsx")) {
      auto inside = office_pieces(*part, why);
      if (!inside) return {};
      std::ranges::move(*inside, std::back_inserter(walk.pieces));
      continue;
    }
    pugi::xml_document document;
    if (!name.ends_with(".xml")) continue;
    if (!document.load_buffer(part->data(), part->size(), whole)) {
      why = "its part " + name + " is broken";
      return {};
    }
    if (name.starts_with("docProps")) {
      for (const pugi::xml_node& node : document.document_element().children())
        if (local(node.name()) == "title") walk.pieces.push_back({node.text().get()});
      continue;
    }
    walk.read(document);
  }
  return std::move(walk.pieces);
}

}  // namespace peil::files
