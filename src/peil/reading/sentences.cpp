#include "peil/reading/sentences.h"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>
#include <string>

#include "peil/base/contract.h"
#include "peil/reading/lexicon.h"

namespace peil::reading {
namespace {

constexpr std::string_view blanks = " \t\r\n";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// What begins a line of its own kind: "# ", "- ", "1. ", "> ", "| ".
std::size_t sign_of_block(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  if (first == std::string_view::npos) return 0;
  std::size_t at = first;
  while (at < line.size() && line[at] == '#') ++at;
  if (at == first && std::string_view("-*+>|").find(line[at]) != std::string_view::npos) ++at;
  if (at == first) {
    while (at < line.size() && is_digit(line[at])) ++at;
    // "than in\n2021. The": a year at the begin of a line is no item of a list
    constexpr std::size_t most_digits = 3;
    if (at == first || at > first + most_digits) return 0;
    if (at >= line.size() || (line[at] != '.' && line[at] != ')')) return 0;
    ++at;
  }
  const bool is_sign = at >= line.size() || line[at] == ' ' || line[first] == '|';
  return is_sign ? at : 0;
}

// Paragraphs, headings, items, rows: what no sentence runs across.
std::vector<Stretch> blocks(std::string_view text) {
  std::vector<Stretch> all;
  std::size_t from = 0;
  const auto close = [&](std::size_t to) {
    if (from < to) all.push_back({from, to});
  };
  bool heading = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const std::size_t sign = sign_of_block(line);
    const bool empty = line.find_first_not_of(blanks) == std::string_view::npos;
    if (empty || sign > 0 || heading) {
      close(at);
      from = at + sign;
    }
    heading = sign > 0 && line.substr(0, sign).ends_with('#');
    at = end + 1;
  }
  close(text.size());
  return all;
}

Stretch trimmed(std::string_view text, Stretch s) {
  while (s.from < s.to && blanks.find(text[s.from]) != std::string_view::npos) ++s.from;
  while (s.to > s.from && blanks.find(text[s.to - 1]) != std::string_view::npos) --s.to;
  return s;
}

class Splitter {
 public:
  Splitter(std::string_view text, std::string_view language)
      : text_(text), short_(Lexicon::of(language).list("abbreviation")) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::Locale locale(std::string(language).c_str());
    iterator_.reset(icu::BreakIterator::createSentenceInstance(locale, error));
    expects(U_SUCCESS(error) != 0, "sentences: ICU has rules for sentences");
  }

  void split(Stretch block, std::vector<Stretch>& into) {
    UErrorCode error = U_ZERO_ERROR;
    UText* utext = utext_openUTF8(nullptr, text_.data() + block.from,
                                  static_cast<std::int64_t>(block.to - block.from), &error);
    iterator_->setText(utext, error);
    std::size_t from = block.from;
    iterator_->first();
    for (std::int32_t at = iterator_->next(); at != icu::BreakIterator::DONE;
         at = iterator_->next()) {
      const std::size_t to = block.from + static_cast<std::size_t>(at);
      if (to < block.to && !ends_there(from, to)) continue;
      const Stretch one = trimmed(text_, {from, to});
      if (one.from < one.to) into.push_back(one);
      from = to;
    }
    utext_close(utext);
  }

 private:
  // Not behind an abbreviation or a number ("12. februari"), nor at a line end alone.
  bool ends_there(std::size_t from, std::size_t to) const {
    const Stretch one = trimmed(text_, {from, to});
    const std::string_view said = text_.substr(one.from, one.to - one.from);
    const std::size_t last = said.find_last_not_of("\"')]\xE2\x80\x99\x9D*_");
    if (last == std::string_view::npos) return false;
    if (std::string_view(".!?:").find(said[last]) == std::string_view::npos) return false;
    if (said[last] != '.') return said[last] != ':';
    const std::size_t word = said.find_last_of(" \n(", last);
    const std::size_t begin = word == std::string_view::npos ? 0 : word + 1;
    std::string of_word(said.substr(begin, last - begin));
    std::ranges::transform(of_word, of_word.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return std::ranges::find(short_, of_word) == short_.end();
  }

  std::string_view text_;
  std::vector<std::string> short_;
  std::unique_ptr<icu::BreakIterator> iterator_;
};

}  // namespace

std::vector<Stretch> sentences(std::string_view text, std::string_view language) {
  std::vector<Stretch> all;
  Splitter splitter(text, language);
  for (const Stretch& block : blocks(text)) splitter.split(block, all);
  return all;
}

}  // namespace peil::reading
