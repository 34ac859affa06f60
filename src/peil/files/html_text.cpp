#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <memory>

#include "peil/base/text.h"
#include "peil/files/letter_parts.h"

namespace peil::files {
namespace {

constexpr int deepest = 200;  // elements within each other

bool is_one_of(std::string_view name, auto... names) { return ((name == names) || ...); }

std::string attribute(xmlNode* node, const char* name) {
  xmlChar* found = xmlGetProp(node, reinterpret_cast<const xmlChar*>(name));
  if (found == nullptr) return "";
  std::string value(reinterpret_cast<const char*>(found));
  xmlFree(found);
  return value;
}

class Walk {
 public:
  std::string text;

  void read(xmlNode* node, int depth) {
    for (; node != nullptr; node = node->next) one(node, depth);
  }
  void close() {
    text += paragraph(sign_, words_);
    words_.clear();
    sign_.clear();
  }

 private:
  static bool is_hidden(xmlNode* node) {
    if (xmlHasProp(node, reinterpret_cast<const xmlChar*>("hidden")) != nullptr) return true;
    std::string style = attribute(node, "style");
    std::erase(style, ' ');
    return style.find("display:none") != std::string::npos ||
           style.find("visibility:hidden") != std::string::npos;
  }

  void one(xmlNode* node, int depth) {
    if (node->type == XML_TEXT_NODE) {
      words_ += reinterpret_cast<const char*>(node->content);
      return;
    }
    if (node->type != XML_ELEMENT_NODE || depth > deepest) return;
    const std::string_view name(reinterpret_cast<const char*>(node->name));
    if (is_one_of(name, "script", "style", "head", "template", "noscript", "svg", "nav", "textarea",
                  "select", "object", "iframe") ||
        is_hidden(node))
      return;
    if (name == "br") words_ += ' ';
    if (name == "tr") return row(node, depth);
    const bool block = is_one_of(name, "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "ul",
                                 "ol", "section", "article", "main", "header", "footer", "table",
                                 "blockquote", "figure", "figcaption", "dt", "dd", "body");
    if (block) close();
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') sign_ = "# ";
    if (name == "li") sign_ = "- ";
    read(node->children, depth + 1);
    if (block) close();
    if (name == "table") text += "\n";
  }

  void row(xmlNode* node, int depth) {
    close();
    std::string line = "|";
    for (xmlNode* cell = node->children; cell != nullptr; cell = cell->next) {
      if (cell->type != XML_ELEMENT_NODE) continue;
      Walk inside;
      inside.read(cell->children, depth + 1);
      inside.close();
      line += " " + join(peil::words(inside.text), " ") + " |";
    }
    text += line + "\n";
  }

  std::string words_, sign_;
};

}  // namespace

std::optional<std::string> html_text(std::string_view bytes, std::string& why) {
  constexpr int options = HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                          HTML_PARSE_NOWARNING | HTML_PARSE_NOBLANKS;
  const std::unique_ptr<xmlDoc, void (*)(xmlDoc*)> document(
      htmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr,
                     is_utf8(bytes) ? "UTF-8" : nullptr, options),
      xmlFreeDoc);
  if (document == nullptr) {
    why = "it is no web page";
    return {};
  }
  Walk walk;
  walk.read(xmlDocGetRootElement(document.get()), 0);
  walk.close();
  return std::move(walk.text);
}

}  // namespace peil::files
