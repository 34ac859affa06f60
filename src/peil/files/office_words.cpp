#include "peil/files/office_words.h"

#include "peil/base/text.h"
#include "peil/files/letter_xml.h"
#include "peil/files/office_markup.h"

namespace peil::files {
namespace {

using PiecePlace = PublishedPiece::Place;

// A paragraph with the number of its page alone: whoever shows the page counts anew.
bool is_page_number(const pugi::xml_node& p, std::string_view said) {
  if (said.find_first_not_of("0123456789") != std::string_view::npos) return false;
  for (const pugi::xpath_node& field : p.select_nodes(".//*[local-name()='fldSimple']"))
    if (trim(attribute_of(field.node(), "instr")).starts_with("PAGE")) return true;
  for (const pugi::xpath_node& field : p.select_nodes(".//*[local-name()='instrText']"))
    if (trim(field.node().text().get()).starts_with("PAGE")) return true;
  return false;
}

bool is_within(const pugi::xml_node& node, std::string_view name) {
  for (pugi::xml_node outer = node.parent(); outer; outer = outer.parent())
    if (outer.name() == name) return true;
  return false;
}

// The length of error bars stands beside their chart in words too.
PiecePlace place_of_value(const pugi::xml_node& value) {
  if (is_within(value, "c:errBars")) return PiecePlace::Aside;
  return is_within(value, "c:numCache") || is_within(value, "c:numLit") ? PiecePlace::Value
                                                                        : PiecePlace::Seen;
}

}  // namespace

void OfficeWords::read(const pugi::xml_node& node) {
  for (const pugi::xml_node& child : node.children()) one(child);
}

void OfficeWords::keep(std::string_view text, PiecePlace place) {
  if (std::string line = join(words(text), " "); !line.empty())
    pieces.push_back({std::move(line), {}, place});
}

void OfficeWords::one(const pugi::xml_node& node) {
  const std::string_view name = local_name(node.name());
  if (name == "p") return paragraph(node);
  if (name == "c" && node.attribute("r")) return cell(node);
  // The values of a chart, and the cells that it would take anew.
  const std::string_view whole_name = node.name();
  if (whole_name == "c:v") return keep(node.text().get(), place_of_value(node));
  if (whole_name == "c:f") return keep(node.text().get(), PiecePlace::Idle);
  for (const char* key : {"title", "descr"})
    if (name == "docPr" || name == "cNvPr") keep(node.attribute(key).value(), PiecePlace::Aside);
  if (whole_name == "p:sp" && is_master_ && node.select_node("p:nvSpPr/p:nvPr/p:ph"))
    return prompts(node);
  read(node);
}

void OfficeWords::prompts(const pugi::xml_node& shape) {
  const std::size_t before = pieces.size();
  read(shape);
  for (std::size_t i = before; i < pieces.size(); ++i)
    if (pieces[i].place == PiecePlace::Seen) pieces[i].place = PiecePlace::Idle;
}

// Pictures and text boxes within a paragraph are pieces of their own.
void OfficeWords::paragraph(const pugi::xml_node& node) {
  PublishedPiece piece;
  std::string text;
  runs(node, text, piece);
  piece.text = join(words(text), " ");
  if (is_page_number(node, piece.text)) piece.place = PiecePlace::Idle;
  if (!piece.text.empty()) pieces.push_back(std::move(piece));
}

void OfficeWords::runs(const pugi::xml_node& node, std::string& text, PublishedPiece& piece) {
  for (const pugi::xml_node& child : node.children()) {
    const std::string_view name = local_name(child.name());
    if (name == "t") {
      for (const pugi::xml_node& part : child.children()) text += shown_text(part, pages_);
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

void OfficeWords::bound(const pugi::xml_node& control, std::string& text, PublishedPiece& piece) {
  const std::string tag = control.child("w:sdtPr").child("w:tag").attribute("w:val").value();
  const std::size_t before = text.size();
  runs(control.child("w:sdtContent"), text, piece);
  const std::size_t sign = tag.find('#');
  const std::string key = tag.substr(0, sign);
  if (key.empty()) return;
  piece.numbers.push_back(
      {text.substr(before), key, sign == std::string::npos ? "" : tag.substr(sign + 1)});
}

// A cell as its reader sees it: the text that it points at, or its number.
void OfficeWords::cell(const pugi::xml_node& node) {
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
  const bool is_number = (kind.empty() || kind == "n") && !node.child("f");
  if (!text.empty())
    keep(std::string(node.attribute("r").value()) + " " + text,
         is_number ? PiecePlace::Value : PiecePlace::Seen);
}

std::vector<std::string> shared_texts(const pugi::xml_node& root) {
  std::vector<std::string> all;
  for (const pugi::xml_node& item : root.children()) {
    std::string text;
    for (const pugi::xpath_node& t : item.select_nodes(".//*[local-name()='t']"))
      text += t.node().text().get();
    all.push_back(std::move(text));
  }
  return all;
}

}  // namespace peil::files
