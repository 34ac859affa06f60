#include "peil/render/html_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace peil::render {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(HtmlFile, RunsFromRightToLeftWhereItsLanguageDoes) {
  Document d;
  d.language = "ar";
  d.right_to_left = true;
  d.title = plain("x");
  EXPECT_THAT(html_file(d), HasSubstr("<html lang=\"ar\" dir=\"rtl\">"));
  d.language = "nl", d.right_to_left = false;
  EXPECT_THAT(html_file(d), HasSubstr("<html lang=\"nl\">"));
}

TEST(HtmlFile, HasNoContentsWhereThereIsNoChapterToChoose) {
  Document d;
  d.language = "en", d.furniture.contents = "Contents";
  EXPECT_THAT(html_file(d), Not(HasSubstr("<nav")));
  d.sections.push_back({"one", "One", {}});
  EXPECT_THAT(html_file(d), Not(HasSubstr("<nav")));
  d.sections.push_back({"two", "Two", {}});
  EXPECT_THAT(html_file(d), HasSubstr("<nav"));
}

TEST(HtmlFile, ASectionWithoutATitleHasTheHeadingsOfOneAndNoneOfItsOwn) {
  Document d;
  d.language = "en", d.title = plain("A letter");
  d.summary = {"letter", "", {Heading{plain("What changed")}, Paragraph{plain("Nothing.")}}};
  EXPECT_THAT(html_file(d), AllOf(HasSubstr("<section id=\"letter\"><h2>What changed</h2>"),
                                  Not(HasSubstr("letter-title"))));
  d.summary.title = "Letter";
  EXPECT_THAT(html_file(d), AllOf(HasSubstr("<h2 id=\"letter-title\">Letter</h2>"),
                                  HasSubstr("<h3>What changed</h3>")));
}

TEST(HtmlFile, ATextWithAnAddressLeadsThere) {
  Document d;
  d.language = "en";
  Words source = words_in(std::string("Bron"), "en", "nl");
  source.front().address = "https://example.org/?a=1&b=2";
  d.summary = {"one", "One", {Paragraph{source}}};
  EXPECT_THAT(html_file(d), HasSubstr("<a href=\"https://example.org/?a=1&amp;b=2\" "
                                      "lang=\"nl\">Bron</a>"));
}

}  // namespace
}  // namespace peil::render
