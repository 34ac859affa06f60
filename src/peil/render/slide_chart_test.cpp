#include "peil/render/slide_chart.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>

#include "peil/render/slide_chart_part.h"
#include "peil/render/slide_file.h"
#include "peil/render/slide_testing.h"

namespace peil::render {
namespace {

using testing::Deck;
using testing::dot_chart;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::line_chart;
using testing::matrix_chart;
using ::testing::SizeIs;

Deck deck_of(std::vector<SlideChart> charts) {
  Document d;
  d.language = "nl";
  d.title = plain("Title");
  d.summary = {"summary", "Summary", {}};
  for (SlideChart& chart : charts)
    d.summary.blocks.push_back(Panels{{{plain("heading"), std::move(chart), plain("sentence")}}});
  return Deck(slide_file(d));
}

std::vector<std::string> values(const pugi::xml_node& parent, const char* query) {
  std::vector<std::string> all;
  for (const pugi::xpath_node& found : parent.select_nodes(query))
    all.push_back(found.attribute() ? found.attribute().value() : found.node().text().get());
  return all;
}

/// The cells of the only sheet of a workbook, by their names: "A1".
std::map<std::string, std::string> cells_of(const std::string& workbook) {
  const Deck book(workbook);
  const pugi::xml_document strings = book.xml("xl/sharedStrings.xml");
  const auto texts = values(strings, "//si/t");
  std::map<std::string, std::string> cells;
  const pugi::xml_document sheet = book.xml("xl/worksheets/sheet1.xml");
  for (const pugi::xpath_node& found : sheet.select_nodes("//c[v]")) {
    const pugi::xml_node cell = found.node();
    const std::string value = cell.child("v").text().get();
    const bool is_text = std::string_view(cell.attribute("t").value()) == "s";
    cells[cell.attribute("r").value()] = is_text ? texts.at(std::stoul(value)) : value;
  }
  return cells;
}

// The cells of "Data!$B$2:$B$4".
std::vector<std::string> cells_in(std::string range) {
  std::erase(range, '$');
  range = range.substr(range.find('!') + 1);
  const std::string column = range.substr(0, range.find_first_of("0123456789"));
  const auto row = [&](const std::string& cell) { return std::stoul(cell.substr(column.size())); };
  const auto colon = range.find(':');
  const std::string first = range.substr(0, colon);
  const std::string last = colon == std::string::npos ? first : range.substr(colon + 1);
  std::vector<std::string> all;
  for (std::size_t r = row(first); r <= row(last); ++r) all.push_back(column + std::to_string(r));
  return all;
}

void expect_cache_is_sheet(const pugi::xml_node& reference,
                           const std::map<std::string, std::string>& cells) {
  const bool is_text = std::string_view(reference.name()) == "c:strRef";
  const auto range = cells_in(reference.child("c:f").text().get());
  const pugi::xml_node cache = reference.child(is_text ? "c:strCache" : "c:numCache");
  EXPECT_EQ(cache.child("c:ptCount").attribute("val").as_uint(), range.size());
  std::map<std::string, std::string> kept;
  for (const pugi::xml_node& point : cache.children("c:pt"))
    kept[range.at(point.attribute("idx").as_uint())] = point.child("c:v").text().get();
  for (const std::string& cell : range) {
    ASSERT_EQ(kept.contains(cell), cells.contains(cell)) << cell;
    if (!kept.contains(cell)) continue;
    if (is_text) {
      EXPECT_EQ(kept.at(cell), cells.at(cell));
    } else {
      EXPECT_EQ(std::atof(kept.at(cell).c_str()), std::atof(cells.at(cell).c_str())) << cell;
    }
  }
}

TEST(SlideChart, WhatItKeepsIsWhatItsWorkbookHolds) {
  LineChart line = line_chart(5, 2);
  line.series[0].points[2].joined = false;
  line.series[1].points[0].interval.reset();
  line.references.push_back({7.05, "others: 7,1"});
  const Deck deck = deck_of({line, dot_chart(8), matrix_chart(9)});
  const auto charts = deck.charts();
  ASSERT_THAT(charts, SizeIs(3));
  for (const std::string& name : charts) {
    const pugi::xml_document xml = deck.xml(name);
    const auto sheets = deck.related(name, "package");
    ASSERT_THAT(sheets, SizeIs(1)) << name;
    EXPECT_EQ(values(xml, "//c:externalData/c:autoUpdate/@val"), std::vector<std::string>{"0"});
    const auto cells = cells_of(deck.parts().at(sheets.front()));
    const auto references = xml.select_nodes("//c:numRef | //c:strRef");
    EXPECT_GT(references.size(), 6u) << name;
    for (const pugi::xpath_node& reference : references)
      expect_cache_is_sheet(reference.node(), cells);
  }
}

TEST(SlideChart, LineHasItsValuesIntervalsNumbersAndAxis) {
  const Deck deck = deck_of({line_chart(3, 1)});
  const pugi::xml_document xml = deck.xml("ppt/charts/chart1.xml");
  const pugi::xml_node series = xml.select_node("//c:lineChart/c:ser").node();
  EXPECT_THAT(values(series, "c:val//c:v"), ElementsAre("7.1", "7.2", "7.3"));
  EXPECT_THAT(values(series, "c:cat//c:v"), ElementsAre("2005", "2007", "2009"));
  EXPECT_THAT(values(series, "c:errBars/c:errValType/@val"), ElementsAre("cust"));
  EXPECT_NEAR(std::stod(values(series, "c:errBars/c:plus//c:v").at(1)), 0.13, 1e-12);
  EXPECT_NEAR(std::stod(values(series, "c:errBars/c:minus//c:v").at(1)), 0.11, 1e-12);
  EXPECT_THAT(values(series, "c:dLbls/c:dLbl//a:t"), ElementsAre("7,0", "7,1", "7,2"));
  EXPECT_THAT(values(xml, "//c:valAx/c:scaling/c:min/@val"), ElementsAre("6"));
  EXPECT_THAT(values(xml, "//c:valAx/c:scaling/c:max/@val"), ElementsAre("8"));
  EXPECT_THAT(values(xml, "//c:valAx/c:majorUnit/@val"), ElementsAre("0.5"));
  EXPECT_THAT(values(xml, "//c:valAx/c:numFmt/@formatCode"), ElementsAre("0.0"));
  EXPECT_FALSE(xml.select_node("//c:legend")) << "one series without a name";
}

TEST(SlideChart, LineEndsWherePointsAreNotJoined) {
  LineChart line = line_chart(4, 1);
  line.series[0].points[2].joined = false;
  const Deck deck = deck_of({line});
  const pugi::xml_document xml = deck.xml("ppt/charts/chart1.xml");
  const auto series = xml.select_nodes("//c:lineChart/c:ser");
  ASSERT_EQ(series.size(), 2u);
  EXPECT_THAT(values(series[0].node(), "c:val//c:pt/@idx"), ElementsAre("0", "1"));
  EXPECT_THAT(values(series[1].node(), "c:val//c:pt/@idx"), ElementsAre("2", "3"));
  EXPECT_THAT(values(xml, "//c:dispBlanksAs/@val"), ElementsAre("gap"));
}

TEST(SlideChart, MarksFromPrintAreHollowAndReferencesDashed) {
  LineChart line = line_chart(3, 2);
  line.series[0].points[0].from_print = true;
  line.references.push_back({7.05, "others: 7,1"});
  const Deck deck = deck_of({line});
  const pugi::xml_document xml = deck.xml("ppt/charts/chart1.xml");
  EXPECT_THAT(values(xml, "//c:dPt/c:idx/@val"), ElementsAre("0"));
  EXPECT_THAT(values(xml, "//c:dPt/c:marker/c:spPr/a:solidFill/a:schemeClr/@val"),
              ElementsAre("bg1"));
  const auto series = xml.select_nodes("//c:ser");
  ASSERT_EQ(series.size(), 3u);
  EXPECT_THAT(values(series[2].node(), "c:val//c:v"), ElementsAre("7.05", "7.05", "7.05"));
  EXPECT_THAT(values(series[2].node(), "c:spPr/a:ln/a:prstDash/@val"), ElementsAre("dash"));
  EXPECT_THAT(values(xml, "//c:ser/c:tx//c:v"), ElementsAre("series 0", "series 1", "others: 7,1"));
  EXPECT_TRUE(xml.select_node("//c:legend"));
}

TEST(SlideChart, SeriesAreApartInGreyToo) {
  EXPECT_NE(look_of_series(0).mark, look_of_series(1).mark);
  EXPECT_NE(look_of_series(0).dash, look_of_series(1).dash);
  EXPECT_NE(look_of_series(1).mark, look_of_series(2).mark);
}

TEST(SlideChart, BreaksStandOverTheChart) {
  LineChart line = line_chart(3, 1);
  line.breaks.push_back({1, "Wet van 2007", "nl", true, "not comparable"});
  const Deck deck = deck_of({line});
  const auto shapes = deck.related("ppt/charts/chart1.xml", "chartUserShapes");
  ASSERT_THAT(shapes, SizeIs(1));
  const pugi::xml_document xml = deck.xml(shapes.front());
  EXPECT_EQ(testing::text_of(xml), "Wet van 2007\nnot comparable\n");
  EXPECT_TRUE(xml.select_node("//cdr:cxnSp"));
}

TEST(SlideChart, DotsHaveTheirNamesNumbersAndIntervals) {
  const DotChart dots = dot_chart(6);
  const Deck deck = deck_of({dots});
  const pugi::xml_document xml = deck.xml("ppt/charts/chart1.xml");
  const pugi::xml_node marks = xml.select_node("//c:scatterChart/c:ser[c:errBars]").node();
  EXPECT_THAT(values(marks, "c:errBars/c:errDir/@val"), ElementsAre("x"));
  EXPECT_THAT(values(marks, "c:errBars/c:plus//c:v"), SizeIs(6));
  EXPECT_THAT(values(marks, "c:yVal//c:v"), ElementsAre("6", "5", "4", "3", "2", "1"));
  EXPECT_THAT(values(marks, "c:dLbls//a:t"), SizeIs(6));
  const pugi::xml_node named = marks.next_sibling("c:ser");
  EXPECT_THAT(values(named, "c:dLbls/c:dLbl[2]//a:t"), ElementsAre("item 1"));
  EXPECT_THAT(values(named, "c:dLbls/c:dLbl[1]//a:rPr/@lang"), ElementsAre("en", "en"));
  EXPECT_THAT(values(named, "c:xVal//c:v"), SizeIs(6));
}

TEST(SlideChart, IntervalsAcrossAreDrawnWhereErrorBarsAlongXAreNot) {
  const Deck deck = deck_of({dot_chart(2)});
  const pugi::xml_document xml = deck.xml("ppt/charts/chart1.xml");
  const pugi::xml_node lines = xml.select_node("//c:scatterChart/c:ser[1]").node();
  EXPECT_THAT(values(lines, "c:yVal//c:pt/@idx"), ElementsAre("0", "1", "3", "4"));
  const auto x = values(lines, "c:xVal//c:v");
  ASSERT_THAT(x, SizeIs(6));
  EXPECT_NEAR(std::stod(x[0]), 4.8, 1e-12);
  EXPECT_NEAR(std::stod(x[1]), 5.1, 1e-12);
}

TEST(SlideChart, MatrixHasBothIntervalsItsLinesAndItsNames) {
  const Deck deck = deck_of({matrix_chart(7)});
  const pugi::xml_document xml = deck.xml("ppt/charts/chart1.xml");
  const pugi::xml_node points = xml.select_node("//c:scatterChart/c:ser[c:errBars]").node();
  EXPECT_THAT(values(points, "c:errBars/c:errDir/@val"), ElementsAre("x", "y"));
  EXPECT_THAT(values(points, "c:dLbls//a:t"), ElementsAre("1", "2", "3", "4", "5", "6", "7"));
  EXPECT_THAT(values(xml, "//c:title//a:t"), ElementsAre("mean", "importance"));
  EXPECT_THAT(values(xml, "//c:valAx[2]/c:numFmt/@formatCode"), ElementsAre("0%"));
  EXPECT_EQ(xml.select_nodes("//c:scatterChart/c:ser").size(), 4u);
  const std::string words = testing::text_of(deck.xml("ppt/slides/slide2.xml"));
  EXPECT_THAT(words, HasSubstr("1. aspect 0\n2. aspect 1\n"));
}

TEST(SlideChart, AlternativeTextIsTitleAndDescription) {
  EXPECT_EQ(alternative_text(line_chart(2, 1)), "Marks of A. From 7,1 to 7,4");
}

TEST(SlideChart, FormatOfNumbersIsThatOfTheTicks) {
  EXPECT_EQ(number_format({0, 1, {{0, "0"}, {5, "5"}}}), "0");
  EXPECT_EQ(number_format({0, 1, {{0, "7"}, {0.25, "7,25"}}}), "0.00");
  EXPECT_EQ(number_format({0, 1, {{0, "0%"}, {0.2, "20%"}}}), "0%");
  EXPECT_EQ(number_format({-1, 1, {{-1, "−2.5%"}}}), "0.0%");
}

}  // namespace
}  // namespace peil::render
