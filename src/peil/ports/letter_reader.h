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
  /// Of a web page, which has nothing of its own to say them with; `title` where it is empty.
  std::string label{};  ///< "Remark 3: supported"
  std::string back{};   ///< of the link to the words: "Back to the words of remark 3"
};

/// Where a letter with remarks goes, which decides what it is, and what a page that is made for
/// them needs.
struct RemarkedCopy {
  std::string path;
  std::string language{};         ///< of the remarks: "nl"
  std::string letter_language{};  ///< of the letter
  std::string title{};            ///< of a page: "letter.pdf with remarks"
  std::string printed{};          ///< the letter as its readers see it, in place of text()
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
  /// A copy with remarks, in the order of their words. Of the same kind: comments of Word (.docx)
  /// and of OpenDocument (.odt), notes in the margin of a web page (.html); what was there stays as
  /// it was. As .html of any letter: a plain page of its paragraphs with notes in the margin.
  /// Problems  those of text(), "letter.no-remarks" for a copy that cannot hold any, or that would
  ///           stand in the letter's own place
  virtual Result<std::string> with_remarks(std::string_view bytes, const std::string& where,
                                           std::span<const LetterRemark> remarks,
                                           const RemarkedCopy& copy) const = 0;
};

}  // namespace peil
