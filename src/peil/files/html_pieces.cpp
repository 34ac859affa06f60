#include <libxml/HTMLparser.h>

#include <algorithm>
#include <memory>

#include "peil/base/text.h"
#include "peil/files/published_parts.h"

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

// What stands on a line of its own; all else runs on.
bool is_block(std::string_view name) {
  return is_one_of(name, "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol",
                   "section", "main", "header", "footer", "nav", "table", "caption", "tr", "th",
                   "td", "dt", "dd", "dl", "summary", "details", "body", "title", "desc", "text",
                   "svg");
}

class Walk {
 public:
  std::vector<PublishedPiece> pieces;

  void read(xmlNode* node, int depth) {
    for (; node != nullptr; node = node->next) one(node, depth);
  }
  void close() {
    now_.text = join(words(now_.text), " ");
    if (!now_.text.empty()) pieces.push_back(std::move(now_));
    now_ = {};
  }

 private:
  void one(xmlNode* node, int depth) {
    if (node->type == XML_TEXT_NODE) {
      now_.text += reinterpret_cast<const char*>(node->content);
      return;
    }
    if (node->type != XML_ELEMENT_NODE || depth > deepest) return;
    const std::string_view name(reinterpret_cast<const char*>(node->name));
    if (is_one_of(name, "script", "style")) return;
    const bool block = is_block(name);
    if (block) close();
    const std::size_t before = now_.text.size();
    read(node->children, depth + 1);
    const std::string key = attribute(node, "data-key");
    if (!key.empty()) bound(node, key, now_.text.substr(std::min(before, now_.text.size())));
    if (block) close();
    for (const char* said : {"alt", "aria-label", "data-column", "content"}) {
      const std::string value = attribute(node, said);
      if (!value.empty() && name != "meta") pieces.push_back({join(words(value), " ")});
    }
  }

  // The number behind what is printed is a piece as well: it is what programs read.
  void bound(xmlNode* node, const std::string& key, const std::string& text) {
    const std::string part = attribute(node, "data-part");
    now_.numbers.push_back({text, key, part});
    std::string value = attribute(node, "value");
    if (value.empty()) value = attribute(node, "data-value");
    pieces.push_back({value, {{value, key, part}}});
  }

  PublishedPiece now_;
};

}  // namespace

std::optional<std::vector<PublishedPiece>> html_pieces(std::string_view bytes, std::string& why) {
  constexpr int options =
      HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING;
  const std::unique_ptr<xmlDoc, void (*)(xmlDoc*)> document(
      htmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, "UTF-8", options),
      xmlFreeDoc);
  if (document == nullptr) {
    why = "it is no web page";
    return {};
  }
  Walk walk;
  walk.read(xmlDocGetRootElement(document.get()), 0);
  walk.close();
  std::ranges::move(html_markup(bytes), std::back_inserter(walk.pieces));
  return std::move(walk.pieces);
}

}  // namespace peil::files
