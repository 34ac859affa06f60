#pragma once

#include <string>
#include <string_view>

#include "peil/base/result.h"

namespace peil {

/// Turns a letter as it was written (.docx, .odt, .pdf, .html) into text as Markdown has it:
/// paragraphs apart, headings and list items with their signs, tables row by row, notes behind.
/// What was deleted under tracked changes, hidden text, scripts and styles are not in it. Nothing
/// is executed and nothing fetched. By the ending of the name; other files are text already.
class LetterReader {
 public:
  virtual ~LetterReader() = default;
  /// Problems  "letter.not-readable" with what stands in the way: no such document, encrypted,
  ///           larger than a letter can be, without text (pictures of it)
  virtual Result<std::string> text(std::string_view bytes, const std::string& where) const = 0;
};

}  // namespace peil
