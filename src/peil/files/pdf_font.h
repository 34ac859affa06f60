#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "peil/files/pdf_library.h"

namespace peil::files {

/// What the codes of a font mean, by its table ToUnicode (ISO 32000-1, 9.10.3).
class PdfFont {
 public:
  explicit PdfFont(const QPDFObjectHandle& font);

  /// Adds the text of `codes`, in UTF-8. False where a code has none.
  bool add_text(const std::string& codes, std::string& text) const;

 private:
  void read_range(QPDFObjectHandle low, QPDFObjectHandle high, QPDFObjectHandle to);

  std::size_t bytes_a_code_;
  std::map<std::size_t, std::string> texts_;
};

}  // namespace peil::files
