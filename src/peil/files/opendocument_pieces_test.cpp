#include <gtest/gtest.h>

#include "peil/base/zip_parts.h"
#include "peil/files/published_parts.h"

namespace peil::files {
namespace {

std::optional<std::vector<PublishedPiece>> pieces_of(const std::string& body, std::string& why) {
  const std::vector<std::pair<std::string, std::string>> parts{
      {"mimetype", "application/vnd.oasis.opendocument.text"},
      {"content.xml", "<office:document-content><office:body><office:text>" + body +
                          "</office:text></office:body></office:document-content>"}};
  return opendocument_pieces(zip_of(parts), why);
}

TEST(OpenDocumentPieces, KeepWhichFigureANumberIsBoundTo) {
  std::string why;
  const auto pieces = pieces_of(
      "<text:p>Een <loext:content-control loext:tag=\"mean:overall:vr:2013@ab#value\">7,7"
      "</loext:content-control> in<text:s/>2013.<text:note><text:note-body><text:p>Noot."
      "</text:p></text:note-body></text:note></text:p>"
      "<text:p><office:annotation><text:p>9,9</text:p></office:annotation>Dag.</text:p>",
      why);
  ASSERT_TRUE(pieces.has_value()) << why;
  ASSERT_EQ(pieces->size(), 3u);
  EXPECT_EQ((*pieces)[0].text, "Noot.");
  const PublishedPiece& bound = (*pieces)[1];
  EXPECT_EQ(bound.text, "Een 7,7 in 2013.");
  ASSERT_EQ(bound.numbers.size(), 1u);
  EXPECT_EQ(bound.numbers.front().text, "7,7");
  EXPECT_EQ(bound.numbers.front().key, "mean:overall:vr:2013@ab");
  EXPECT_EQ(bound.numbers.front().part, "value");
  EXPECT_EQ((*pieces)[2].text, "Dag.");
}

TEST(OpenDocumentPieces, AreRefusedWhereTheLetterIs) {
  std::string why;
  EXPECT_FALSE(opendocument_pieces("no zip", why).has_value());
  EXPECT_NE(why, "");
}

}  // namespace
}  // namespace peil::files
