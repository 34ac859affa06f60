#include "peil/files/code_page.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "peil/base/contract.h"
#include "peil/base/text.h"

namespace peil::files {
namespace {

constexpr std::string_view ascii =
    " 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._$#@=<>(),-";

bool is_ascii(std::string_view bytes) {
  return std::ranges::all_of(bytes, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Names that ICU gives to another page than Windows does, or does not know.
std::string known_to_icu(const std::string& name) {
  std::string plain;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z')
      plain += static_cast<char>(c - 'A' + 'a');
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      plain += c;
  }
  struct Known {
    const char* name;
    const char* icu;
  };
  constexpr std::array pages{Known{"windows874", "windows-874-2000"},
                             Known{"cp874", "windows-874-2000"},
                             Known{"windows932", "ibm-943_P15A-2003"},
                             Known{"cp932", "ibm-943_P15A-2003"},
                             Known{"windows31j", "ibm-943_P15A-2003"},
                             Known{"windows936", "windows-936-2000"},
                             Known{"cp936", "windows-936-2000"},
                             Known{"windows949", "windows-949-2000"},
                             Known{"cp949", "windows-949-2000"},
                             Known{"uhc", "windows-949-2000"},
                             Known{"euckr", "windows-949-2000"},  // which holds all of it
                             Known{"windows950", "windows-950-2000"},
                             Known{"cp950", "windows-950-2000"},
                             Known{"macroman", "macintosh"}};
  for (const Known& page : pages) {
    if (plain == page.name) return page.icu;
  }
  return name;
}

}  // namespace

void CodePage::Close::operator()(UConverter* converter) const { ucnv_close(converter); }

std::optional<CodePage> CodePage::named(const std::string& name) {
  UErrorCode error = U_ZERO_ERROR;
  CodePage page;
  if (name.empty()) return {};  // which ICU takes for the page of this machine
  page.converter_.reset(ucnv_open(known_to_icu(name).c_str(), &error));
  if (U_FAILURE(error)) return {};
  ucnv_setToUCallBack(page.converter_.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                      &error);
  page.name_ = name;
  page.utf8_ = ucnv_getType(page.converter_.get()) == UCNV_UTF8;
  const UConverterType type = ucnv_getType(page.converter_.get());
  if (U_FAILURE(error) || type == UCNV_UTF7 || type == UCNV_ISO_2022 || type == UCNV_HZ) return {};
  icu::UnicodeString plain(ascii.data(), static_cast<std::int32_t>(ascii.size()),
                           page.converter_.get(), error);
  std::string back;
  if (U_FAILURE(error) || plain.toUTF8String(back) != ascii) return {};
  return page;
}

std::optional<CodePage> CodePage::numbered(int number) {
  if (number == 2 || number == 3) return named("windows-1252");  // "7-bit" and "8-bit ASCII"
  if (number == 65001) return named("UTF-8");
  if (number == 20127) return named("US-ASCII");
  if (number == 20866) return named("KOI8-R");
  if (number == 21866) return named("KOI8-U");
  if (number == 20932 || number == 51932) return named("EUC-JP");
  if (number == 51936) return named("windows-936");
  if (number == 51949) return named("EUC-KR");
  if (number == 54936) return named("GB18030");
  if (number == 10000) return named("macintosh");
  if (number >= 28591 && number <= 28605)
    return named("ISO-8859-" + std::to_string(number - 28590));
  if (number >= 1250 && number <= 1258) return named("windows-" + std::to_string(number));
  if (number >= 400 && number < 1000) return named("cp" + std::to_string(number));
  return {};
}

CodePage::Text CodePage::decode(std::string_view bytes, bool may_be_cut) const {
  if (is_ascii(bytes) || (utf8_ && is_utf8(bytes))) return {std::string(bytes), 0};
  UConverter* const converter = converter_.get();
  ucnv_resetToUnicode(converter);
  icu::UnicodeString all;
  std::array<char16_t, 256> some;
  const char* from = bytes.data();
  const char* const end = from + bytes.size();
  Text text;
  for (;;) {
    UErrorCode error = U_ZERO_ERROR;
    char16_t* to = some.data();
    // The last argument flushes: a page that waits for an accent gives the letter it holds.
    ucnv_toUnicode(converter, &to, some.data() + some.size(), &from, end, nullptr, true, &error);
    all.append(some.data(), static_cast<std::int32_t>(to - some.data()));
    if (error == U_BUFFER_OVERFLOW_ERROR) continue;
    if (U_SUCCESS(error)) break;
    const bool cut = error == U_TRUNCATED_CHAR_FOUND;
    if (cut && may_be_cut) break;
    expects(cut || error == U_ILLEGAL_CHAR_FOUND || error == U_INVALID_CHAR_FOUND ||
                error == U_ILLEGAL_ESCAPE_SEQUENCE || error == U_UNSUPPORTED_ESCAPE_SEQUENCE,
            "code page: only bad bytes stop the reading");
    std::array<char, 16> bad{};
    auto count = static_cast<std::int8_t>(bad.size());
    UErrorCode told = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter, bad.data(), &count, &told);
    if (text.bad_bytes == 0) text.first_bad = static_cast<unsigned char>(bad.front());
    text.bad_bytes += U_SUCCESS(told) && count > 0 ? static_cast<std::size_t>(count) : 1;
    all.append(static_cast<char16_t>(0xFFFD));
    if (cut) break;
  }
  all.toUTF8String(text.utf8);
  return text;
}

}  // namespace peil::files
