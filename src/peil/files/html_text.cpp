#include <utility>
#include <vector>

#include "peil/base/text.h"
#include "peil/files/html_document.h"
#include "peil/files/html_style.h"
#include "peil/files/letter_parts.h"

namespace peil::files {
namespace {

constexpr int most_frames = 3;  // pages within each other

bool is_one_of(std::string_view name, auto... names) { return ((name == names) || ...); }

// Of which a browser shows nothing of what is written within, or something else than that.
bool is_left_out(std::string_view name) {
  return is_one_of(name, "script", "style", "head", "template", "noscript", "noframes", "noembed",
                   "select", "datalist", "object", "audio", "video", "canvas", "progress", "meter",
                   "title", "desc", "defs", "metadata", "symbol", "rp", "rt", "annotation", "del");
}

bool is_block(std::string_view name) {
  return is_one_of(name, "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl",
                   "section", "article", "main", "header", "footer", "nav", "aside", "table",
                   "caption", "blockquote", "figure", "figcaption", "dt", "dd", "body", "pre", "hr",
                   "address", "center", "details", "summary", "dialog", "fieldset", "legend",
                   "form", "button", "textarea", "text");
}

bool has(xmlNode* node, const char* attribute) {
  return xmlHasProp(node, reinterpret_cast<const xmlChar*>(attribute)) != nullptr;
}

class Walk {
 public:
  explicit Walk(int frames, HtmlStyle style = {}) : frames_(frames), style_(style) {}

  std::string text, behind, why;

  void read(xmlNode* node) {
    for (; node != nullptr; node = node->next) one(node);
  }
  void close() {
    text += paragraph(sign_, words_);
    words_.clear();
    sign_.clear();
  }

 private:
  static HtmlStyle style_of(xmlNode* node, std::string_view name, const HtmlStyle& outer) {
    const bool hidden = has(node, "hidden") || (name == "dialog" && !has(node, "open")) ||
                        html_attribute(node, "display") == "none";
    return html_style(outer, html_attribute(node, "style"), hidden);
  }

  void one(xmlNode* node) {
    if (node->type == XML_TEXT_NODE && style_.is_seen())
      words_ += reinterpret_cast<const char*>(node->content);
    if (node->type != XML_ELEMENT_NODE) return;
    const std::string_view name(reinterpret_cast<const char*>(node->name));
    const HtmlStyle outer = std::exchange(style_, style_of(node, name, style_));
    if (!is_left_out(name) && !style_.removed) element(node, name);
    style_ = outer;
  }

  void element(xmlNode* node, std::string_view name) {
    if (name == "br") words_ += ' ';
    if (name == "tr") return row(node);
    if (name == "iframe") return frame(html_attribute(node, "srcdoc"));
    const bool block = is_block(name);
    if (block) close();
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') sign_ = "# ";
    if (name == "li") sign_ = "- ";
    read(node->children);
    if (block) close();
    if (name == "table") text += "\n" + std::exchange(behind, "");
  }

  // A table within a cell comes behind.
  void row(xmlNode* node) {
    close();
    std::string line = "|";
    for (xmlNode* cell = node->children; cell != nullptr; cell = cell->next) {
      if (cell->type != XML_ELEMENT_NODE) continue;
      const HtmlStyle style = style_of(cell, "td", style_);
      if (!style.removed) line += " " + cell_of(cell, style) + " |";
    }
    text += line + "\n";
  }

  std::string cell_of(xmlNode* cell, const HtmlStyle& style) {
    Walk inside(frames_, style);
    std::string tables;
    for (xmlNode* node = cell->children; node != nullptr; node = node->next) inside.one(node);
    inside.close();
    for (const std::string_view line : split(inside.text, '\n'))
      if (line.starts_with('|')) tables += std::string(line) + "\n";
    std::vector<std::string> own;
    for (const std::string_view line : split(inside.text, '\n'))
      if (!line.starts_with('|')) own.push_back(join(words(line), " "));
    if (!tables.empty()) behind += tables + "\n";
    if (!inside.why.empty()) why = inside.why;
    return join(words(join(own, " ")), " ");
  }

  // A page that stands within an attribute of this one; others are not fetched.
  void frame(const std::string& page) {
    if (page.empty()) return;
    close();
    const HtmlDocument document = html_document(page, why);
    if (frames_ >= most_frames) why = "its frames lie more than 3 deep within each other";
    if (document == nullptr || frames_ >= most_frames) return;
    Walk inside(frames_ + 1, style_);
    inside.read(xmlDocGetRootElement(document.get()));
    inside.close();
    text += inside.text;
    if (!inside.why.empty()) why = inside.why;
  }

  const int frames_;
  HtmlStyle style_;
  std::string words_, sign_;
};

}  // namespace

std::optional<std::string> html_text(std::string_view bytes, std::string& why) {
  const HtmlDocument document = html_document(bytes, why);
  if (document == nullptr) return {};
  Walk walk(0);
  walk.read(xmlDocGetRootElement(document.get()));
  walk.close();
  why = walk.why;
  if (!why.empty()) return {};
  return std::move(walk.text);
}

}  // namespace peil::files
