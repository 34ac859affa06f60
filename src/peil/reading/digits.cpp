#include "peil/reading/numbers.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <optional>
#include <string>

#include "peil/base/text.h"
#include "peil/language/texts.h"
#include "peil/reading/lexicon.h"

namespace peil::reading {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

UChar32 point_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return -1;
  UChar32 c = -1;
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), at, text.size(), c);
  return c;
}

std::size_t point_before(std::string_view text, std::size_t at) {
  while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0u) == 0x80u) {
  }
  return at;
}

std::size_t point_size(UChar32 c) { return c < 0 ? 0 : static_cast<std::size_t>(U8_LENGTH(c)); }

bool letter_at(std::string_view text, std::size_t at) {
  const UChar32 c = point_at(text, at);
  return c >= 0 && u_isalpha(c);
}

bool is_space(UChar32 c) { return c == ' ' || c == 0xA0 || c == 0x2009 || c == 0x202F; }

std::size_t digits_from(std::string_view text, std::size_t at) {
  const std::size_t start = at;
  while (at < text.size() && is_digit(text[at])) ++at;
  return at - start;
}

// Digits and the signs between them: "1.234,5" is {"1", "234", "5"} and ".,".
struct Pieces {
  std::vector<std::string> digits;
  std::string signs;
  std::size_t end = 0;
};

Pieces pieces(std::string_view text, std::size_t at) {
  Pieces found;
  std::size_t n = digits_from(text, at);
  found.digits.emplace_back(text.substr(at, n));
  at += n;
  bool spaces_may_group = n <= 3 && text[at - n] != '0';
  for (;;) {
    const UChar32 sign = point_at(text, at);
    const std::size_t next = at + point_size(sign);
    n = digits_from(text, next);
    if (n == 0) break;
    if (spaces_may_group && is_space(sign) && n == 3) {
      found.digits.back() += text.substr(next, 3);
    } else if (sign == '.' || sign == ',') {
      found.digits.emplace_back(text.substr(next, n));
      found.signs += static_cast<char>(sign);
      spaces_may_group = false;
    } else {
      break;
    }
    at = next + n;
  }
  found.end = at;
  return found;
}

bool groups(const Pieces& p, std::size_t until) {
  return p.digits[0].size() <= 3 && p.digits[0][0] != '0' &&
         std::all_of(p.digits.begin() + 1, p.digits.begin() + static_cast<std::ptrdiff_t>(until),
                     [](const std::string& d) { return d.size() == 3; });
}

struct Meaning {
  double value = 0.0;
  int decimals = 0;
};

Meaning meaning(const Pieces& p, std::size_t whole_parts) {
  std::string spelled;
  for (std::size_t i = 0; i < whole_parts; ++i) spelled += p.digits[i];
  const bool fraction = whole_parts < p.digits.size();
  if (fraction) spelled += "." + p.digits.back();
  return {decimal_number(spelled).value_or(0.0),
          fraction ? static_cast<int>(p.digits.back().size()) : 0};
}

// The digits as one number with this sign before the decimals, or nothing.
std::optional<Meaning> read(const Pieces& p, char decimal) {
  const std::size_t last = p.signs.size();
  if (last == 0) return meaning(p, 1);
  const char thousands = decimal == ',' ? '.' : ',';
  const bool grouped = p.signs.find_first_not_of(thousands) == std::string::npos;
  if (grouped) return groups(p, last + 1) ? std::optional(meaning(p, last + 1)) : std::nullopt;
  const bool tail = p.signs.find(decimal) == last - 1;
  if (!tail || (last > 1 && !groups(p, last))) return {};
  return meaning(p, last);
}

// A mark or an amount in the other spelling, as in "7.3" or "1,729.50" within a Dutch text.
bool is_short(const Pieces& p) { return p.digits.back().size() <= 2; }

std::string word_before(std::string_view text, std::size_t at) {
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\n')) --at;
  const std::size_t end = at;
  while (at > 0 && letter_at(text, point_before(text, at))) at = point_before(text, at);
  std::string word(text.substr(at, end - at));
  std::ranges::transform(word, word.begin(), [](unsigned char c) {
    return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  });
  return word;
}

bool percent_follows(std::string_view text, std::size_t& end, const language::Signs& signs) {
  std::size_t at = end;
  if (is_space(point_at(text, at))) at += point_size(point_at(text, at));
  if (text.substr(at).starts_with('%')) return end = at + 1, true;
  if (point_at(text, at) == '\n') ++at;  // a line may end before the word
  for (const std::string& word : signs.percent) {
    if (!text.substr(at).starts_with(word) || letter_at(text, at + word.size())) continue;
    end = at + word.size();
    return true;
  }
  return false;
}

class Reader {
 public:
  Reader(std::string_view text, std::string_view language)
      : text_(text),
        signs_(language::signs(language)),
        lexicon_(Lexicon::of(language)),
        decimal_(signs_.decimal.front()) {}

  std::vector<NumberInText> all() {
    std::size_t at = 0;
    while (at < text_.size()) {
      if (text_[at] == '\n') ++line_;
      const UChar32 c = point_at(text_, at);
      if (is_digit(text_[at])) {
        at = number(at);
      } else if (u_charType(c) == U_DECIMAL_DIGIT_NUMBER) {
        at = other_digits(at);
      } else {
        at += std::max<std::size_t>(point_size(c), 1);
      }
    }
    return std::move(found_);
  }

 private:
  std::size_t number(std::size_t at) {
    if (at > 0 && letter_at(text_, point_before(text_, at))) return at + digits_from(text_, at);
    const Pieces whole = pieces(text_, at);
    auto read_as = read(whole, decimal_);
    if (!read_as && is_short(whole)) read_as = read(whole, decimal_ == ',' ? '.' : ',');
    if (read_as) return keep(at, whole.end, *read_as);
    // Digits that make no number together ("3.2.1", "7,3,7,4") are numbers one by one.
    std::size_t end = at;
    for (const std::string& digits : whole.digits) {
      end = text_.find(digits, end);
      keep(end, end + digits.size(), {decimal_number(digits).value_or(0.0), 0});
      found_.back().value.reset();
      end += digits.size();
    }
    return end;
  }

  std::size_t keep(std::size_t at, std::size_t end, Meaning meaning) {
    NumberInText n;
    n.line = line_;
    n.value = meaning.value;
    n.decimals = meaning.decimals;
    constexpr std::string_view half = "\xC2\xBD";
    if (text_.substr(end).starts_with(half) && n.decimals == 0) {
      n.value = meaning.value + 0.5, n.decimals = 1, end += half.size();
    }
    n.at = sign_before(at, n);
    const auto article = word_before(text_, n.at);
    n.article_before =
        std::ranges::find(signs_.before_a_mark, article) != signs_.before_a_mark.end() ||
        tells_how_near(article);
    n.percent = percent_follows(text_, end, signs_);
    if (!n.percent && letter_at(text_, end)) {
      n.word = true;
      while (letter_at(text_, end)) end += point_size(point_at(text_, end));
    }
    n.text = text_.substr(n.at, end - n.at);
    found_.push_back(std::move(n));
    return end;
  }

  // "een krappe 6" is a mark as "een 6" is.
  bool tells_how_near(const std::string& word) const {
    const Token token{word, 0, 0, {}};
    return lexicon_.is("just-below", token) || lexicon_.is("just-above", token);
  }

  std::size_t sign_before(std::size_t at, NumberInText& n) const {
    const std::size_t before = point_before(text_, at);
    const UChar32 sign = at == 0 ? -1 : point_at(text_, before);
    if (sign != '-' && sign != 0x2212 && sign != '+') return at;
    const UChar32 earlier = before == 0 ? ' ' : point_at(text_, point_before(text_, before));
    if (u_isalnum(earlier)) return at;
    if (sign != '+') n.value = -*n.value;
    return before;
  }

  std::size_t other_digits(std::size_t at) {
    NumberInText n;
    n.at = at, n.line = line_;
    while (u_charType(point_at(text_, at)) == U_DECIMAL_DIGIT_NUMBER && !is_digit(text_[at])) {
      at += point_size(point_at(text_, at));
    }
    n.text = text_.substr(n.at, at - n.at);
    found_.push_back(std::move(n));
    return at;
  }

  std::string_view text_;
  const language::Signs& signs_;
  const Lexicon& lexicon_;
  char decimal_;
  std::size_t line_ = 1;
  std::vector<NumberInText> found_;
};

}  // namespace

std::vector<NumberInText> numbers_in_digits(std::string_view text, std::string_view language) {
  return Reader(text, language).all();
}

}  // namespace peil::reading
