#pragma once

#include <span>
#include <string>
#include <string_view>

#include "peil/base/result.h"

namespace peil {

/// What is said of words of a letter, in its margin.
struct LetterRemark {
  std::string quote;  ///< words of the letter, exactly as text() has them
  std::string title;  ///< "supported"
  std::string text;   ///< paragraphs apart by a line break
};

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
  /// The same document with remarks, in the order of their words: comments of Word, notes in the
  /// margin of a web page. What was there stays as it was.
  /// Problems  those of text(), "letter.no-remarks" for a kind that cannot hold any
  virtual Result<std::string> with_remarks(std::string_view bytes, const std::string& where,
                                           std::span<const LetterRemark> remarks) const = 0;
};

}  // namespace peil
