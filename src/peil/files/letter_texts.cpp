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
                                              std::span<const LetterRemark> remarks) const {
  const bool word = ends_in(where, ".docx") || ends_in(where, ".docm");
  if (!word && !ends_in(where, ".html") && !ends_in(where, ".htm")) {
    return Problems{{"letter.no-remarks", where, 0, 0,
                     "Remarks stand in the margin of Word files and web pages only.",
                     "Save the letter as .docx or .html, or leave out --remarks."}};
  }
  std::string why;
  auto with =
      word ? word_with_remarks(bytes, remarks, why) : html_with_remarks(bytes, remarks, why);
  if (!with) return refused(where, why);
  return std::move(*with);
}

}  // namespace peil::files
