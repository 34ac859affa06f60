#include "peil/web/console/sheet_html.h"

#include <gtest/gtest.h>

namespace peil::web::console {
namespace {

Sheet sheet() {
  return {"Table",
          {{{"Marks <b>", {}, SheetFormat::Heading}},
           {{}, {"Group", {}, SheetFormat::Heading, 2}},
           {{}, {"a (A)", {}, SheetFormat::Heading}, {"b (B)", {}, SheetFormat::Heading}},
           {{"Overall", {}, SheetFormat::Heading}},
           {{"mean"}, {"", 7.25, SheetFormat::Decimals1}, {"too few", {}, SheetFormat::Note}},
           {{"   change"}, {"", 0.25, SheetFormat::Signed2, 1, true}, {}},
           {},
           {{"A note.", {}, SheetFormat::Note}}},
          3,
          1};
}

TEST(SheetHtml, HasHeadsRowsAndSentences) {
  const std::string page = sheet_html(sheet(), "nl", "schuif").markup();
  for (const char* part : {"<caption><span>Marks &lt;b&gt;</span></caption>",
                           "<th scope=\"colgroup\" colspan=\"2\">Group</th>",
                           "<th scope=\"col\" class=\"n\">a (A)</th>",
                           "<th scope=\"rowgroup\" colspan=\"3\"><span>Overall</span></th>",
                           "<th scope=\"row\">mean</th>", "data-column=\"a (A)\"><b>7,3</b></td>",
                           "too few</td>", "<tr class=\"sub\"><th scope=\"row\">change</th>",
                           ">+0,25 *</td>", "<p class=\"note\">A note.</p>"})
    EXPECT_NE(page.find(part), std::string::npos) << part << "\n" << page;
}

TEST(SheetHtml, NumbersLeadToWhereTheyAreAccountedFor) {
  const std::string page =
      sheet_html(sheet(), "nl", "schuif", [](std::size_t row, std::size_t cell) {
        return row == 4 ? "/at/" + std::to_string(cell) + "?a=1&b=2" : "";
      }).markup();
  EXPECT_NE(page.find("<b><a href=\"/at/1?a=1&amp;b=2\">7,3</a></b>"), std::string::npos) << page;
  EXPECT_EQ(page.find("/at/2"), std::string::npos);  // words instead of a number
  EXPECT_NE(page.find(">+0,25 *</td>"), std::string::npos);
}

TEST(SheetHtml, PrintsNumbersAsASpreadsheetDoesInTheSignsOfTheLanguage) {
  const auto said = [](double value, SheetFormat format, bool marked = false) {
    return printed({"", value, format, 1, marked}, "nl");
  };
  EXPECT_EQ(said(1729, SheetFormat::Count), "1.729");
  EXPECT_EQ(said(0.123, SheetFormat::Percent), "12%");
  EXPECT_EQ(said(0.031, SheetFormat::Points), "+3,1%");
  EXPECT_EQ(said(-0.031, SheetFormat::Points, true), "\u22123,1% *");
  EXPECT_EQ(said(41.6, SheetFormat::Decimals0), "42");
  EXPECT_EQ(said(4.125, SheetFormat::Decimals2), "4,13");
  EXPECT_EQ(said(0.0, SheetFormat::Signed1), "0,0");
  EXPECT_EQ(printed({"text"}, "nl"), "");
}

}  // namespace
}  // namespace peil::web::console
