#include "peil/reading/tokens.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace peil::reading {
namespace {

bool is_in_word(UChar32 c) {
  return u_isalnum(c) || c == 0xAD || u_charType(c) == U_NON_SPACING_MARK;
}

// "ons’", "menu's", "zes-en-een-kwart": one word. A dash between blanks is none.
bool joins(UChar32 c) { return c == '\'' || c == 0x2019 || c == '-' || c == 0x2011; }

// "Níét" is "niet"; "één" is the number, and "een" the article.
std::string plain_word(std::string_view text) {
  icu::UnicodeString word = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  word.toLower();
  UErrorCode error = U_ZERO_ERROR;
  const icu::UnicodeString apart = icu::Normalizer2::getNFDInstance(error)->normalize(word, error);
  icu::UnicodeString bare;
  bool accents = false;
  for (std::int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
    const UChar32 c = apart.char32At(i);
    if (u_charType(c) == U_NON_SPACING_MARK) {
      accents = true;
    } else if (c == 0x2019) {
      bare.append(static_cast<UChar32>('\''));
    } else if (c == 0x2011) {
      bare.append(static_cast<UChar32>('-'));
    } else if (c != 0xAD) {
      bare.append(c);
    }
  }
  std::string made;
  bare.toUTF8String(made);
  return accents && made == "een" ? "één" : made;
}

}  // namespace

bool Token::is_punctuation() const {
  if (number) return false;
  std::size_t at_sign = 0;
  UChar32 c = -1;
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(word.data()), at_sign, word.size(), c);
  return c >= 0 && !u_isalnum(c);
}

std::vector<Token> tokens(std::string_view text, std::size_t from, std::size_t to,
                          std::span<const NumberInText> numbers) {
  std::vector<Token> all;
  auto next = std::ranges::lower_bound(numbers, from, {}, &NumberInText::at);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t at = from; at < to;) {
    while (next != numbers.end() && next->at < at) ++next;
    if (next != numbers.end() && next->at == at) {
      const std::size_t end = at + std::max<std::size_t>(next->text.size(), 1);
      all.push_back({"#", at, end, static_cast<std::size_t>(next - numbers.begin())});
      at = end;
      continue;
    }
    std::size_t end = at;
    UChar32 c = -1;
    U8_NEXT(bytes, end, to, c);
    if (c >= 0 && is_in_word(c)) {
      for (std::size_t ahead = end; ahead < to; end = ahead) {
        U8_NEXT(bytes, ahead, to, c);
        if (c >= 0 && is_in_word(c)) continue;
        std::size_t behind = ahead;
        UChar32 following = -1;
        if (c >= 0 && joins(c) && behind < to) U8_NEXT(bytes, behind, to, following);
        if (following < 0 || !u_isalpha(following)) break;
      }
      all.push_back({plain_word(text.substr(at, end - at)), at, end, {}});
    } else if (c < 0 || !u_isUWhiteSpace(c)) {
      all.push_back({std::string(text.substr(at, end - at)), at, end, {}});
    }
    at = end;
  }
  return all;
}

}  // namespace peil::reading
