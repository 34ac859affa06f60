#include "peil/files/letter_texts.h"

#include <algorithm>
#include <array>
#include <optional>

#include "peil/files/letter_parts.h"

namespace peil::files {
namespace {

struct Kind {
  std::string_view ending;
  std::optional<std::string> (*read)(std::string_view, std::string&);
};

constexpr std::array kinds{Kind{".docx", word_text},        Kind{".docm", word_text},
                           Kind{".odt", opendocument_text}, Kind{".html", html_text},
                           Kind{".htm", html_text},         Kind{".pdf", pdf_text}};

constexpr std::string_view old_office = "\xD0\xCF\x11\xE0";  // .doc, and .docx with a password

Problems refused(const std::string& where, const std::string& why) {
  return {{"letter.not-readable", where, 0, 0, "The letter cannot be read: " + why + ".",
           "Save it again as .docx, .odt, .html, .pdf with text, or plain text."}};
}

bool ends_in(const std::string& where, std::string_view ending) {
  if (where.size() < ending.size()) return false;
  return std::equal(ending.begin(), ending.end(), where.end() - static_cast<long>(ending.size()),
                    [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); });
}

}  // namespace

Result<std::string> LetterTexts::text(std::string_view bytes, const std::string& where) const {
  if (ends_in(where, ".doc") || (ends_in(where, ".docx") && bytes.starts_with(old_office)))
    return refused(where, "it is encrypted, or of an older Word (.doc)");
  for (const Kind& kind : kinds) {
    if (!ends_in(where, kind.ending)) continue;
    std::string why;
    std::optional<std::string> text = kind.read(bytes, why);
    if (!text) return refused(where, why);
    if (text->find_first_not_of(" \t\r\n\f") == std::string::npos)
      return refused(where, "there is no text in it; pictures of text are not read");
    return std::move(*text);
  }
  return std::string(bytes);
}

Result<std::string> LetterTexts::with_remarks(std::string_view bytes, const std::string& where,
                                              std::span<const Remark> remarks) const {
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
