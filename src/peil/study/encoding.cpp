#include "peil/study/encoding.h"

#include <fmt/format.h>

#include "peil/base/nul_byte.h"
#include "peil/base/text.h"

namespace peil::study {
namespace {

// Bytes of `text` before the first that is not UTF-8; the text is not well formed as a whole.
std::size_t good_bytes(std::string_view text) {
  std::size_t good = 0;
  while (good < text.size()) {
    std::size_t length = 1;
    while (length <= 4 && !is_utf8(text.substr(good, std::min(length, text.size() - good))))
      ++length;
    if (length > 4) return good;
    good += length;
  }
  return good;
}

// The sign that a byte of 0xA0 and up is in Latin-1, as UTF-8.
std::string latin1_sign(unsigned char byte) {
  return {static_cast<char>(0xC0 | byte >> 6), static_cast<char>(0x80 | (byte & 0x3F))};
}

}  // namespace

bool check_encoding(FileProblems& problems) {
  const std::string_view text = problems.text();
  const std::string save_as_utf8 = "Save the file as UTF-8 in your editor.";
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    problems.add("file.utf16", {1, 1}, "This file is in UTF-16, not in UTF-8.", save_as_utf8);
    return false;
  }
  if (is_utf8(text)) return true;
  if (const auto nul = text.find('\0'); nul != std::string_view::npos) {
    problems.add("file.nul-byte", place_of(text, nul), nul_byte::words,
                 "Take it out, or put back an earlier version of the file.");
    return false;
  }
  const std::size_t at = good_bytes(text);
  const auto byte = static_cast<unsigned char>(text[std::min(at, text.size() - 1)]);
  std::string message = fmt::format("The byte {:02X} here is not UTF-8", byte);
  message += byte >= 0xA0 ? " (in Latin-1 it is '" + latin1_sign(byte) + "')." : ".";
  problems.add("file.not-utf8", place_of(text, at), message, save_as_utf8);
  return false;
}

std::string_view without_mark(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return text;
}

}  // namespace peil::study
