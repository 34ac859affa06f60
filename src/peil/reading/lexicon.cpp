#include "peil/reading/lexicon.h"

#include <algorithm>
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

// "achter de balie", "annual report": a set phrase says none of what its words would; in "at most"
// nothing is the most.
bool is_of_a_set_phrase(const Phrase& p, std::span<const Phrase> all) {
  if (p.sense == "set-phrase" || p.sense == "pronoun") return false;
  const bool extreme = p.sense == "highest" || p.sense == "lowest";
  return std::ranges::any_of(all, [&](const Phrase& q) {
    const bool bound = extreme && (q.sense == "at-most" || q.sense == "at-least");
    const bool right = p.sense == "same" && q.sense == "is-right";  // "heeft gelijk"
    return (q.sense == "set-phrase" || bound || right) && q.first <= p.first &&
           q.behind >= p.behind;
  });
}

// "nog steeds" is no "steeds".
bool is_still_so(const Phrase& p, std::span<const Phrase> all) {
  if (p.sense != "each-wave" && p.sense != "in-a-row") return false;
  return std::ranges::any_of(all, [&](const Phrase& q) {
    return q.sense == "still-so" && q.first <= p.first && q.behind >= p.behind;
  });
}

// "niet meer dan een 6,7" is how a number is said: no more of anything, nothing that is compared.
std::vector<Phrase> without_inner(std::vector<Phrase> found) {
  const std::vector<Phrase> all = found;
  std::erase_if(found, [&](const Phrase& p) {
    if (is_of_a_set_phrase(p, all) || is_still_so(p, all)) return true;
    if (p.sense != "more-of" && p.sense != "fewer" && p.sense != "compared" &&
        p.sense != "more-than" && p.sense != "less-than" && p.sense != "than-group" &&
        p.sense != "against" && p.sense != "than-between")
      return false;
    return std::ranges::any_of(all, [&](const Phrase& q) {
      return (q.sense == "no-more" || q.sense == "no-less") && q.first <= p.first &&
             q.behind >= p.behind;
    });
  });
  return found;
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
}

void Lexicon::add(Pattern pattern) {
  const std::string first = pattern.words.empty() ? ".." : pattern.words.front();
  for (std::size_t byte = 0; byte < beginning_with_.size(); ++byte) {
    if (first == ".." || first == "*" || static_cast<unsigned char>(first.front()) == byte)
      beginning_with_[byte].push_back(patterns_.size());
  }
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
  return std::ranges::any_of(patterns_, [&](const Pattern& p) {
    return p.sense == sense && p.words.size() == 1 && fits(p.words.front(), token);
  });
}

std::vector<std::string> Lexicon::phrases(std::string_view sense) const {
  std::vector<std::string> all;
  for (const Pattern& p : patterns_) {
    if (p.sense == sense) all.push_back(join(p.words, " "));
  }
  return all;
}

std::vector<std::string> Lexicon::list(std::string_view sense) const {
  std::vector<std::string> all;
  for (const Pattern& p : patterns_) {
    if (p.sense == sense && p.words.size() == 1) all.push_back(p.words.front());
  }
  return all;
}

}  // namespace peil::reading
