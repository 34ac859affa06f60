#include "peil/files/pdf_font.h"

#include <string_view>

#include "peil/files/pdf_instructions.h"

namespace peil::files {
namespace {

constexpr std::size_t most_codes = 0x10000;

std::size_t code_of(std::string_view bytes) {
  std::size_t code = 0;
  for (const char byte : bytes) code = code << 8U | static_cast<unsigned char>(byte);
  return code;
}

// In UTF-16, whose last unit counts up within a range.
std::string character_at(std::string utf16, std::size_t place) {
  if (utf16.size() < 2) return {};
  const std::size_t last = code_of(utf16.substr(utf16.size() - 2)) + place;
  utf16[utf16.size() - 2] = static_cast<char>(last >> 8U & 0xffU);
  utf16[utf16.size() - 1] = static_cast<char>(last & 0xffU);
  return QUtil::utf16_to_utf8("\xfe\xff" + utf16);
}

}  // namespace

PdfFont::PdfFont(const QPDFObjectHandle& font)
    : bytes_a_code_(pdf_entry(font, "/Subtype").isNameAndEquals("/Type0") ? 2 : 1) {
  QPDFObjectHandle table = pdf_entry(font, "/ToUnicode");
  if (!table.isStream()) return;
  each_instruction(table, [this](const PdfInstruction& i) {
    const std::span<QPDFObjectHandle> of = i.operands;
    if (i.name == "endbfchar") {
      for (std::size_t at = 0; at + 1 < of.size(); at += 2) read_range(of[at], of[at], of[at + 1]);
    } else if (i.name == "endbfrange") {
      for (std::size_t at = 0; at + 2 < of.size(); at += 3)
        read_range(of[at], of[at + 1], of[at + 2]);
    }
  });
}

void PdfFont::read_range(QPDFObjectHandle low, QPDFObjectHandle high, QPDFObjectHandle to) {
  if (!low.isString() || !high.isString()) return;
  const std::size_t first = code_of(low.getStringValue());
  const std::size_t last = code_of(high.getStringValue());
  for (std::size_t code = first; code <= last && code < most_codes; ++code) {
    const std::size_t place = code - first;
    if (to.isString()) {
      texts_[code] = character_at(to.getStringValue(), place);
    } else if (to.isArray() && place < static_cast<std::size_t>(to.getArrayNItems())) {
      QPDFObjectHandle one = to.getArrayItem(static_cast<int>(place));
      if (one.isString()) texts_[code] = character_at(one.getStringValue(), 0);
    }
  }
}

bool PdfFont::add_text(const std::string& codes, std::string& text) const {
  bool all_known = true;
  for (std::size_t at = 0; at < codes.size(); at += bytes_a_code_) {
    const auto known = texts_.find(code_of(codes.substr(at, bytes_a_code_)));
    if (known != texts_.end() && !known->second.empty())
      text += known->second;
    else
      all_known = false;
  }
  return all_known;
}

}  // namespace peil::files
