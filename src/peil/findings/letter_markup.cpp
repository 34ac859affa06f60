#include "peil/findings/letter_markup.h"

#include <algorithm>
#include <optional>

#include "peil/base/text.h"
#include "peil/base/visible.h"
#include "peil/findings/front_matter.h"
#include "peil/findings/letter_attributes.h"
#include "peil/findings/letter_signs.h"
#include "peil/findings/letter_text.h"

namespace peil::findings {
namespace {

constexpr auto npos = std::string_view::npos;

// How far the other end of a bracket, a quote of code or a tag is looked for: nobody who checks a
// letter waits for what somebody wrote into it.
constexpr std::size_t reach = 4096;

// One pass over the bytes: blocks at the start of a line, the rest sign by sign.
class Scanner {
 public:
  Scanner(std::string_view letter, const std::string& where, Problems& problems)
      : letter_(letter), where_(where), problems_(problems), places_(letter) {
    markup_.text = letter;
  }

  Markup read() {
    if (letter_.starts_with("\xEF\xBB\xBF")) hide(0, 3), at_ = 3;
    front_matter();
    bool line_starts = true;
    while (at_ < letter_.size()) {
      if (line_starts && block()) continue;
      line_starts = letter_[at_] == '\n';
      sign();
    }
    end_paragraph();
    return std::move(markup_);
  }

 private:
  std::size_t line_end(std::size_t from) const {
    const std::size_t end = letter_.find('\n', from);
    return end == npos ? letter_.size() : end;
  }

  std::string_view line_at(std::size_t from) const {
    return letter_.substr(from, line_end(from) - from);
  }

  // Up to where the other end of what begins at `from` may lie.
  std::size_t limit(std::size_t from) { return std::min(paragraph_end(from), from + reach); }

  // A sign within `limit` of a place; npos when there is none.
  std::size_t find_near(char sign, std::size_t from) const {
    const std::size_t found = letter_.substr(from, reach).find(sign);
    return found == npos ? npos : from + found;
  }

  // End of the paragraph that holds `from`: spans, code and attributes do not reach beyond it.
  std::size_t paragraph_end(std::size_t from) {
    if (from < paragraph_end_) return paragraph_end_;
    std::size_t end = line_end(from);
    while (end < letter_.size() && !trim(line_at(end + 1)).empty()) end = line_end(end + 1);
    return paragraph_end_ = end;
  }

  void hide(std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      if (markup_.text[i] != '\n') markup_.text[i] = ' ';
    }
  }

  // From here on.
  void hide_to(std::size_t end) {
    hide(at_, end);
    at_ = end;
  }

  void say(std::size_t at, const char* code, std::string message, std::string mend) {
    problems_.push_back(
        {code, where_, places_.line(at), places_.column(at), std::move(message), std::move(mend)});
  }

  void front_matter() {
    FrontMatter front = read_front_matter(letter_, at_);
    if (front.unclosed) {
      say(at_, "letter.front-matter-unclosed", "The block that '---' opens is never closed.",
          "Put a line '---' behind the last line of the front matter.");
    }
    markup_.front_matter = std::move(front.values);
    if (!front.unclosed) hide(at_, front.end);
    at_ = front.end;
  }

  // What only means something at the start of a line. True when it moved on.
  bool block() {
    const std::string_view line = line_at(at_);
    const std::size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
    const bool after_blank = std::exchange(after_blank_, trim(line).empty());
    if (after_blank_) {
      end_paragraph();
      next_line();
      return true;
    }
    const std::string_view rest = line.substr(indent);
    if (rest.starts_with("```") || rest.starts_with("~~~")) {
      end_paragraph();
      fenced_code(rest);
      return true;
    }
    const bool indented = indent >= 4 || line.starts_with('\t');
    if (indented && after_blank && !in_list_) {
      end_paragraph();
      while (at_ < letter_.size() && line_at(at_).starts_with("    ")) next_line();
      if (line_at(at_).starts_with('\t')) next_line();
      return true;
    }
    if (!indented && after_blank && indent == 0) in_list_ = false;
    return label(indent, rest);
  }

  // List numbers, footnote labels and link definitions.
  bool label(std::size_t indent, std::string_view rest) {
    const std::size_t start = at_ + indent;
    if (const std::size_t number = list_number(rest); number > 0) {
      in_list_ = true;
      hide(start, start + number);
      markup_.text[start + rest.find_first_of(".)")] = '-';  // an item all the same
      at_ = start + number;
      return true;
    }
    if (rest.size() > 1 && (rest[0] == '-' || rest[0] == '*' || rest[0] == '+') && rest[1] == ' ') {
      in_list_ = true;
    }
    const std::size_t close = rest.find("]:");
    if (!rest.starts_with('[') || close == npos || rest.find(']') != close) return false;
    if (rest.starts_with("[^")) {
      in_list_ = true;
      hide(start, start + close + 2);
      at_ = start + close + 2;
    } else {
      hide(start, line_end(start));
      next_line();
    }
    return true;
  }

  void next_line() { at_ = std::min(line_end(at_) + 1, letter_.size()); }

  void fenced_code(std::string_view opening) {
    const std::size_t length = std::min(opening.find_first_not_of(opening[0]), opening.size());
    const std::string fence(length, opening[0]);
    hide(at_, line_end(at_));
    next_line();
    while (at_ < letter_.size()) {
      const bool closes = trim(line_at(at_)).starts_with(fence);
      hide(at_, line_end(at_));
      next_line();
      if (closes) return;
    }
  }

  void sign() {
    switch (letter_[at_]) {
      case '\\':
        at_ = end_of_escape(letter_, at_);
        return;
      case '`':
        at_ = end_of_code(letter_, at_, limit(at_));
        return;
      case '<':
        return tag();
      case '[':
        return open();
      case ']':
        return close();
      case '{':
        return braces();
      default:
        ++at_;
    }
  }

  void tag() {
    const bool comment = letter_.substr(at_).starts_with("<!--");
    const auto end = comment && !comments_end_
                         ? std::nullopt
                         : end_of_tag(letter_, at_, [this] { return limit(at_); });
    if (comment) comments_end_ = end.has_value();  // else no later one does either
    if (end) return hide_to(*end);
    ++at_;
  }

  void open() {
    const std::size_t end = find_near(']', at_);
    if (at_ + 1 < letter_.size() && letter_[at_ + 1] == '^' && end != npos &&
        letter_.substr(at_, end - at_).find_first_of(" \n") == npos) {
      return hide_to(end + 1);
    }
    open_.push_back(at_++);
  }

  void close() {
    const std::size_t here = at_++;
    const char next = at_ < letter_.size() ? letter_[at_] : '\0';
    if (open_.empty()) {
      if (next == '{') braces();
      return;
    }
    const std::size_t start = open_.back();
    open_.pop_back();
    if (next == '{') {
      span(start, here);
    } else if (next == '(') {
      link_target();
    } else if (next == '[') {
      const std::size_t end = find_near(']', at_);
      const bool reference = end != npos && letter_.substr(at_, end - at_).find('\n') == npos &&
                             (end + 1 >= letter_.size() || letter_[end + 1] != '{');
      if (reference) hide_to(end + 1);
    } else {
      detached();
    }
  }

  void link_target() {
    const auto end = end_of_link_target(letter_, at_, limit(at_));
    if (end) hide_to(*end);
  }

  // "[words] {claim=rise}": Pandoc would print the braces.
  void detached() {
    std::size_t brace = at_;
    while (brace < letter_.size() && (letter_[brace] == ' ' || letter_[brace] == '\n')) ++brace;
    if (brace >= paragraph_end(at_) || letter_[brace] != '{') return;
    Problems inner;
    const AttributeBlock block =
        read_attributes(letter_, brace, limit(brace), places_, where_, inner);
    if (!block.names_claim) return;
    say(brace, "claim.detached",
        "There is a blank or a line end between the span and its attributes.",
        "Write the opening brace directly behind the closing bracket: [words]{claim=...}.");
    hide(brace, block.end);
    at_ = block.end;
  }

  void span(std::size_t start, std::size_t end) {
    Problems inner;
    const AttributeBlock block = read_attributes(letter_, at_, limit(at_), places_, where_, inner);
    if (!block.closed && inner.empty()) {
      say(at_, "claim.braces-unclosed", "The brace that opens here is never closed.",
          "Put } behind the last attribute of the span.");
    }
    const bool plain = block.closed && block.attributes.empty() && inner.empty() &&
                       block.end > at_ + 2;  // classes and ids only, as in [word]{.smallcaps}
    problems_.insert(problems_.end(), inner.begin(), inner.end());
    hide_to(block.end);
    if (plain || !block.closed) return;
    if (const auto sign = hidden_sign(letter_.substr(start + 1, end - start - 1))) {
      say(start, "claim.hidden-sign",
          "The claim has a sign in it that nobody sees (" + sign_name(*sign) +
              "), so that others may read it otherwise than this program does.",
          "Take the sign out: type the words anew.");
    }
    markup_.spans.push_back(
        {start + 1, end, places_.line(start), places_.column(start), block.attributes});
  }

  // Braces that do not follow a closing bracket.
  void braces() {
    if (letter_.substr(at_, limit(at_) - at_).find("claim") == npos) {
      ++at_;
      return;
    }
    Problems inner;
    const AttributeBlock block = read_attributes(letter_, at_, limit(at_), places_, where_, inner);
    if (!block.names_claim) {
      ++at_;
      return;
    }
    if (open_.empty()) {
      say(at_, "claim.without-span", "These attributes belong to no span.",
          "Put the words that they are about in brackets before them: [words]{claim=...}.");
    } else {
      say(open_.back(), "claim.bracket-unclosed", "The span that opens here is never closed.",
          "Put ] behind its last word, directly before {claim=...}.");
      open_.pop_back();
    }
    hide_to(block.end);
  }

  void end_paragraph() {
    constexpr std::size_t most_told = 20;  // of one paragraph
    if (open_.size() > most_told) open_.resize(most_told);
    for (const std::size_t at : open_) {
      say(at, "claim.bracket-unclosed", "The bracket that opens here is never closed.",
          "Close it in the same paragraph, or write \\[ for a bracket that is meant to be read.");
    }
    open_.clear();
  }

  std::string_view letter_;
  const std::string& where_;
  Problems& problems_;
  TextPlaces places_;
  Markup markup_;
  std::size_t at_ = 0;
  std::size_t paragraph_end_ = 0;
  std::vector<std::size_t> open_;
  bool after_blank_ = true, in_list_ = false, comments_end_ = true;
};

}  // namespace

namespace {

Markup checked(Markup markup, const std::string& where, Problems& problems) {
  if (!trim(markup.text).empty()) return markup;
  problems.push_back({"letter.empty", where, 0, 0, "The letter has no text.",
                      "Write the letter below its front matter."});
  return markup;
}

}  // namespace

Markup read_text(std::string_view letter, const std::string& where, Problems& problems) {
  if (!check_text(letter, where, problems)) return {};
  return checked({{}, std::string(letter), {}}, where, problems);
}

Markup read_markup(std::string_view letter, const std::string& where, Problems& problems) {
  if (!check_text(letter, where, problems)) return {};
  return checked(Scanner(letter, where, problems).read(), where, problems);
}

}  // namespace peil::findings
