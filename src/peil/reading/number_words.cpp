#include <algorithm>
#include <cmath>

#include "peil/language/texts.h"
#include "peil/reading/lexicon.h"
#include "peil/reading/numbers.h"

namespace peil::reading {
namespace {

constexpr double least_pass = 5.5;  // a mark below it is "een onvoldoende"

// "zeveneneenhalf" is "zeven" and "eneenhalf".
std::vector<Token> ending_in_half(const Token& token, const Lexicon& lexicon) {
  for (const std::string& half : lexicon.list("and-half")) {
    if (!token.word.ends_with(half)) continue;
    const std::string before = token.word.substr(0, token.word.size() - half.size());
    const Token number{before, token.at, token.end, {}};
    if (lexicon.is("number", number)) return {number, {half, token.at, token.end, {}}};
  }
  return {token};
}

// "een zesje", "een zeventje"
Token without_diminutive(const Token& token, const Lexicon& lexicon) {
  for (const std::string_view ending : {"tje", "je"}) {
    if (!token.word.ends_with(ending) || token.number) continue;
    Token small{token.word.substr(0, token.word.size() - ending.size()), token.at, token.end, {}};
    if (lexicon.is("number", small) && small.word != "tien") return small;
  }
  return token;
}

// "zes-en-een-kwart" and "vijf-komma-één" word by word, each at its place in the letter.
std::vector<Token> apart(std::vector<Token> tokens, const Lexicon& lexicon) {
  std::vector<Token> all;
  for (Token& token : tokens) {
    std::vector<Token> parts;
    std::size_t from = 0;
    for (std::size_t at = 0; at <= token.word.size(); ++at) {
      if (at < token.word.size() && token.word[at] != '-') continue;
      std::string word = token.word.substr(from, at - from);
      if (word == "een" && !parts.empty() && lexicon.is("decimal-word", parts.back())) word = "één";
      parts.push_back({std::move(word), token.at, token.end, {}});
      from = at + 1;
    }
    if (parts.size() == 1) token = without_diminutive(parts.front(), lexicon);
    if (parts.size() == 1) parts = ending_in_half(token, lexicon);
    const bool number = parts.size() > 1 && !token.number && lexicon.is("number", parts.front());
    if (number)
      std::ranges::move(parts, std::back_inserter(all));
    else
      all.push_back(std::move(token));
  }
  return all;
}

class Reader {
 public:
  Reader(std::string_view text, std::string_view language, const std::vector<NumberInText>& digits)
      : text_(text),
        lexicon_(Lexicon::of(language)),
        marks_(language::texts(language).signs().before_a_mark),
        names_(lexicon_.list("number")),
        tokens_(apart(tokens(text, 0, text.size(), digits), lexicon_)),
        phrases_(lexicon_.find(tokens_)),
        from_(tokens_.size() + 1),
        until_(tokens_.size() + 1) {
    for (const Phrase& p : phrases_) from_[p.first].push_back(&p), until_[p.behind].push_back(&p);
  }

  std::vector<NumberInText> all() && {
    for (std::size_t at = 0; at < tokens_.size();) at = std::max(at + 1, read(at));
    return std::move(found_);
  }

 private:
  // Which number the word is; nothing for other words. The article is none.
  std::optional<int> named(std::size_t at) const {
    if (at >= tokens_.size() || tokens_[at].number) return {};
    const auto place = std::ranges::find(names_, tokens_[at].word);
    if (place == names_.end()) return {};
    return static_cast<int>(place - names_.begin());
  }

  const Phrase* phrase(std::string_view sense, std::size_t at) const {
    if (at >= from_.size()) return nullptr;
    for (const Phrase* p : from_[at]) {
      if (p->sense == sense) return p;
    }
    return nullptr;
  }

  // "een punt meer", "one point above": not "een punt van zorg".
  bool is_one_point(std::size_t at) const {
    if (at + 2 >= tokens_.size() || tokens_[at].number) return false;
    const bool one = lexicon_.is("one-of", tokens_[at]) || named(at) == 1;
    return one && lexicon_.is("one-point", tokens_[at + 1]) &&
           (lexicon_.is("compared", tokens_[at + 2]) || phrase("up", at + 2) != nullptr ||
            phrase("down", at + 2) != nullptr);
  }

  std::optional<double> count_named(const std::string& word) const {
    const std::vector<std::string> names = lexicon_.list("count-names");
    const auto place = std::ranges::find(names, word);
    if (place == names.end()) return {};
    return static_cast<double>(place - names.begin());
  }

  // "driehonderd", "twelve hundred", "two thousand": where it ends, and how many.
  std::pair<std::size_t, double> hundreds(std::size_t at) const {
    constexpr double hundred = 100.0, thousand = 1000.0;
    for (const auto& [sense, unit] : {std::pair{"hundred", hundred}, {"thousand", thousand}}) {
      const std::string name = lexicon_.list(sense).front(), &word = tokens_[at].word;
      if (tokens_[at].number || !word.ends_with(name) ||
          (at + 1 < tokens_.size() && count_named(tokens_[at + 1].word)))
        continue;
      const std::string before = word.substr(0, word.size() - name.size());
      if (before.empty()) return {at + 1, unit};
      if (const auto times = count_named(before); times && *times > 1)
        return {at + 1, *times * unit};
    }
    for (const auto& [sense, unit] : {std::pair{"hundred", hundred}, {"thousand", thousand}}) {
      if (tokens_[at].number || at + 1 >= tokens_.size() || !lexicon_.is(sense, tokens_[at + 1]))
        continue;
      const bool one = lexicon_.is("one-of", tokens_[at]);
      const auto times = one ? std::optional(1.0) : count_named(tokens_[at].word);
      if (times && *times > 0) return {at + 2, *times * unit};
    }
    return {at, 0.0};
  }

  // Behind the number that begins here, or `at` where none does.
  std::size_t read(std::size_t at) {
    if (const Phrase* half = phrase("half-unit", at)) return keep(at, half->behind, 0.5, 1, true);
    if (const Phrase* whole = phrase("whole-unit", at))
      return keep(at, whole->behind, 1.0, 1, true);
    for (const auto& [sense, value, decimals] :
         {std::tuple{"one-tenth", 0.1, 1}, {"quarter-unit", 0.25, 2}}) {
      const Phrase* amount = phrase(sense, at);
      if (amount != nullptr && !is_share(amount->behind))
        return keep(at, amount->behind, value, decimals, true);
    }
    if (const Phrase* more = phrase("one-and-half", at)) {
      if (const std::size_t behind = behind_unit(*more); behind > at)
        return keep(at, behind, 1.5, 1, true);
    }
    for (const auto& [sense, side] : {std::pair{"fail", -1}, {"pass", 1}}) {
      const Phrase* judged = phrase(sense, at);
      if (judged == nullptr) continue;
      keep(at, judged->behind, least_pass, 1, false);
      found_.back().side = side > 0 && is_not_reached(at) ? -1 : side;
      return judged->behind;
    }
    if (is_one_point(at)) return keep(at, at + 2, 1.0, 1, true);
    if (const auto [behind, value] = hundreds(at); behind > at)
      return keep(at, behind, value, 0, false);
    const auto whole = named(at);
    if (!whole) return at;
    if (const Phrase* tenths = phrase("tenths", at + 1))
      return keep(at, tenths->behind, *whole / 10.0, 1, true);
    if (const Phrase* sign = phrase("decimal-word", at + 1)) {
      if (const auto tenth = named(sign->behind); tenth && *tenth < 10)
        return keep(at, sign->behind + 1, *whole + *tenth / 10.0, 1, false);
    }
    if (const Phrase* half = phrase("and-half", at + 1))
      return keep(at, half->behind, *whole + 0.5, 1, false);
    if (const Phrase* quarter = phrase("and-quarter", at + 1))
      return keep(at, quarter->behind, *whole + 0.25, 2, false);
    // "two full points", "twee punten"
    std::size_t unit = at + 1;
    while (unit < tokens_.size() && lexicon_.is("full", tokens_[unit])) ++unit;
    if (*whole > 0 && unit < tokens_.size() && lexicon_.is("whole-points", tokens_[unit]))
      return keep(at, unit + 1, *whole, 0, true);
    return is_mark(at) ? keep(at, at + 1, *whole, 0, false) : at;
  }

  // "neither of them earned a pass": who does not reach it fails.
  bool is_not_reached(std::size_t at) const {
    bool reached = false;
    while (at > 0) {
      const Token& t = tokens_[--at];
      if (t.word == "." || t.word == ";" || lexicon_.is("but", t)) return false;
      reached = reached || lexicon_.is("reach", t);
      if (reached && lexicon_.is("not", t)) return true;
    }
    return false;
  }

  bool is_reached(std::size_t at) const {
    while (at > 0 && !tokens_[at - 1].is_punctuation())
      if (lexicon_.is("reach", tokens_[--at])) return true;
    return false;
  }

  // "anderhalve punt", "a point and a half"; 0 where no unit is near: "anderhalf jaar".
  std::size_t behind_unit(const Phrase& amount) const {
    for (std::size_t at = amount.first; at <= amount.behind && at < tokens_.size(); ++at)
      if (lexicon_.is("unit", tokens_[at]) || lexicon_.is("mark-word", tokens_[at]))
        return std::max(at + 1, amount.behind);
    return 0;
  }

  // "een tiende van de klanten"
  bool is_share(std::size_t at) const {
    return at + 1 < tokens_.size() && lexicon_.is("part-of", tokens_[at]) &&
           !lexicon_.is("unit", tokens_[std::min(at + 2, tokens_.size() - 1)]) &&
           !lexicon_.is("unit", tokens_[at + 1]);
  }

  // "een zeven", "een ruime zeven", "just under seven"; in "de zeven waarden" a count follows.
  bool is_mark(std::size_t at) const {
    std::size_t before = before_nearness(at);
    // "een mager zesje", "seven flat"
    if (before > 1 && lexicon_.is("mark-adjective", tokens_[before - 1])) --before;
    if (at + 1 < tokens_.size() && lexicon_.is("exactly", tokens_[at + 1])) return true;
    const bool article =
        before > 0 && std::ranges::find(marks_, tokens_[before - 1].word) != marks_.end();
    const bool ends =
        at + 1 == tokens_.size() || tokens_[at + 1].is_punctuation() || !is_noun_like(at + 1);
    // Nobody counts "een zeven klanten".
    const bool one = before > 0 && lexicon_.is("one-of", tokens_[before - 1]) &&
                     (at + 1 == tokens_.size() || !lexicon_.is("other-unit", tokens_[at + 1]));
    // "haalt geen zes"
    const bool none =
        ends && before > 0 && lexicon_.is("no-article", tokens_[before - 1]) && is_reached(at);
    return one || none || ((article || before < at || is_beside(before)) && ends);
  }
  // "onder de zes", "above seven"
  bool is_beside(std::size_t at) const {
    if (at > 0 && lexicon_.is("article", tokens_[at - 1])) --at;
    return at > 0 && lexicon_.is("above-or-below", tokens_[at - 1]) &&
           !lexicon_.is("behind", tokens_[at - 1]);
  }
  // Where the words begin that say how near the number is; `at` where there are none.
  std::size_t before_nearness(std::size_t at) const {
    for (const Phrase* p : until_[at]) {
      if (p->sense == "just-below" || p->sense == "just-above") return before_nearness(p->first);
    }
    return at;
  }
  // What follows a mark is a little word; what follows a count is what is counted.
  bool is_noun_like(std::size_t at) const { return tokens_[at].word.size() > 5; }

  std::size_t keep(std::size_t first, std::size_t behind, double value, int decimals, bool amount) {
    NumberInText n;
    n.at = tokens_[first].at;
    n.text = std::string(text_.substr(n.at, tokens_[behind - 1].end - n.at));
    n.line = 1 + static_cast<std::size_t>(std::ranges::count(text_.substr(0, n.at), '\n'));
    n.value = value, n.decimals = decimals;
    n.amount = amount;
    n.article_before = !amount;
    n.in_words = true;
    found_.push_back(std::move(n));
    return behind;
  }

  std::string_view text_;
  const Lexicon& lexicon_;
  const std::vector<std::string>& marks_;
  std::vector<std::string> names_;
  std::vector<Token> tokens_;
  std::vector<Phrase> phrases_;
  std::vector<std::vector<const Phrase*>> from_, until_;  // by the token where they begin, and end
  std::vector<NumberInText> found_;
};

}  // namespace

std::vector<NumberInText> numbers_in_words(std::string_view text, std::string_view language,
                                           const std::vector<NumberInText>& in_digits) {
  return Reader(text, language, in_digits).all();
}

std::vector<NumberInText> numbers_in(std::string_view text, std::string_view language) {
  std::vector<NumberInText> all = numbers_in_digits(text, language);
  std::vector<NumberInText> words = numbers_in_words(text, language, all);
  std::ranges::move(words, std::back_inserter(all));
  std::ranges::stable_sort(all, {}, &NumberInText::at);
  return all;
}

}  // namespace peil::reading
