#include "peil/reading/lexicon.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "peil/base/text.h"
#include "peil/language/texts.h"

namespace peil::reading {
namespace {

constexpr const char* section = "reading";
constexpr std::size_t widest_gap = 4;

bool fits(const std::string& word, const Token& token) {
  if (word == "#") return token.number.has_value();
  if (token.number) return false;
  if (!word.ends_with('*')) return token.word == word;
  return token.word.starts_with(std::string_view(word).substr(0, word.size() - 1));
}

// Behind the last token of the words from `at` on; nothing where they do not stand there.
std::optional<std::size_t> match(std::span<const std::string> words, std::span<const Token> tokens,
                                 std::size_t at) {
  if (words.empty()) return at;
  if (words.front() == "..") {
    for (std::size_t gap = 0; gap <= widest_gap && at + gap < tokens.size(); ++gap) {
      if (const auto end = match(words.subspan(1), tokens, at + gap)) return end;
      const std::string& word = tokens[at + gap].word;
      if (tokens[at + gap].is_punctuation() && word != "(" && word != ")") return {};
    }
    return {};
  }
  if (at >= tokens.size() || !fits(words.front(), tokens[at])) return {};
  return match(words.subspan(1), tokens, at + 1);
}

bool is_one_of(std::string_view sense, std::initializer_list<std::string_view> senses) {
  return std::ranges::find(senses, sense) != senses.end();
}

// Phrases within which other words mean something else, and which words.
struct Wider {
  bool (*is_wide)(std::string_view sense);
  bool (*is_inner)(std::string_view sense);
};

// "achter de balie", "annual report": a set phrase says none of what its words would; in "at most"
// nothing is the most; "heeft gelijk" is no "gelijk"; "nog steeds" is no "steeds". "niet meer dan
// een 6,7" is how a number is said: no more of anything, nothing that is compared.
constexpr std::array wider{
    Wider{[](std::string_view s) { return s == "set-phrase"; },
          [](std::string_view s) { return s != "set-phrase" && s != "pronoun"; }},
    Wider{[](std::string_view s) { return s == "at-most" || s == "at-least"; },
          [](std::string_view s) { return s == "highest" || s == "lowest"; }},
    Wider{[](std::string_view s) { return s == "is-right"; },
          [](std::string_view s) { return s == "same"; }},
    Wider{[](std::string_view s) { return s == "still-so"; },
          [](std::string_view s) { return s == "each-wave" || s == "in-a-row"; }},
    Wider{[](std::string_view s) { return s == "no-more" || s == "no-less"; },
          [](std::string_view s) {
            return is_one_of(s, {"more-of", "fewer", "compared", "more-than", "less-than",
                                 "than-group", "against", "than-between"});
          }}};

// `found` is in the order in which phrases begin, so that of all that begin no later than one the
// furthest tells whether any reaches as far. A letter is one call: it takes one pass.
std::vector<Phrase> without_inner(std::vector<Phrase> found) {
  std::vector<Phrase> outer;
  std::array<std::size_t, wider.size()> furthest{};
  const auto is_inner = [&](const Phrase& p) {
    for (std::size_t i = 0; i < wider.size(); ++i)
      if (furthest[i] >= p.behind && wider[i].is_inner(p.sense)) return true;
    return false;
  };
  for (std::size_t from = 0, to = 0; from < found.size(); from = to) {
    for (; to < found.size() && found[to].first == found[from].first; ++to)
      for (std::size_t i = 0; i < wider.size(); ++i)
        if (wider[i].is_wide(found[to].sense))
          furthest[i] = std::max(furthest[i], found[to].behind);
    std::copy_if(found.begin() + static_cast<std::ptrdiff_t>(from),
                 found.begin() + static_cast<std::ptrdiff_t>(to), std::back_inserter(outer),
                 [&](const Phrase& p) { return !is_inner(p); });
  }
  return outer;
}

}  // namespace

Lexicon::Lexicon(std::string_view language) : language_(language) {
  const language::Texts& texts = language::texts(language);
  for (const language::Text& text : texts.all()) {
    const std::string_view key = text.key;
    if (!key.starts_with(std::string(section) + ".")) continue;
    for (const std::string_view phrase : split(text.form, '|'))
      add({key.substr(std::string_view(section).size() + 1), words(phrase)});
  }
  add_comparatives();
}

// "toegeeflijker", "less forgiving": what goes up or down by its form holds one thing beside
// another as well.
void Lexicon::add_comparatives() {
  constexpr std::size_t least = 5;  // letters
  const std::string ending = "er";
  std::vector<Pattern> more;
  for (const Pattern& p : patterns_) {
    if ((p.sense != "up" && p.sense != "down") || p.words.empty() || p.words.size() > 2) continue;
    const Token first{p.words.front(), 0, 0, {}}, last{p.words.back(), 0, 0, {}};
    if (last.word.find_first_of("*#.") != std::string::npos) continue;
    const bool by_form = p.words.size() == 1 && last.word.size() >= least &&
                         last.word.ends_with(ending) && !is("no-comparative", last);
    const bool by_degree = p.words.size() == 2 && (is("more-of", first) || is("fewer", first));
    if (by_form || by_degree) more.push_back({"compared", p.words});
  }
  for (Pattern& p : more) add(std::move(p));
}

void Lexicon::add(Pattern pattern) {
  const std::string first = pattern.words.empty() ? ".." : pattern.words.front();
  for (std::size_t byte = 0; byte < beginning_with_.size(); ++byte) {
    if (first == ".." || first == "*" || static_cast<unsigned char>(first.front()) == byte)
      beginning_with_[byte].push_back(patterns_.size());
  }
  if (pattern.words.size() == 1) single_words_[pattern.sense].push_back(pattern.words.front());
  patterns_.push_back(std::move(pattern));
}

const Lexicon& Lexicon::of(std::string_view language) {
  static const std::map<std::string, Lexicon, std::less<>> all = [] {
    std::map<std::string, Lexicon, std::less<>> made;
    for (const std::string& code : language::written()) made.emplace(code, Lexicon(code));
    return made;
  }();
  return all.find(language)->second;
}

std::vector<Phrase> Lexicon::find(std::span<const Token> tokens) const {
  std::vector<Phrase> found;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const std::size_t from = found.size();
    if (tokens[at].word.empty()) continue;
    for (const std::size_t place :
         beginning_with_[static_cast<unsigned char>(tokens[at].word.front())]) {
      const Pattern& pattern = patterns_[place];
      const auto end = match(pattern.words, tokens, at);
      if (!end) continue;
      const auto same = std::find_if(found.begin() + static_cast<std::ptrdiff_t>(from), found.end(),
                                     [&](const Phrase& p) { return p.sense == pattern.sense; });
      if (same == found.end())
        found.push_back({pattern.sense, at, *end});
      else
        same->behind = std::max(same->behind, *end);
    }
  }
  return without_inner(std::move(found));
}

bool Lexicon::is(std::string_view sense, const Token& token) const {
  const auto of_sense = single_words_.find(sense);
  return of_sense != single_words_.end() &&
         std::ranges::any_of(of_sense->second,
                             [&](const std::string& word) { return fits(word, token); });
}

std::vector<std::string> Lexicon::phrases(std::string_view sense) const {
  std::vector<std::string> all;
  for (const Pattern& p : patterns_) {
    if (p.sense == sense) all.push_back(join(p.words, " "));
  }
  return all;
}

std::vector<std::string> Lexicon::list(std::string_view sense) const {
  const auto of_sense = single_words_.find(sense);
  return of_sense == single_words_.end() ? std::vector<std::string>{} : of_sense->second;
}

}  // namespace peil::reading
