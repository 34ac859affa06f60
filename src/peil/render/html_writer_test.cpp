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

TEST(HtmlFile, ColoursAndFacesOfTheHouseGoOverPeilsOwn) {
  Document d;
  d.language = "en";
  EXPECT_THAT(html_file(d), Not(HasSubstr("<img")));
  d.style = {"#154273", "#7a3300", {"Source Sans 3", "Verdana"}};
  EXPECT_THAT(html_file(d),
              HasSubstr("\n:root{--accent:#154273;--second:#7a3300;--face:Source Sans "
                        "\\33 ,Verdana,var(--own-face);}"));
}

// "hello" is aGVsbG8= in base 64 (RFC 4648).
TEST(HtmlFile, HasTheLogoInItselfWithWhatItSaysAndTheNameOfTheService) {
  Document d;
  d.language = "en", d.organisation = plain("Ministry"), d.service = plain("The service");
  d.logo = Picture{"image/png", "hello"};
  d.logo_text = words_in(std::string("Een \"wapen\""), "en", "nl");
  const std::string page = html_file(d);
  EXPECT_THAT(page, HasSubstr("<div class=\"top\"><img class=\"logo\" "
                              "src=\"data:image/png;base64,aGVsbG8=\" alt=\"Een "
                              "&quot;wapen&quot;\" lang=\"nl\"><p>The service</p>"));
}

}  // namespace
}  // namespace peil::render
