// The report as people go on with it in Word.
#include "peil/render/word_file.h"

#include <gmock/gmock.h>

#include "peil/render/office_testing.h"

namespace peil::render {
namespace {

using namespace testing;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* body = "word/document.xml";

// Somebody writes a paragraph behind a chapter, or within it.
std::string written_in(const std::string& file, const std::string& behind,
                       const std::string& words) {
  std::string xml = part(file, body);
  const auto at = xml.find(behind);
  EXPECT_NE(at, std::string::npos) << behind;
  xml.insert(at + behind.size(), words);
  return zip_with(file, {{body, xml}});
}

const std::string own = "<w:p><w:r><w:t>Wij zijn daar trots op.</w:t></w:r></w:p>";

TEST(WordFile, IsWholeAndTheSameEveryTime) {
  const std::string file = word_file(document());
  expect_whole(file);
  EXPECT_EQ(file, word_file(document()));
}

TEST(WordFile, BindsEveryNumberToItsFigure) {
  pugi::xml_document xml;
  ASSERT_TRUE(xml.load_string(part(word_file(document()), body).c_str()));
  std::vector<std::string> bound;
  for (const pugi::xpath_node& control : xml.select_nodes("//w:p/w:sdt|//w:tc//w:sdt")) {
    bound.push_back(std::string(control.node().select_node(".//w:tag/@w:val").attribute().value()) +
                    " " + control.node().select_node(".//w:t").node().text().get());
  }
  EXPECT_THAT(bound, ::testing::Contains("2013/vr/overall/mean@1 7,7"));
  EXPECT_THAT(bound, ::testing::Contains("2013/vr/overall/high@1 58%"));
}

TEST(WordFile, HasHeadingsTablesWithHeadsAndPicturesThatAreDescribed) {
  const std::string xml = part(word_file(document()), body);
  EXPECT_THAT(xml, HasSubstr("<w:pStyle w:val=\"Heading1\"/>"));
  EXPECT_THAT(xml, HasSubstr("<w:tblHeader/>"));
  if (xml.find("<w:drawing>") != std::string::npos) {
    EXPECT_THAT(xml, HasSubstr("title=\"Rapportcijfer\" descr=\"Het steeg.\""));
  }
  EXPECT_THAT(part(word_file(document()), "word/header1.xml"), HasSubstr("Fictieve gegevens"));
}

TEST(WordFile, OfAnEarlierWaveKeepsWhatPeopleWroteBetweenChapters) {
  const std::string before = written_in(word_file(document()), "</w:sdtContent></w:sdt>", own);
  Document now = document();
  now.sections.front().title = "Het verloop tot 2015";
  const auto renewed = renewed_word_file(now, before, "oud.docx");
  ASSERT_TRUE(renewed.ok()) << renewed.problems().front().message;
  expect_whole(renewed.value());
  const std::string xml = part(renewed.value(), body);
  EXPECT_THAT(xml, HasSubstr("Wij zijn daar trots op."));
  EXPECT_THAT(xml, HasSubstr("Het verloop tot 2015"));
  EXPECT_THAT(xml, Not(HasSubstr(">Het verloop<")));
  // What was renewed can be renewed again.
  EXPECT_TRUE(renewed_word_file(document(), renewed.value(), "oud.docx").ok());
}

TEST(WordFile, InWhoseChaptersPeopleWroteIsNotWrittenOver) {
  const std::string before = written_in(
      word_file(document()), "<w:t xml:space=\"preserve\">Het verloop", " (zie ook hoofdstuk 3)");
  const auto renewed = renewed_word_file(document(), before, "oud.docx");
  ASSERT_FALSE(renewed.ok());
  EXPECT_EQ(renewed.problems().size(), 1U);
  EXPECT_EQ(renewed.problems().front().code, "report.edited-inside");
  EXPECT_THAT(renewed.problems().front().message, HasSubstr("'trend'"));
}

TEST(WordFile, OfSomebodyElseIsRefused) {
  EXPECT_EQ(renewed_word_file(document(), "geen zip", "x.docx").problems().front().code,
            "report.not-ours");
  const std::string other =
      zip_with(word_file(document()),
               {{body, "<w:document xmlns:w=\"w\"><w:body><w:p/></w:body></w:document>"}});
  EXPECT_EQ(renewed_word_file(document(), other, "x.docx").problems().front().code,
            "report.not-ours");
}

}  // namespace
}  // namespace peil::render
