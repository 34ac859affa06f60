#include "peil/render/drawing.h"

#include <gtest/gtest.h>

#include <random>

#include "peil/render/report_style.h"
#include "peil/render/text_width.h"

namespace peil::render {
namespace {

void expect_clear(const Drawing& d, const std::string& what) {
  for (std::size_t i = 0; i < d.labels.size(); ++i) {
    const Extent& a = d.labels[i];
    EXPECT_GE(a.left, -0.5) << what;
    EXPECT_LE(a.right, d.width + 0.5) << what;
    EXPECT_LE(a.bottom, d.height + 0.5) << what;
    for (std::size_t k = i + 1; k < d.labels.size(); ++k) {
      EXPECT_FALSE(a.overlaps(d.labels[k]))
          << what << ": labels " << i << " and " << k << " at " << a.left << ',' << a.top;
    }
  }
}

LineChart random_chart(std::mt19937& chance, std::size_t waves, std::size_t series) {
  std::uniform_real_distribution<double> mark(6.4, 8.2), error(0.02, 0.2);
  LineChart chart{plain("t"), plain("d"), {}, {6.0, 8.5, {}}, {}, {}, {}};
  for (int i = 0; i <= 5; ++i) chart.axis.ticks.emplace_back(6.0 + i * 0.5, "6.5");
  for (std::size_t w = 0; w < waves; ++w) chart.places.push_back(std::to_string(2005 + 2 * w));
  for (std::size_t s = 0; s < series; ++s) {
    // Names of series stand at the last points: two of them are far apart, as both tails are.
    ChartSeries one{series > 1 ? "5 of lager" : "", "", {}};
    for (std::size_t w = 0; w < waves; ++w) {
      const double v = series > 1 ? (s == 0 ? 7.9 : 6.6) + (mark(chance) - 7.3) / 4 : mark(chance);
      const double e = error(chance);
      one.points.push_back({w, v, Interval{v - e, v + e}, {"7,75", "", "", "", ""}, false, w > 0});
    }
    chart.series.push_back(std::move(one));
  }
  std::bernoulli_distribution coin(0.5);
  for (std::size_t w = 1; w < waves; ++w) {
    if (!coin(chance)) continue;
    const bool cut = w == 2;
    chart.breaks.push_back({w, "Wet modern migratiebeleid (1 juni)", cut ? "nl" : "", cut,
                            cut ? "not comparable" : ""});
  }
  chart.references.push_back({mark(chance), "losse organisaties, 2013: 7,1"});
  return chart;
}

TEST(LineChart, NoTwoLabelsTouchAndNoneLeavesTheDrawing) {
  std::mt19937 chance(20131130);
  for (int round = 0; round < 400; ++round) {
    const std::size_t waves = 1 + static_cast<std::size_t>(round) % 14;
    const std::size_t series = 1 + static_cast<std::size_t>(round / 14) % 2;
    expect_clear(draw(random_chart(chance, waves, series), "c"), "round " + std::to_string(round));
  }
}

TEST(LineChart, FewWavesAllGetTheirNumber) {
  std::mt19937 chance(1);
  LineChart chart = random_chart(chance, 4, 1);
  chart.breaks.clear();
  const std::string svg = draw(chart, "c").svg.markup();
  std::size_t labels = 0;
  for (std::size_t at = 0; (at = svg.find("class=\"cv\"", at)) != std::string::npos; ++at) ++labels;
  EXPECT_EQ(labels, 4u);
}

// One mark with a dashed line a little above it, where its number would stand.
TEST(LineChart, NoNumberStandsOnTheLineOfAReference) {
  LineChart chart{plain("t"), plain("d"), {"2013"}, {6.0, 8.5, {}}, {}, {}, {}};
  const Interval narrow{6.98, 7.02};
  chart.series.push_back({"", "", {{0, 7.0, narrow, {"7,0", "", "", "", ""}, false, false}}});
  chart.references.push_back({7.15, "losse organisaties, 2013: 7,2"});
  const Drawing d = draw(chart, "c");
  const std::string svg = d.svg.markup();
  const std::size_t end = svg.find("class=\"cr\""), y1 = svg.rfind("y1=\"", end);
  ASSERT_NE(end, std::string::npos);
  const double line = std::stod(svg.substr(y1 + 4));
  ASSERT_EQ(d.labels.size(), 3u);  // the wave, the number, the name of the line
  for (const Extent& label : d.labels) {
    EXPECT_FALSE(label.top < line && line < label.bottom) << label.top << " to " << label.bottom;
  }
}

// Two marks far from each other at one height: a number on the line between would leave a stroke
// of it beside its dot.
TEST(LineChart, NoNumberStandsOnALongLine) {
  LineChart chart{plain("t"), plain("d"), {"2011", "2013"}, {6.0, 8.5, {}}, {}, {}, {}};
  const Interval wide{6.0, 8.4};  // no room below, and a dashed line above
  chart.series.push_back({"",
                          "",
                          {{0, 7.2, wide, {"7,2", "", "", "", ""}, false, false},
                           {1, 7.2, wide, {"7,2", "", "", "", ""}, false, true}}});
  chart.references.push_back({8.5, "losse organisaties, 2013: 8,5"});
  const std::string svg = draw(chart, "c").svg.markup();
  const auto line = svg.find("class=\"cl\"");
  ASSERT_NE(line, std::string::npos);
  const auto number = [&](const std::string& name, std::size_t from) {
    const auto at = svg.find(" " + name + "=\"", from) + name.size() + 3;
    return std::stod(svg.substr(at));
  };
  const double height = number("y1", svg.rfind("<line", line));
  std::size_t numbers = 0;
  for (std::size_t at = 0; (at = svg.find("class=\"cv\"", at)) != std::string::npos; ++at) {
    const auto start = svg.rfind("<text", at);
    const double baseline = number("y", start), x = number("x", start);
    const double from = number("x1", svg.rfind("<line", line)),
                 to = number("x2", svg.rfind("<line", line));
    const bool between = x > std::min(from, to) && x < std::max(from, to);
    EXPECT_FALSE(between && baseline - 12 < height && height < baseline) << x << ',' << baseline;
    ++numbers;
  }
  EXPECT_EQ(numbers, 2u);
}

TEST(DotChart, LongLabelsWrapAndNeverTouch) {
  DotChart chart{
      plain("t"), plain("d"), {1.0, 5.0, {{1, "1"}, {2, "2"}, {3, "3"}, {4, "4"}, {5, "5"}}}, {}};
  for (int i = 0; i < 9; ++i) {
    chart.rows.push_back(
        {"De organisatie laat mij uit zichzelf weten hoe lang het nog gaat duren "
         "en waarom dat langer is dan eerder was toegezegd",
         "",
         1.0 + i * 0.5,
         Interval{0.9 + i * 0.5, 1.1 + i * 0.5},
         {"4,31", "", "", "", ""}});
  }
  expect_clear(draw(chart, "c"), "dots");
}

DotChart chart_of(std::size_t rows, const std::string& label) {
  DotChart chart{plain("t"), plain("d"), {1.0, 5.0, {{1, "1"}, {5, "5"}}}, {}};
  for (std::size_t i = 0; i < rows; ++i) {
    chart.rows.push_back({label + " " + std::to_string(i), "", 3.0, {}, {"3,00", "", "", "", ""}});
  }
  return chart;
}

TEST(DotChart, IsDividedSoThatNoPieceIsTallerThanAPage) {
  const std::string lengthy = "De organisatie laat mij uit zichzelf weten hoe lang het nog duurt";
  for (std::size_t rows = 1; rows <= 120; ++rows) {
    for (const std::string& label : {std::string("kort"), lengthy}) {
      const std::vector<DotChart> pieces = in_pieces(chart_of(rows, label));
      std::size_t n = 0;
      for (const DotChart& piece : pieces) {
        EXPECT_LE(draw(piece, "c").height, tallest_piece) << rows;
        for (const DotRow& row : piece.rows)
          EXPECT_EQ(row.label, label + ' ' + std::to_string(n++));
      }
      EXPECT_EQ(n, rows);
    }
  }
  EXPECT_EQ(in_pieces(chart_of(14, "kort")).size(), 1u);  // 30 + 14 x 46 = 674
  EXPECT_EQ(in_pieces(chart_of(16, "kort")).size(), 2u);  // 766
  EXPECT_EQ(flat(in_pieces(chart_of(16, "kort")).back().title), "t (2/2)");
}

TEST(Drawing, OutsideTextStaysText) {
  DotChart chart{plain("<script>"), plain("\"</desc>"), {1.0, 5.0, {}}, {}};
  chart.rows.push_back({"<script>alert(1)</script>", "", 2.0, {}, {"2,00", "2", "k", "", ""}});
  const std::string svg = draw(chart, "c").svg.markup();
  EXPECT_EQ(svg.find("<script"), std::string::npos);
  EXPECT_NE(svg.find("&lt;script&gt;"), std::string::npos);
}

TEST(LineChart, ANoteUnderABreakIsInTheLanguageOfTheDocument) {
  LineChart chart{plain("t"), {{TextRun::Kind::Plain, "d", "nl", {}}}, {"2011", "2013"}, {}, {}, {},
                  {}};
  chart.breaks.push_back({1, "Van telefoon", "nl", true, "not comparable"});
  const std::string svg = draw(chart, "c").svg.markup();
  EXPECT_NE(svg.find("lang=\"nl\">Van telefoon</text>"), std::string::npos) << svg;
  EXPECT_EQ(svg.find("lang=\"nl\">not comparable"), std::string::npos);
  EXPECT_NE(svg.find(">not comparable</text>"), std::string::npos);
  EXPECT_NE(svg.find("<desc id=\"c-desc\"><span lang=\"nl\">d</span></desc>"), std::string::npos);
}

TEST(TextWidth, FollowsTheMetricsOfTheFont) {
  EXPECT_NEAR(text_width("0123456789", 10.0), 63.6, 1e-9);  // DejaVu Sans: 0.636 em a figure
  EXPECT_GT(text_width("W", 10.0), text_width("i", 10.0));
  EXPECT_NEAR(text_width("é", 10.0), text_width("e", 10.0), 1e-9);
  EXPECT_GT(text_width("العربية", 10.0), 30.0);
}

TEST(Wrapped, BreaksAtBlanksAndSaysWhatItCut) {
  const auto lines = wrapped("een twee drie vier vijf zes zeven", 10.0, 60.0, 2);
  ASSERT_EQ(lines.size(), 2u);
  for (const std::string& l : lines) EXPECT_LE(text_width(l, 10.0), 60.0);
  EXPECT_TRUE(lines.back().ends_with("…"));
  EXPECT_TRUE(wrapped("", 10.0, 60.0, 2).empty());
}

// The accent has 4.5 to 1 on white, whatever the house; a part of it has less than the 3 to 1 that
// WCAG 2.2 (1.4.11) wants of what is to be seen.
TEST(DotChart, AnIntervalHasTheWholeColourOfTheHouse) {
  const std::string_view style(report_style);
  EXPECT_NE(style.find(".cw{stroke:var(--accent);"), std::string_view::npos);
  EXPECT_EQ(style.find("stroke-opacity"), std::string_view::npos);
}

// A person's own colours reach no drawing by themselves.
TEST(Drawing, HasTheColoursOfWhoReadsWhereTheyAreForced) {
  const std::string_view style(report_style);
  const std::size_t forced = style.find("@media (forced-colors:active){");
  ASSERT_NE(forced, std::string_view::npos);
  for (const char* rule : {".cw,.cw.two,.cl,.cl.two,.cr,.cb.cut{stroke:CanvasText}",
                           ".cv,.cs{forced-color-adjust:none;fill:CanvasText;stroke:Canvas}",
                           ".ch{fill:Canvas}", ".big strong{line-height:normal}"})
    EXPECT_NE(style.find(rule, forced), std::string_view::npos) << rule;
}

MatrixChart matrix_of(std::vector<MatrixPoint> points) {
  MatrixChart chart{
      plain("t"), plain("d"), {1.0, 5.0, {}}, {0.0, 0.5, {}}, "Gemiddelde", "Belang", {}, {},
      {},         {}};
  chart.points = std::move(points);
  return chart;
}

// Its own intervals are as long as where a number stood before: it goes further, past their ends.
TEST(MatrixChart, ANumberLiesBesideTheIntervalsWhereThereIsRoom) {
  const Drawing drawing =
      draw(matrix_of({{"a", "nl", 3.0, 0.25, Interval{2.7, 3.3}, Interval{0.22, 0.28}}}), "c");
  const std::string& svg = drawing.svg.markup();
  EXPECT_EQ(svg.find("class=\"ch\""), std::string::npos);
  // From the left edge of the plane to its right edge the scale has 4 marks; 0.5 up is 260 high.
  const Extent number = drawing.labels[2];
  const double x = 6 + 5 + (360.0 - 6 - 11) / 2, y = 6 + 16 + 5 + 130.0;
  const double half_wide = 0.3 / 4 * (360.0 - 6 - 11), half_high = 0.03 / 0.5 * 260;
  EXPECT_FALSE(number.overlaps({x - half_wide, y - 1, x + half_wide, y + 1}));
  EXPECT_FALSE(number.overlaps({x - 1, y - half_high, x + 1, y + half_high}));
}

TEST(MatrixChart, ANumberThatHasToLieOnIntervalsHasPaperUnderIt) {
  std::vector<MatrixPoint> points;
  for (int i = -8; i <= 8; ++i)
    points.push_back({"a", "nl", 3.0 + 0.05 * i, 0.25, Interval{1.0, 5.0}, Interval{0.0, 0.5}});
  EXPECT_NE(draw(matrix_of(points), "c").svg.markup().find("class=\"ch\""), std::string::npos);
}

TEST(MatrixChart, NoTwoLabelsTouchAndEveryPointHasItsNumber) {
  std::mt19937 chance(20131201);
  std::uniform_real_distribution<double> mean(2.0, 4.5), share(0.02, 0.35), error(0.01, 0.2);
  for (std::size_t points = 2; points <= 12; ++points) {
    for (int round = 0; round < 20; ++round) {
      MatrixChart chart{
          plain("t"), plain("d"), {1.0, 5.0, {}}, {0.0, 0.5, {}}, "Gemiddelde", "Belang", {}, {},
          {},         {}};
      for (int i = 1; i <= 5; ++i) chart.across_axis.ticks.emplace_back(i, std::to_string(i));
      for (int i = 0; i <= 5; ++i) chart.up_axis.ticks.emplace_back(i / 10.0, "10%");
      chart.across_line = 3.3, chart.up_line = 0.2;
      chart.corners = {"eerst verbeteren", "vasthouden", "volgen", "zo houden"};
      for (std::size_t i = 0; i < points; ++i) {
        const double across = mean(chance), up = share(chance), e = error(chance);
        chart.points.push_back({"Hoe goed de IND u uit zichzelf informeert, zonder vragen", "nl",
                                across, up, Interval{across - e, across + e},
                                Interval{up - e / 5, up + e / 5}});
      }
      const Drawing drawing = draw(chart, "c");
      expect_clear(drawing, std::to_string(points) + " points");
      for (std::size_t i = 1; i <= points; ++i) {
        const std::string number = ">" + std::to_string(i) + "</text>";
        const std::string& svg = drawing.svg.markup();
        const std::size_t first = svg.find(number);
        ASSERT_NE(first, std::string::npos);
        EXPECT_NE(svg.find(number, first + 1), std::string::npos) << "in the plane and in the list";
      }
    }
  }
}

}  // namespace
}  // namespace peil::render
