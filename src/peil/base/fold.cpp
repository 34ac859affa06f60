#include "peil/base/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "peil/base/contract.h"

namespace peil {

std::string folded(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(error);
  expects(U_SUCCESS(error) && fold != nullptr, "folded: ICU has its own tables");
  const auto given = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  icu::UnicodeString plain = fold->normalize(given, error);
  int32_t from = 0, to = plain.length();
  while (from < to && u_isUWhiteSpace(plain.char32At(from)) != 0) from = plain.moveIndex32(from, 1);
  while (to > from && u_isUWhiteSpace(plain.char32At(plain.moveIndex32(to, -1))) != 0)
    to = plain.moveIndex32(to, -1);
  std::string result;
  plain.tempSubStringBetween(from, to).toUTF8String(result);
  return result;
}

}  // namespace peil
