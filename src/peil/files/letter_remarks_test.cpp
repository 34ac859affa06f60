// What is said of a letter, in its margin.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/base/zip_parts.h"
#include "peil/files/letter_texts.h"

namespace peil::files {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string word(const std::string& body) {
  const std::vector<std::pair<std::string, std::string>> parts{
      {"[Content_Types].xml", "<Types/>"},
      {"word/document.xml", "<w:document xmlns:w=\"w\"><w:body>" + body + "</w:body></w:document>"},
      {"word/_rels/document.xml.rels", "<Relationships/>"}};
  return zip_of(parts);
}

std::string p(const std::string& words) {
  return "<w:p><w:pPr/><w:r><w:t>" + words + "</w:t></w:r></w:p>";
}

std::string with(const std::string& file, const std::string& where,
                 const std::vector<LetterRemark>& remarks) {
  const auto made = LetterTexts().with_remarks(file, where, remarks);
  EXPECT_TRUE(made.ok());
  return made.ok() ? made.value() : "";
}

TEST(LetterRemarks, OfWordAreCommentsAtTheirWords) {
  const std::string file = word(p("Geachte heer,") + p("Inwoners geven een 9,8.") + p("Groet"));
  const std::string made = with(
      file, "brief.docx", {{"Inwoners geven een 9,8.", "tegengesproken", "Het is 7,5.\nWaar"}});
  ZipParts parts(made);
  ASSERT_TRUE(parts.ok());
  const std::string document = *parts.part("word/document.xml");
  const auto start = document.find("<w:commentRangeStart w:id=\"0\"/>");
  EXPECT_GT(start, document.find("Geachte heer"));
  EXPECT_LT(start, document.find("Inwoners geven"));
  EXPECT_LT(document.find("<w:commentReference w:id=\"0\"/>"), document.find("Groet"));
  const std::string comments = *parts.part("word/comments.xml");
  EXPECT_THAT(comments, HasSubstr("tegengesproken"));
  EXPECT_THAT(comments, HasSubstr("Het is 7,5."));
  EXPECT_THAT(*parts.part("[Content_Types].xml"), HasSubstr("/word/comments.xml"));
  EXPECT_THAT(*parts.part("word/_rels/document.xml.rels"), HasSubstr("comments.xml"));
  // The letter itself says what it said.
  EXPECT_EQ(LetterTexts().text(made, "b.docx").value(), LetterTexts().text(file, "b.docx").value());
}

TEST(LetterRemarks, ComeBehindCommentsThatAreThere) {
  const std::string once = with(word(p("Een 7,5.")), "a.docx", {{"Een 7,5.", "gedragen", "Goed."}});
  const std::string twice = with(once, "a.docx", {{"Een 7,5.", "gedragen", "Nog eens."}});
  ZipParts parts(twice);
  const std::string comments = *parts.part("word/comments.xml");
  EXPECT_THAT(comments, HasSubstr("w:id=\"0\""));
  EXPECT_THAT(comments, HasSubstr("w:id=\"1\""));
}

TEST(LetterRemarks, OfAPageStandBehindTheParagraph) {
  const std::string page =
      "<html><body><p>Hallo.</p><p>Een 9,8 &amp; meer.</p><p>Dag.</p></body></html>";
  const std::string made =
      with(page, "brief.html", {{"Een 9,8 & meer.", "tegengesproken", "<7,5>"}});
  EXPECT_LT(made.find("9,8"), made.find("tegengesproken"));
  EXPECT_LT(made.find("tegengesproken"), made.find("Dag."));
  EXPECT_THAT(made, HasSubstr("&lt;7,5&gt;"));
  EXPECT_THAT(made, Not(HasSubstr("<7,5>")));
}

TEST(LetterRemarks, AreRefusedWhereThereIsNoMargin) {
  const auto made = LetterTexts().with_remarks("%PDF", "brief.pdf", {});
  ASSERT_FALSE(made.ok());
  EXPECT_EQ(made.problems().front().code, "letter.no-remarks");
  EXPECT_FALSE(LetterTexts().with_remarks("geen zip", "brief.docx", {}).ok());
}

TEST(LetterTexts, OfWordKeepARunOfOneBlank) {
  const std::string body =
      "<w:p><w:r><w:t>een 7,5</w:t></w:r><w:r><w:t xml:space=\"preserve\"> </w:t></w:r>"
      "<w:r><w:t>in 2023</w:t></w:r></w:p>";
  EXPECT_THAT(LetterTexts().text(word(body), "b.docx").value(), HasSubstr("een 7,5 in 2023"));
}

}  // namespace
}  // namespace peil::files
