#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "peil/ports/letter_reader.h"

/// How each kind of document gives its text (ports/letter_reader.h). `why` says what stood in the
/// way where nothing comes back, as the end of a sentence: "it is encrypted".
namespace peil::files {

std::optional<std::string> word_text(std::string_view bytes, std::string& why);          ///< .docx
std::optional<std::string> opendocument_text(std::string_view bytes, std::string& why);  ///< .odt
std::optional<std::string> html_text(std::string_view bytes, std::string& why);
/// By pdftotext (poppler), as a process of its own with limits of time and memory.
std::optional<std::string> pdf_text(std::string_view bytes, std::string& why);

/// The same document with remarks in its margin; a remark whose words are not found stands at the
/// beginning.
std::optional<std::string> word_with_remarks(std::string_view bytes,
                                             std::span<const LetterRemark> remarks,
                                             std::string& why);
std::optional<std::string> opendocument_with_remarks(std::string_view bytes,
                                                     std::span<const LetterRemark> remarks,
                                                     std::string& why);
/// `language`: of the remarks.
std::optional<std::string> html_with_remarks(std::string_view bytes,
                                             std::span<const LetterRemark> remarks,
                                             const std::string& language, std::string& why);

/// A plain page of a letter's text, for remarks in its margin.
std::string letter_page(std::string_view text, const RemarkedCopy& copy);

/// A paragraph of the text: on one line, with the sign of its kind before it.
std::string paragraph(std::string_view sign, std::string_view words);

}  // namespace peil::files
