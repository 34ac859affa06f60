#include "peil/files/letter_texts.h"

#include <algorithm>
#include <array>
#include <optional>

#include "peil/files/letter_encoding.h"
#include "peil/files/letter_parts.h"

namespace peil::files {
namespace {

struct Kind {
  std::string_view ending;
  std::optional<std::string> (*read)(std::string_view, std::string&);
};

constexpr std::array kinds{Kind{".docx", word_text},        Kind{".docm", word_text},
                           Kind{".odt", opendocument_text}, Kind{".html", html_text},
                           Kind{".htm", html_text},         Kind{".xhtml", html_text},
                           Kind{".pdf", pdf_text}};

constexpr std::string_view old_office = "\xD0\xCF\x11\xE0";  // .doc, and .docx with a password
constexpr std::size_t most_bytes = std::size_t{128} << 20U;  // a letter with its pictures
constexpr std::size_t most_plain = std::size_t{16} << 20U;

Problems refused(const std::string& where, const std::string& why) {
  return {{"letter.not-readable", where, 0, 0, "The letter cannot be read: " + why + ".",
           "Save it again as .docx, .odt, .html, .pdf with text, or plain text."}};
}

bool ends_in(const std::string& where, std::string_view ending) {
  if (where.size() < ending.size()) return false;
  return std::equal(ending.begin(), ending.end(), where.end() - static_cast<long>(ending.size()),
                    [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); });
}

struct Beginning {
  std::string_view bytes, is;
};

// What a file is by its first bytes, whatever its name says.
constexpr std::array of_documents{
    Beginning{"PK\x03\x04", "it is a ZIP archive, as .docx and .odt are"},
    Beginning{"%PDF-", "it is a PDF (.pdf)"},
    Beginning{"{\\rtf", "it is Rich Text (.rtf)"},
    Beginning{old_office, "it is of an older Office, or encrypted"},
    Beginning{"\x89PNG", "it is a picture; pictures of text are not read"},
    Beginning{"\xFF\xD8\xFF", "it is a picture; pictures of text are not read"},
    Beginning{"GIF8", "it is a picture; pictures of text are not read"}};
constexpr std::array of_markup{Beginning{"<!doctype html", "it is a web page (.html)"},
                               Beginning{"<html", "it is a web page (.html)"},
                               Beginning{"<?xml", "it is XML, not text"}};

bool begins(std::string_view bytes, std::string_view with) {
  return bytes.size() >= with.size() &&
         std::equal(with.begin(), with.end(), bytes.begin(), [](char a, char b) {
           return a == b || (a >= 'a' && a <= 'z' && b == a - 'a' + 'A');
         });
}

std::string other_kind(std::string_view bytes, std::span<const Beginning> kinds_known) {
  for (const std::string_view mark : {"\xEF\xBB\xBF", " ", "\r", "\n", "\t"})
    while (bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
  for (const Beginning& one : kinds_known)
    if (begins(bytes, one.bytes)) return std::string(one.is) + ", whatever its name says";
  return "";
}

Result<std::string> plain_text(std::string_view bytes, const std::string& where) {
  if (bytes.size() > most_plain)
    return refused(where, "it is larger than the text of a letter can be (16 MiB)");
  for (const std::span<const Beginning> known :
       {std::span<const Beginning>(of_documents), std::span<const Beginning>(of_markup)})
    if (std::string other = other_kind(bytes, known); !other.empty()) return refused(where, other);
  return from_utf16(bytes).value_or(std::string(bytes));
}

enum class Margin : std::uint8_t { None, Word, OpenDocument, Page };

// What a file of this name has for a margin.
Margin margin_of(const std::string& where) {
  if (ends_in(where, ".docx") || ends_in(where, ".docm")) return Margin::Word;
  if (ends_in(where, ".odt")) return Margin::OpenDocument;
  for (const std::string_view page : {".html", ".htm", ".xhtml"})
    if (ends_in(where, page)) return Margin::Page;
  return Margin::None;
}

std::string ending_of(const std::string& where) {
  const std::size_t point = where.find_last_of("./");
  return point == std::string::npos || where[point] == '/' ? "plain" : where.substr(point);
}

// What would do, of this kind of letter.
Problems no_remarks(const std::string& where, std::string message) {
  const Margin own = margin_of(where);
  std::string mend = "Name a copy that ends in .html: a page with the remarks in its margin.";
  if (own == Margin::Word || own == Margin::OpenDocument)
    mend = "Name a copy that ends in " + ending_of(where) +
           ", with the remarks as comments, or in .html, a page with them in its margin.";
  return {{"letter.no-remarks", where, 0, 0, std::move(message), std::move(mend)}};
}

}  // namespace

Result<std::string> LetterTexts::text(std::string_view bytes, const std::string& where) const {
  if (ends_in(where, ".doc") || (ends_in(where, ".docx") && bytes.starts_with(old_office)))
    return refused(where, "it is encrypted, or of an older Word (.doc)");
  if (bytes.size() > most_bytes)
    return refused(where, "it is larger than a letter can be (128 MiB)");
  for (const Kind& kind : kinds) {
    if (!ends_in(where, kind.ending)) continue;
    std::string why = kind.read == html_text ? other_kind(bytes, of_documents) : "";
    std::optional<std::string> text;
    if (why.empty()) text = kind.read(bytes, why);
    if (!text) return refused(where, why);
    if (text->find_first_not_of(" \t\r\n\f") == std::string::npos)
      return refused(where, "there is no text in it; pictures of text are not read");
    return std::move(*text);
  }
  return plain_text(bytes, where);
}

Result<std::string> LetterTexts::with_remarks(std::string_view bytes, const std::string& where,
                                              std::span<const LetterRemark> remarks,
                                              const RemarkedCopy& copy) const {
  const Margin to = margin_of(copy.path);
  if (where == copy.path)
    return no_remarks(where, "A copy with remarks never replaces the letter.");
  if (to == Margin::None || (to != Margin::Page && to != margin_of(where)))
    return no_remarks(where, "A " + ending_of(where) + " letter with remarks cannot be a file '" +
                                 copy.path + "'.");
  std::string why;
  std::optional<std::string> with;
  if (to == Margin::Word) {
    with = word_with_remarks(bytes, remarks, why);
  } else if (to == Margin::OpenDocument) {
    with = opendocument_with_remarks(bytes, remarks, why);
  } else if (margin_of(where) == Margin::Page) {
    with = html_with_remarks(bytes, remarks, copy.language, why);
  } else {
    const Result<std::string> read = text(bytes, where);
    if (!read.ok()) return read.problems();
    const std::string& printed = copy.printed.empty() ? read.value() : copy.printed;
    with = html_with_remarks(letter_page(printed, copy), remarks, copy.language, why);
  }
  if (!with) return refused(where, why);
  return std::move(*with);
}

}  // namespace peil::files
