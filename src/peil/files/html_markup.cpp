#include <algorithm>
#include <array>

#include "peil/base/text.h"
#include "peil/files/published_parts.h"
#include "peil/ports/held_piece.h"

namespace peil::files {
namespace {

constexpr std::array plain_tags{
    "<p>",   "</p>", "<br>",  "<em>",  "</em>", "<strong>",     "</strong>",    "<b>",   "</b>",
    "<i>",   "</i>", "<ul>",  "</ul>", "<ol>",  "</ol>",        "<li>",         "</li>", "<h2>",
    "</h2>", "<h3>", "</h3>", "<h4>",  "</h4>", "<blockquote>", "</blockquote>"};
// Between these tags a browser reads no markup (HTML, 13.1.2).
constexpr std::array raw_elements{"style",  "script",  "textarea", "title",
                                  "iframe", "noembed", "noframes", "xmp"};

char small_letter(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_letter(char c) { return small_letter(c) >= 'a' && small_letter(c) <= 'z'; }

class MarkupCutter {
 public:
  explicit MarkupCutter(std::string_view page) : page_(page) {}

  std::vector<PublishedPiece> pieces() {
    while (at_ < page_.size()) {
      if (begins_tag(at_))
        tag();
      else
        text();
    }
    return std::move(pieces_);
  }

 private:
  bool begins_tag(std::size_t at) const {
    if (page_[at] != '<' || at + 1 == page_.size()) return false;
    const char next = page_[at + 1];
    return is_letter(next) || next == '/' || next == '!' || next == '?';
  }

  bool is_here(std::string_view name, std::size_t at) const {
    if (page_.size() - at < name.size()) return false;
    return std::ranges::equal(name, page_.substr(at, name.size()), {}, {}, small_letter);
  }

  void text() {
    std::size_t end = at_;
    while (end < page_.size() && !begins_tag(end)) ++end;
    const std::string said = join(words(page_.substr(at_, end - at_)), " ");
    if (!said.empty()) pieces_.push_back(held_piece("text", words_begin + said + words_end, true));
    at_ = end;
  }

  std::size_t end_of_tag() const {
    char quote = '\0';
    for (std::size_t at = at_; at < page_.size(); ++at) {
      const char c = page_[at];
      if (quote != '\0' ? c == quote : c == '>') {
        if (quote == '\0') return at + 1;
        quote = '\0';
      } else if (quote == '\0' && (c == '"' || c == '\'')) {
        quote = c;
      }
    }
    return page_.size();
  }

  std::size_t behind(std::string_view sign) const {
    const std::size_t found = page_.find(sign, at_);
    return found == std::string_view::npos ? page_.size() : found + sign.size();
  }

  void tag() {
    const bool is_comment = is_here("<!--", at_);
    const std::size_t end = is_comment ? behind("-->") : end_of_tag();
    const std::string_view tag = page_.substr(at_, end - at_);
    if (is_here("<svg", at_)) ++drawings_;
    if (is_here("</svg", at_) && drawings_ > 0) --drawings_;
    const bool plain = drawings_ == 0 && std::ranges::find(plain_tags, tag) != plain_tags.end();
    pieces_.push_back(held_piece("markup", std::string(tag), plain));
    const std::size_t began = std::exchange(at_, end);
    for (const std::string_view name : raw_elements)
      if (is_here(name, began + 1) && !is_letter(page_[std::min(began + 1 + name.size(), end - 1)]))
        raw(name);
  }

  void raw(std::string_view name) {
    std::size_t end = at_;
    while (end < page_.size() && !(page_[end] == '<' && is_here("</" + std::string(name), end)))
      ++end;
    if (end > at_)
      pieces_.push_back(held_piece(std::string(name), std::string(page_.substr(at_, end - at_))));
    at_ = end;
  }

  std::string_view page_;
  std::size_t at_ = 0, drawings_ = 0;
  std::vector<PublishedPiece> pieces_;
};

}  // namespace

std::vector<PublishedPiece> html_markup(std::string_view bytes) {
  return MarkupCutter(bytes).pieces();
}

}  // namespace peil::files
