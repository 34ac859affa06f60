#include "peil/render/chart_file.h"

#include <gtest/gtest.h>

#include "peil/render/chart_picture.h"

namespace peil::render {
namespace {

DotChart chart() {
  DotChart made;
  made.title = plain("Marks & more");
  made.description = plain("7.2 <b>");
  made.axis = {5.0, 9.0, {{5.0, "5"}, {9.0, "9"}}};
  made.rows = {
      {"Group A", "", 7.2, Interval{6.9, 7.5}, {"7.2", "7.2", "2013/a/overall/mean@x", "", ""}}};
  return made;
}

TEST(ChartFile, StandsByItself) {
  const std::string svg = chart_file(draw(chart(), "chart-1"), {});
  EXPECT_TRUE(svg.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns="));
  EXPECT_TRUE(svg.ends_with("</svg>\n"));
  EXPECT_NE(svg.find("#14507f"), std::string::npos);    // a colour, by its value
  EXPECT_NE(svg.find(".cd{fill:"), std::string::npos);  // a rule of points
  EXPECT_NE(svg.find("Marks &amp; more"), std::string::npos);
  for (const char* none : {"var(", "<script", "http://www.w3.org/1999", "<b>", "svg ."})
    EXPECT_EQ(svg.find(none), std::string::npos) << none;
}

TEST(ChartFile, IsInTheColourOfTheHouse) {
  const std::string svg = chart_file(draw(chart(), "chart-1"), {"#7a1f3d"});
  EXPECT_NE(svg.find("#7a1f3d"), std::string::npos);
  EXPECT_EQ(svg.find("#14507f"), std::string::npos);
}

TEST(ChartFile, HasTheFacesOfTheHouseBeforePeilsOwn) {
  const std::string svg = chart_file(draw(chart(), "chart-1"), {"", "#7a3300", {"Verdana"}});
  EXPECT_NE(svg.find("font-family:Verdana,\"Noto Sans\","), std::string::npos);
  EXPECT_NE(svg.find(".cd.two{fill:#7a3300}"), std::string::npos);
  EXPECT_EQ(svg.find("var("), std::string::npos);
}

TEST(ChartFile, IsAPictureWhereTheMachineCanDraw) {
  const std::string png = chart_picture(chart_file(draw(chart(), "chart-1"), {}));
  if (png.empty()) GTEST_SKIP() << "no librsvg here";
  EXPECT_TRUE(png.starts_with("\x89PNG\r\n"));
  // Width, in the first chunk: twice that of the drawing.
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(png.at(at)); };
  EXPECT_EQ(byte(18) * 256 + byte(19), 720);
  EXPECT_GT(png.size(), 2000u);  // not an empty sheet
  EXPECT_EQ(chart_picture("no chart"), "");
}

}  // namespace
}  // namespace peil::render
