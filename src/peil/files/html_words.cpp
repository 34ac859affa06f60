#include "peil/files/html_words.h"

#include <algorithm>
#include <array>

#include "peil/base/text.h"
#include "peil/files/html_document.h"

namespace peil::files {
namespace {

constexpr std::array<std::string_view, 46> blocks{
    "p",       "div",    "li",       "h1",     "h2",      "h3",         "h4",     "h5",
    "h6",      "ul",     "ol",       "dl",     "section", "article",    "main",   "header",
    "footer",  "nav",    "aside",    "table",  "caption", "blockquote", "figure", "figcaption",
    "dt",      "dd",     "body",     "pre",    "hr",      "address",    "center", "details",
    "summary", "dialog", "fieldset", "legend", "form",    "tr",         "td",     "th",
    "tbody",   "thead",  "tfoot",    "html",   "search",  "hgroup"};
constexpr std::array<std::string_view, 9> unread{
    "script", "style", "template", "noscript", "head", "textarea", "select", "iframe", "svg"};
constexpr std::string_view passed_over = "|[]";

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

bool is_html_named(const xmlNode* node, std::span<const std::string_view> names) {
  if (node == nullptr || node->type != XML_ELEMENT_NODE) return false;
  const std::string_view name(reinterpret_cast<const char*>(node->name));
  return std::ranges::find(names, name) != names.end();
}

bool is_html_block(const xmlNode* node) { return is_html_named(node, blocks); }

bool has_html_class(xmlNode* node, std::string_view name) {
  if (node->type != XML_ELEMENT_NODE) return false;
  const std::vector<std::string> classes = words(html_attribute(node, "class"));
  return std::ranges::find(classes, name) != classes.end();
}

HtmlWords::HtmlWords(xmlNode* within) {
  if (within != nullptr) read(within->children);
}

void HtmlWords::read(xmlNode* node) {
  for (; node != nullptr; node = node->next) {
    if (node->type == XML_TEXT_NODE) read_text(node);
    if (node->type == XML_ELEMENT_NODE) element(node);
  }
}

void HtmlWords::element(xmlNode* node) {
  if (is_html_named(node, unread) || has_html_class(node, "peil-ref") ||
      has_html_class(node, "peil-remark"))
    return;
  constexpr std::array<std::string_view, 1> line_break{"br"};
  const bool apart = is_html_block(node) || is_html_named(node, line_break);
  blank_ = blank_ || apart;
  read(node->children);
  blank_ = blank_ || apart;
}

void HtmlWords::read_text(xmlNode* node) {
  const std::string_view text(reinterpret_cast<const char*>(node->content));
  bool goes_on = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_blank(text[i]) || passed_over.find(text[i]) != std::string_view::npos) {
      blank_ = blank_ || is_blank(text[i]);
      goes_on = false;
      continue;
    }
    if (blank_ && !all_.empty()) {
      runs_.push_back({all_.size(), 1, i > 0 ? node : nullptr, i > 0 ? i - 1 : 0});
      all_ += ' ';
      goes_on = false;
    }
    blank_ = false;
    if (!goes_on) runs_.push_back({all_.size(), 0, node, i});
    goes_on = true;
    ++runs_.back().size;
    all_ += text[i];
  }
}

std::size_t HtmlWords::run_of(std::size_t place) const {
  const auto behind = std::ranges::upper_bound(runs_, place, {}, &Run::begin);
  return static_cast<std::size_t>(behind - runs_.begin()) - 1;
}

xmlNode* HtmlWords::text_at(std::size_t place) const { return runs_[run_of(place)].text; }

std::vector<HtmlWords::Stretch> HtmlWords::stretches(std::size_t from, std::size_t to) const {
  std::vector<Stretch> all;
  for (std::size_t i = run_of(from); i < runs_.size() && runs_[i].begin < to; ++i) {
    const Run& run = runs_[i];
    if (run.text == nullptr) continue;
    const std::size_t skipped = from > run.begin ? from - run.begin : 0;
    const std::size_t end = run.from + std::min(run.size, to - run.begin);
    if (!all.empty() && all.back().text == run.text)
      all.back().to = end;
    else
      all.push_back({run.text, run.from + skipped, end});
  }
  return all;
}

std::string HtmlWords::line_of(std::string_view quote) {
  std::string line(quote);
  std::erase_if(line, [](char c) { return passed_over.find(c) != std::string_view::npos; });
  return join(words(line), " ");
}

}  // namespace peil::files
