#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>

#include "peil/files/pdf_library.h"

namespace peil::files {

/// An operator of a content stream with what stands before it (ISO 32000-1, 7.8.2).
struct PdfInstruction {
  std::string name;
  std::span<QPDFObjectHandle> operands;
  std::size_t begin = 0, end = 0;  ///< where it stands in the stream, its operands included
};

/// Each instruction of a stream, in its order. Tables of characters (CMaps) are written so too.
void each_instruction(QPDFObjectHandle stream,
                      const std::function<void(const PdfInstruction&)>& take);

/// `object`/key, or null where it is no dictionary or has none.
QPDFObjectHandle pdf_entry(QPDFObjectHandle object, const std::string& key);
/// The same as UTF-8, "" where it is no text.
std::string pdf_text_entry(const QPDFObjectHandle& object, const std::string& key);

}  // namespace peil::files
