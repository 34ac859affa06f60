// Annotations of OpenDocument (ISO/IEC 26300-1, 14.1). As the comments of Word they have no date:
// the same letter and figures give the same bytes.
#include <map>
#include <set>

#include <pugixml.hpp>

#include "peil/base/text.h"
#include "peil/base/zip_parts.h"
#include "peil/files/letter_parts.h"
#include "peil/files/letter_xml.h"

namespace peil::files {
namespace {

constexpr const char* content_part = "content.xml";
constexpr const char* office_names = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
constexpr const char* text_names = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
constexpr const char* author_names = "http://purl.org/dc/elements/1.1/";

bool is_one_of(std::string_view name, auto... names) { return ((name == names) || ...); }

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// The words of a paragraph on one line, with the place of each byte.
struct Line {
  struct Place {
    pugi::xml_node node;   ///< text, or the element that stands for a blank
    std::size_t byte = 0;  ///< of the text
  };
  std::string text;
  std::vector<Place> places;

  void read(const pugi::xml_node& parent) {
    for (const pugi::xml_node& node : parent.children()) {
      const std::string_view name = node.name();
      if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
        const std::string_view value = node.value();
        for (std::size_t i = 0; i < value.size(); ++i) add(value[i], node, i);
      } else if (is_one_of(name, "text:s", "text:tab", "text:line-break")) {
        add(' ', node, 0);
      } else if (!is_one_of(name, "text:note", "office:annotation", "text:script") &&
                 !(name.starts_with("draw:") && name != "draw:a")) {
        read(node);
      }
    }
  }

 private:
  void add(char c, const pugi::xml_node& node, std::size_t byte) {
    if (is_blank(c)) {
      if (text.empty() || text.back() == ' ') return;
      c = ' ';
    }
    text += c;
    places.push_back({node, byte});
  }
};

/// The paragraphs of a letter that can have a remark.
class Paragraphs {
 public:
  explicit Paragraphs(const pugi::xml_node& body) { read(body); }

  struct Found {
    pugi::xml_node paragraph;
    std::size_t from = std::string::npos, to = 0;  ///< of its line; none: all of it
  };

  // Behind the words of the remark before; a row begins at its first cell.
  Found place_of(const LetterRemark& remark) {
    const std::string quote = join(words(remark.quote), " ");
    for (const std::size_t begin : {last_, std::size_t{0}}) {
      for (std::size_t i = begin; i < all_.size(); ++i) {
        const std::size_t at = all_[i].second.find(quote);
        if (at != std::string::npos) return last_ = i, Found{all_[i].first, at, at + quote.size()};
        const std::string said = without_lines(all_[i].second);
        const bool row = quote.starts_with('|') && !said.empty() &&
                         std::string_view(all_[i].first.parent().name()) == "table:table-cell" &&
                         without_lines(quote).starts_with(said);
        if (row) return last_ = i, Found{all_[i].first};
      }
    }
    return {all_.empty() ? pugi::xml_node() : all_.front().first};
  }

 private:
  void read(const pugi::xml_node& parent) {
    for (const pugi::xml_node& node : parent.children()) {
      const std::string_view name = node.name();
      if (is_one_of(name, "text:tracked-changes", "office:annotation", "office:forms")) continue;
      if (is_one_of(name, "text:p", "text:h")) {
        Line line;
        line.read(node);
        all_.emplace_back(node, join(words(line.text), " "));
      }
      read(node);
    }
  }

  std::vector<std::pair<pugi::xml_node, std::string>> all_;
  std::size_t last_ = 0;
};

/// Writes remarks as annotations.
class Annotations {
 public:
  explicit Annotations(pugi::xml_document& content) : root_(content.document_element()) {
    for (const auto& one : content.select_nodes("//*[local-name()='annotation']"))
      taken_.insert(std::string(attribute_of(one.node(), "name")));
  }

  void put(Paragraphs::Found found, const LetterRemark& remark) {
    if (!found.paragraph) return;
    const std::string name = free_name();
    // Comments within notes are not shown: theirs stand before the sign of the note.
    for (pugi::xml_node outer = found.paragraph; outer; outer = outer.parent())
      if (std::string_view(outer.name()) == "text:note")
        return fill(outer.parent().insert_child_before("office:annotation", outer), "", remark);
    Line line;
    line.read(found.paragraph);
    if (found.from == std::string::npos || found.to > line.places.size())
      return fill(found.paragraph.prepend_child("office:annotation"), "", remark);
    // The end first: what stands before it keeps its place.
    pugi::xml_node end = behind(line.places[found.to - 1], "office:annotation-end");
    end.append_attribute("office:name") = name.c_str();
    fill(before(line.places[found.from], "office:annotation"), name, remark);
  }

  // A letter of which nothing says what these names are.
  void declare() {
    for (const auto& [prefix, names] : {std::pair{"xmlns:office", office_names},
                                        {"xmlns:text", text_names},
                                        {"xmlns:dc", author_names}})
      if (!root_.attribute(prefix)) root_.append_attribute(prefix) = names;
  }

 private:
  std::string free_name() {
    while (!taken_.insert("peil-" + std::to_string(++number_)).second) continue;
    return "peil-" + std::to_string(number_);
  }

  static pugi::xml_node before(const Line::Place& place, const char* name) {
    pugi::xml_node node = place.node;
    if (place.byte > 0) node = split(node, place.byte);
    return node.parent().insert_child_before(name, node);
  }

  static pugi::xml_node behind(const Line::Place& place, const char* name) {
    pugi::xml_node node = place.node;
    const bool is_text = node.type() != pugi::node_element;
    if (is_text && place.byte + 1 < std::string_view(node.value()).size())
      split(node, place.byte + 1);
    return node.parent().insert_child_after(name, node);
  }

  // The second part of a text from this byte on.
  static pugi::xml_node split(pugi::xml_node node, std::size_t byte) {
    const std::string whole = node.value();
    pugi::xml_node rest = node.parent().insert_child_after(node.type(), node);
    rest.set_value(whole.substr(byte).c_str());
    node.set_value(whole.substr(0, byte).c_str());
    return rest;
  }

  static void fill(pugi::xml_node annotation, const std::string& name, const LetterRemark& remark) {
    if (!name.empty()) annotation.append_attribute("office:name") = name.c_str();
    annotation.append_child("dc:creator").text() = "peil";
    annotation.append_child("text:p").text() = remark.title.c_str();
    for (const std::string_view line : peil::split(remark.text, '\n'))
      annotation.append_child("text:p").text() = std::string(line).c_str();
  }

  pugi::xml_node root_;
  std::set<std::string> taken_;
  std::size_t number_ = 0;
};

}  // namespace

std::optional<std::string> opendocument_with_remarks(std::string_view bytes,
                                                     std::span<const LetterRemark> remarks,
                                                     std::string& why) {
  // What keeps a letter from being read keeps it from being written.
  if (!opendocument_text(bytes, why)) return {};
  ZipParts parts(bytes);
  std::optional<std::string> xml = parts.part(content_part);
  pugi::xml_document content;
  if (!xml || !read_letter_xml(*xml, all_of_xml, content, why)) {
    if (why.empty()) why = "it is no text document (.odt)";
    return {};
  }
  Paragraphs paragraphs(content.document_element().child("office:body").child("office:text"));
  std::vector<Paragraphs::Found> places;
  for (const LetterRemark& remark : remarks) places.push_back(paragraphs.place_of(remark));
  Annotations annotations(content);
  annotations.declare();
  for (std::size_t i = 0; i < remarks.size(); ++i) annotations.put(places[i], remarks[i]);
  return zip_with(bytes, {{content_part, xml_text(content)}});
}

}  // namespace peil::files
