#include "peil/files/office_markup.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>

#include "peil/base/text.h"
#include "peil/files/letter_xml.h"
#include "peil/ports/held_piece.h"

namespace peil::files {
namespace {

constexpr std::size_t most_in_a_chunk = 12;  // elements
constexpr std::int64_t least_size = 12;      // of letters that are read, in half points
constexpr int lightest = 0xC0;               // of a colour that is read on paper

// Each on its own, however many elements stand in it.
constexpr std::array containers{"w:sdt", "w:sdtContent", "w:body",   "w:tbl", "w:tr",
                                "w:tc",  "p:sldIdLst",   "p:spTree", "sst",   "sheetData"};
// Says nothing, and programs put it in or change it when they save.
constexpr std::array idle_elements{"w:proofErr",    "w:lastRenderedPageBreak", "w:bookmarkStart",
                                   "w:bookmarkEnd", "dcterms:modified",        "cp:lastModifiedBy",
                                   "cp:revision"};
constexpr std::array idle_attributes{"xml:space", "w14:paraId", "w14:textId"};
// What paragraphs and tables of people are made of. What hides, strikes out, draws, computes or
// shows other signs than are written is not among it.
constexpr std::array plain_elements{
    "p",         "r",        "t",      "tab",          "br",
    "cr",        "pPr",      "pStyle", "rPr",          "rStyle",
    "b",         "bCs",      "i",      "iCs",          "u",
    "lang",      "rtl",      "bidi",   "jc",           "ind",
    "spacing",   "numPr",    "ilvl",   "numId",        "keepNext",
    "keepLines", "sz",       "szCs",   "color",        "tbl",
    "tblPr",     "tblStyle", "tblW",   "tblLook",      "tblLayout",
    "tblGrid",   "gridCol",  "tr",     "trPr",         "tblHeader",
    "cantSplit", "tc",       "tcPr",   "tcW",          "gridSpan",
    "vAlign",    "sdt",      "sdtPr",  "sdtContent",   "tag",
    "alias",     "id",       "ins",    "widowControl", "contextualSpacing"};

bool is_listed(const auto& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

bool is_idle(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  if (name == "w:id" && std::string_view(node.parent().name()) == "w:sdtPr") return true;
  return is_listed(idle_elements, name);
}

bool is_idle(const pugi::xml_node& node, std::string_view attribute) {
  if (attribute.starts_with("w:rsid") || is_listed(idle_attributes, attribute)) return true;
  return attribute == "id" && std::string_view(node.name()) == "p:sldId";
}

std::size_t elements_in(const pugi::xml_node& node, std::size_t most) {
  std::size_t all = 0;
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() != pugi::node_element) continue;
    all += 1 + elements_in(child, most);
    if (all > most) break;
  }
  return all;
}

bool is_container(const pugi::xml_node& node) {
  if (local_name(node.name()) == "p") return false;
  return is_listed(containers, node.name()) || elements_in(node, most_in_a_chunk) > most_in_a_chunk;
}

// Not near to white, and given as it is: themes can have any colour.
bool is_readable_colour(const pugi::xml_node& node) {
  const std::string_view value = node.attribute("w:val").value();
  if (node.first_attribute() != node.attribute("w:val") || node.first_attribute().next_attribute())
    return false;
  if (value == "auto") return true;
  if (value.size() != 6) return false;
  const auto light = [&](std::size_t at) {
    return std::strtol(std::string(value.substr(at, 2)).c_str(), nullptr, 16) > lightest;
  };
  return !(light(0) && light(2) && light(4)) &&
         value.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

bool is_plain(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  if (!name.starts_with("w:") || !is_listed(plain_elements, name.substr(2))) return is_idle(node);
  if (name == "w:color") return is_readable_colour(node);
  if (name == "w:sz" || name == "w:szCs")
    return whole_number(node.attribute("w:val").value()).value_or(0) >= least_size;
  return true;
}

bool is_plain_throughout(const pugi::xml_node& node) {
  if (node.type() != pugi::node_element) return true;
  return is_plain(node) && std::ranges::all_of(node.children(), is_plain_throughout);
}

bool has_element(const pugi::xml_node& node, std::string_view local) {
  return local_name(node.name()) == local ||
         std::ranges::any_of(node.children(),
                             [&](const pugi::xml_node& one) { return has_element(one, local); });
}

}  // namespace

std::string shown_text(const pugi::xml_node& text, const std::string& pages) {
  std::string said = text.value();
  const pugi::xml_node field = text.parent().parent();
  const bool is_number = std::string_view(field.name()) == "a:fld" &&
                         std::string_view(field.attribute("type").value()) == "slidenum";
  if (!is_number) return said;
  // What stands there until the number is known: "‹#›", "<number>", "<nummer>".
  constexpr std::size_t longest_blank = 12;
  const bool is_blank = said.size() <= longest_blank &&
                        said.find_first_of("0123456789") == std::string::npos &&
                        ((said.starts_with('<') && said.ends_with('>')) ||
                         (said.starts_with("‹") && said.ends_with("›")));
  return is_blank || pages.find("/" + said + "/") != std::string::npos ? "" : said;
}

OfficeMarkup::OfficeMarkup(Kind kind, std::string pages,
                           std::function<std::string(std::string_view)> told)
    : kind_(kind), pages_(std::move(pages)), told_(std::move(told)) {}

std::vector<MarkupChunk> OfficeMarkup::chunks(const pugi::xml_node& root) {
  chunks_.clear();
  element(root, 0);
  return std::move(chunks_);
}

// How deep it lies is part of it: the list of chunks says where each of them stands.
void OfficeMarkup::element(const pugi::xml_node& node, int depth) {
  if (node.type() == pugi::node_element && is_idle(node)) return;
  MarkupChunk chunk;
  const bool opens = node.type() == pugi::node_element && is_container(node);
  if (opens)
    tag(node, chunk);
  else
    all(node, chunk);
  if (chunk.markup.empty()) return;
  chunk.markup = std::to_string(depth) + " " + chunk.markup;
  chunk.is_slide = std::string_view(node.name()) == "p:sldId";
  chunk.is_writing = chunk.leads.empty() && is_writing(node, opens);
  chunks_.push_back(std::move(chunk));
  if (!opens) return;
  for (const pugi::xml_node& child : node.children()) element(child, depth + 1);
}

bool OfficeMarkup::is_writing(const pugi::xml_node& node, bool alone) const {
  if (kind_ == Kind::Letter) return alone ? is_plain(node) : is_plain_throughout(node);
  if (kind_ == Kind::OwnSlide) return alone || !has_element(node, "AlternateContent");
  return false;
}

void OfficeMarkup::tag(const pugi::xml_node& node, MarkupChunk& into) const {
  std::map<std::string, std::string> attributes;
  for (const pugi::xml_attribute& one : node.attributes()) {
    const std::string name = one.name();
    if (is_idle(node, name)) continue;
    if (!name.starts_with("r:")) {
      attributes[name] += one.value();
      continue;
    }
    into.leads.emplace_back(one.value());
    attributes[name] += told_(one.value());
  }
  into.markup += "<" + std::string(node.name());
  for (const auto& [name, value] : attributes) into.markup += " " + name + "=\"" + value + "\"";
  into.markup += ">";
}

void OfficeMarkup::all(const pugi::xml_node& node, MarkupChunk& into) const {
  if (node.type() == pugi::node_element) {
    if (is_idle(node)) return;
    tag(node, into);
    for (const pugi::xml_node& child : node.children()) all(child, into);
    into.markup += "</>";
  } else if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
    const std::string said = join(words(shown_text(node, pages_)), " ");
    if (!said.empty()) into.markup += words_begin + said + words_end;
  }
}

}  // namespace peil::files
