// The report as a spreadsheet.
#include "peil/render/sheet_file.h"

#include <gmock/gmock.h>

#include "peil/render/office_testing.h"
#include "peil/render/sheet_cell.h"
#include "peil/render/workbook_writer.h"

namespace peil::render {
namespace {

using namespace testing;
using ::testing::HasSubstr;

TEST(SheetCell, IsTheWholeNumberShownAsItIsPrinted) {
  const SheetCell mark = sheet_cell(figure("7,7", "7.7012", "k"));
  EXPECT_EQ(mark.number, 7.7012);
  EXPECT_EQ(mark.format, SheetFormat::Decimals1);
  const SheetCell share = sheet_cell(figure("58%", "0.5794", "k"));
  EXPECT_EQ(share.number, 0.5794);
  EXPECT_EQ(share.format, SheetFormat::Percent);
  EXPECT_EQ(sheet_cell(figure("34%", "34.2", "k")).number, 0.342);  // told in percent
  EXPECT_EQ(sheet_cell(figure("1%", "0.8", "k")).number, 0.008);
  EXPECT_EQ(sheet_cell(figure("<1%", "0.3", "k")).number, 0.003);  // likewise
  EXPECT_EQ(sheet_cell(figure("<1%", "0.003", "k")).number, 0.003);
  EXPECT_EQ(sheet_cell(figure(">99%", "0.9993", "k")).number, 0.9993);
  EXPECT_EQ(sheet_cell(figure("+0,25", "0.25", "k")).format, SheetFormat::Signed2);
  EXPECT_TRUE(sheet_cell(figure("7,7*", "7.7012", "k")).marked);
  EXPECT_EQ(sheet_cell(plain("7,7")).text, "7,7");  // no figure: a text
  EXPECT_EQ(sheet_cell(plain("ruim ") + figure("7,7", "7.7", "k")).text, "ruim 7,7");
}

TEST(SheetCell, HasTheNameThatSpreadsheetsGiveIt) {
  EXPECT_EQ(cell_name(0, 0), "A1");
  EXPECT_EQ(cell_name(11, 27), "AB12");
}

TEST(SheetFile, HasASheetForEachChapterAndOneOfKeys) {
  const Workbook book = workbook_of(document());
  ASSERT_EQ(book.sheets.size(), 4U);
  EXPECT_EQ(book.sheets[1].name, "Het verloop");
  ASSERT_EQ(book.sheets[1].charts.size(), 1U);
  EXPECT_EQ(book.sheets[1].charts.front().series.size(), 3U);  // marks, and both ends
  std::vector<std::string> keys;
  for (const auto& row : book.sheets.back().rows) keys.push_back(row[3].text + " " + row[1].text);
  EXPECT_THAT(keys, ::testing::Contains(HasSubstr("2013/vr/overall/high@1 C")));
}

TEST(SheetFile, KeepsWhatLooksLikeAFormulaAText) {
  const std::string file = sheet_file(document());
  ZipParts parts(file);
  ASSERT_TRUE(parts.ok());
  for (const std::string& name : parts.names()) {
    if (!name.starts_with("xl/worksheets/sheet")) continue;
    EXPECT_EQ(parts.part(name)->find("<f>"), std::string::npos) << name;
  }
  EXPECT_THAT(part(file, "xl/sharedStrings.xml"), HasSubstr("=1+1"));
  EXPECT_THAT(part(file, "xl/drawings/drawing1.xml"), HasSubstr("Rapportcijfer. Het steeg."));
}

// Formats of the cells of a sheet with these numbers.
std::string formats_of(const std::vector<SheetCell>& cells) {
  const std::string file = XlsxWriter().write(Workbook{"t", false, {Sheet{"s", {{cells}}}}});
  return part(file, "xl/styles.xml");
}

TEST(SheetFile, NeverShowsAShareAsNobodyOrEverybodyThatIsNot) {
  using enum SheetFormat;
  const std::string low = "&quot;&lt;1%&quot;", high = "&quot;&gt;99%&quot;";
  EXPECT_THAT(formats_of({{"", 0.0004, Percent}}), HasSubstr(low));
  EXPECT_THAT(formats_of({{"", 0.9993, Percent}}), HasSubstr(high));
  for (const double plain_one : {0.0, 0.005, 0.5, 0.9949, 1.0}) {
    const std::string formats = formats_of({{"", plain_one, Percent}});
    EXPECT_EQ(formats.find(low), std::string::npos) << plain_one;
    EXPECT_EQ(formats.find(high), std::string::npos) << plain_one;
  }
}

TEST(SheetFile, KeepsTheSignOfAFigureThatCarriesOne) {
  EXPECT_THAT(formats_of({{"", 7.7, SheetFormat::Decimals1, 1, true}}),
              HasSubstr("0.0&quot; *&quot;"));
  EXPECT_THAT(formats_of({{"", 0.58, SheetFormat::Percent, 1, true}}),
              HasSubstr("0%&quot; *&quot;"));
}

TEST(SheetFile, IsTheSameEveryTime) { EXPECT_EQ(sheet_file(document()), sheet_file(document())); }

TEST(SheetFile, GivesChaptersOfOneNameNamesOfTheirOwn) {
  Document d = document();
  d.sections.push_back({"again", "Het verloop", {}});
  d.sections.push_back({"long", "Een hoofdstuk met een naam van meer dan eenendertig tekens", {}});
  const Workbook book = workbook_of(d);
  EXPECT_EQ(book.sheets[3].name, "Het verloop 2");
  EXPECT_LE(book.sheets[4].name.size(), 31U);
}

}  // namespace
}  // namespace peil::render
