#include "peil/files/published_texts.h"

#include <algorithm>
#include <array>

#include "peil/base/digest.h"
#include "peil/base/text.h"
#include "peil/files/letter_parts.h"
#include "peil/files/published_parts.h"
#include "peil/ports/held_piece.h"

namespace peil::files {
namespace {

using Pieces = std::vector<PublishedPiece>;

// Lines as they are printed; where a word is divided over two they differ in nothing else. What is
// no text is held as a whole: a PDF of people is given to no parser within this process.
std::optional<Pieces> pdf_pieces(std::string_view bytes, std::string& why) {
  const auto text = pdf_text(bytes, why);
  if (!text) return {};
  Pieces pieces;
  for (const std::string_view line : split(*text, '\n')) {
    const std::string one = join(words(line), " ");
    if (!one.empty()) pieces.push_back({one});
  }
  pieces.push_back(held_piece("PDF",
                              "what is no line of text (alternative texts, bookmarks, title, "
                              "drawings, fonts), all bytes together by SHA-256: " +
                                  sha256(bytes)));
  return pieces;
}

struct Kind {
  std::string_view ending;
  std::optional<Pieces> (*read)(std::string_view, std::string&);
};
constexpr std::array kinds{Kind{".html", html_pieces},   Kind{".docx", office_pieces},
                           Kind{".pptx", office_pieces}, Kind{".xlsx", office_pieces},
                           Kind{".pdf", pdf_pieces},     Kind{".odt", opendocument_pieces}};

Problems refused(const std::string& where, const std::string& why) {
  return {{"published.not-readable", where, 0, 0, "The file cannot be read: " + why + ".",
           "Give the file as it was published: .html, .docx, .pptx, .xlsx, .pdf or .odt."}};
}

}  // namespace

Result<Pieces> PublishedTexts::pieces(std::string_view bytes, const std::string& where) const {
  for (const Kind& kind : kinds) {
    if (!where.ends_with(kind.ending)) continue;
    std::string why;
    auto pieces = kind.read(bytes, why);
    if (!pieces) return refused(where, why);
    return std::move(*pieces);
  }
  return refused(where, "its name has none of the endings of published reports");
}

}  // namespace peil::files
