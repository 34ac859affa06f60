#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <pugixml.hpp>

#include "peil/base/text.h"
#include "peil/base/zip_parts.h"
#include "peil/files/letter_parts.h"
#include "peil/files/letter_xml.h"

namespace peil::files {
namespace {

constexpr unsigned options = pugi::parse_default | pugi::parse_ws_pcdata;
constexpr int longest_chain = 20;  // of styles based on each other

bool is_one_of(std::string_view name, auto... names) { return ((name == names) || ...); }

std::string_view said(const pugi::xml_node& node, const char* attribute) {
  return node.attribute(attribute).value();
}

// Styles that hide what is written in them.
class Styles {
 public:
  void add(const pugi::xml_node& styles) {
    for (const pugi::xml_node& one : styles.children("style:style")) {
      const std::string_view shown = said(one.child("style:text-properties"), "text:display");
      all_[key(said(one, "style:family"), said(one, "style:name"))] = {
          key(said(one, "style:family"), said(one, "style:parent-style-name")),
          shown.empty() ? std::nullopt : std::optional(shown == "none")};
    }
  }

  // Nothing where it says neither: then what is around it decides.
  std::optional<bool> hides(std::string_view family, std::string_view name) const {
    auto at = all_.find(key(family, name));
    for (int steps = 0; at != all_.end() && steps < longest_chain; ++steps) {
      if (at->second.hides) return at->second.hides;
      at = all_.find(at->second.parent);
    }
    return {};
  }

 private:
  struct Style {
    std::string parent;
    std::optional<bool> hides;
  };
  static std::string key(std::string_view family, std::string_view name) {
    return std::string(family) + ":" + std::string(name);
  }
  std::map<std::string, Style> all_;
};

// What was taken out of the letter, what is about it, and what is below a merged cell.
bool is_left_out(std::string_view name) {
  return name.ends_with("-source") || name.ends_with("-decls") ||
         is_one_of(name, "text:tracked-changes", "text:script", "office:annotation", "office:forms",
                   "office:scripts", "svg:title", "svg:desc", "table:covered-table-cell",
                   "draw:object", "draw:object-ole", "draw:glue-point");
}

// A program that opens the letter looks at a condition again, so that what was hidden under it when
// the letter was saved may be read.
bool is_hidden(const pugi::xml_node& node) {
  const std::string_view display = said(node, "text:display");
  const bool never = said(node, "style:display") == "false" || display == "none";
  const bool when =
      is_one_of(node.name(), "text:hidden-text", "text:hidden-paragraph") || display == "condition";
  const bool open = !said(node, "text:condition").empty();
  return never || (when && !open && said(node, "text:is-hidden") == "true");
}

class Walk {
 public:
  explicit Walk(const Styles& styles) : styles_(styles) {}

  std::string text, notes;

  void body(const pugi::xml_node& parent, const std::string& sign = "") {
    for (const pugi::xml_node& node : parent.children()) block(node, sign);
  }

 private:
  void block(const pugi::xml_node& node, const std::string& sign) {
    const std::string_view name = node.name();
    if (is_left_out(name) || is_hidden(node)) return;
    if (name == "text:h" || name == "text:p") {
      const std::string words = paragraph_of(node);
      text += paragraph(name == "text:h" ? "# " : sign, words);
    } else if (name == "table:table") {
      table(node);
    } else {
      body(node, name == "text:list" ? "- " : sign);
    }
  }

  void table(const pugi::xml_node& node) {
    tables_.add(text, [&] { rows(node); });
  }

  void rows(const pugi::xml_node& parent) {
    for (const pugi::xml_node& node : parent.children()) {
      const std::string_view name = node.name();
      if (name != "table:table-row") {
        if (!is_left_out(name)) rows(node);
        continue;
      }
      std::string line = "|";
      for (const pugi::xml_node& one : node.children("table:table-cell"))
        line += " " + cell(one) + " |";
      text += line + "\n";
    }
  }

  std::string cell(const pugi::xml_node& node) {
    std::string outside = std::exchange(text, "");
    for (const pugi::xml_node& one : node.children()) block(one, "");
    return join(peil::words(std::exchange(text, std::move(outside))), " ");
  }

  std::string paragraph_of(const pugi::xml_node& p) {
    const bool hides = styles_.hides("paragraph", said(p, "text:style-name")).value_or(false);
    const bool around = std::exchange(hides_, hides);
    hides_itself_ = false;
    std::string words;
    inside(p, words);
    hides_ = around;
    return hides_itself_ ? "" : words;
  }

  void inside(const pugi::xml_node& parent, std::string& words) {
    for (const pugi::xml_node& node : parent.children()) one(node, words);
  }

  void one(const pugi::xml_node& node, std::string& words) {
    const std::string_view name = node.name();
    const bool is_text = node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
    if (is_text && !hides_) words += node.value();
    if (name == "text:hidden-paragraph" && is_hidden(node)) hides_itself_ = true;
    if (is_left_out(name) || is_hidden(node)) return;
    if (name == "text:span") return span(node, words);
    if (is_one_of(name, "text:s", "text:tab", "text:line-break")) words += ' ';
    if (name == "text:note") return note(node);
    if (name.starts_with("draw:") && name != "draw:a") return shape(node);
    inside(node, words);
  }

  // Within words that are hidden one may show some again.
  void span(const pugi::xml_node& node, std::string& words) {
    const bool around = hides_;
    hides_ = styles_.hides("text", said(node, "text:style-name")).value_or(around);
    inside(node, words);
    hides_ = around;
  }

  void note(const pugi::xml_node& node) {
    std::string outside = std::exchange(text, "");
    const bool hides = hides_itself_;
    body(node.child("text:note-body"));
    hides_itself_ = hides;
    notes += std::exchange(text, std::move(outside));
  }

  // The paragraphs of a text box or shape stand before the one that holds it.
  void shape(const pugi::xml_node& node) {
    const bool hides = hides_itself_;
    body(node);
    hides_itself_ = hides;
  }

  const Styles& styles_;
  LetterTables tables_;
  bool hides_ = false;         // by the styles around
  bool hides_itself_ = false;  // a paragraph, by a field in it
};

// Elements are told by their prefixes, which XML lets everybody choose: with others, or one that
// stands for something else, words would be read past that a word processor shows.
struct UsualPrefixes : pugi::xml_tree_walker {
  bool for_each(pugi::xml_node& node) override {
    return std::ranges::all_of(node.attributes(), [](const pugi::xml_attribute& attribute) {
      return is_usual(attribute.name(), attribute.value());
    });
  }

 private:
  static bool is_usual(std::string_view name, std::string_view of) {
    constexpr std::string_view formats = "urn:oasis:names:tc:opendocument:xmlns:";
    if (!name.starts_with("xmlns")) return true;
    if (of.starts_with("http://openoffice.org/2000/")) return false;
    if (!of.starts_with(formats)) return true;
    const std::string_view prefix = local_name(name);
    const std::string_view kind =
        of.substr(formats.size(), of.find(':', formats.size()) - formats.size());
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> usual{
        {{"office", "office"},
         {"text", "text"},
         {"table", "table"},
         {"drawing", "draw"},
         {"style", "style"}}};
    return std::ranges::all_of(
        usual, [&](const auto& one) { return (one.first == kind) == (one.second == prefix); });
  }
};

class Letter {
 public:
  explicit Letter(std::string_view bytes) : parts_(bytes) {}

  std::optional<std::string> text(std::string& why) {
    if (!parts_.ok() || !has_each_part_once(parts_, why) || !read("content.xml", content_)) {
      why = reason(why);
      return {};
    }
    if (!read("styles.xml", styles_) && !why_.empty()) {
      why = why_;
      return {};
    }
    const pugi::xml_node shared = styles_.document_element(), own = content_.document_element();
    Styles of_letter, of_edges;
    for (Styles* one : {&of_letter, &of_edges}) one->add(shared.child("office:styles"));
    of_letter.add(own.child("office:automatic-styles"));
    of_edges.add(shared.child("office:automatic-styles"));
    Walk letter(of_letter), edges(of_edges);
    letter.body(own.child("office:body").child("office:text"));
    edges.body(shared.child("office:master-styles"));
    return letter.text + letter.notes + edges.text + edges.notes;
  }

 private:
  bool read(const char* name, pugi::xml_document& into) {
    auto part = parts_.part(name);
    if (part) held_.push_back(std::make_unique<std::string>(std::move(*part)));
    if (part && read_letter_xml(*held_.back(), options, into, why_)) {
      UsualPrefixes usual;
      if (into.traverse(usual)) return true;
      why_ = std::string("its part ") + name +
             " names elements with other prefixes than word processors do";
      return false;
    }
    if (!why_.empty()) return false;
    why_ = part ? std::string("its part ") + name + " is broken" : parts_.refused();
    return false;
  }

  std::string reason(const std::string& why) {
    const auto manifest = parts_.ok() ? parts_.part("META-INF/manifest.xml") : std::nullopt;
    if (manifest && manifest->find("encryption-data") != std::string::npos)
      return "it is encrypted: take its password off";
    if (!why.empty()) return why;
    return !why_.empty() && !why_.ends_with("content.xml is broken")
               ? why_
               : "it is no text document (.odt)";
  }

  ZipParts parts_;
  std::vector<std::unique_ptr<std::string>> held_;
  pugi::xml_document content_, styles_;
  std::string why_;
};

}  // namespace

std::optional<std::string> opendocument_text(std::string_view bytes, std::string& why) {
  return Letter(bytes).text(why);
}

}  // namespace peil::files
