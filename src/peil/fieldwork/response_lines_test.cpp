#include "peil/fieldwork/response_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/study/testing/study_builder.h"

namespace peil::fieldwork {
namespace {

Study study() {
  return study::testing::StudyBuilder("s")
      .waves({"2013"})
      .overall("overall")
      .questions({study::testing::mark("overall")})
      .reporting_group("vr", "VR")
      .customer_group("vreemdelingen", "V")
      .customer_group("referenten", "R")
      .reporting_group("boak", "B")
      .customer_group("advocaten", "A")
      .value();
}

// Of referenten those who were granted were asked twice as often as the refused.
const std::vector<DrawnCell> cells{
    {"vreemdelingen", "v", {{"outcome", "granted"}}, 4000.0, 200, 60, 50},
    {"referenten", "r/granted", {{"outcome", "granted"}}, 1000.0, 100, 50, 40},
    {"referenten", "r/refused", {{"outcome", "refused"}}, 2000.0, 100, 20, 10}};

const ResponseLine& line(const std::vector<ResponseLine>& lines, const std::string& variable,
                         const std::string& level) {
  for (const ResponseLine& one : lines) {
    if (one.variable == variable && one.level == level) return one;
  }
  throw std::logic_error("a line");
}

// Test vector of AAPOR's own kind: 100 complete and 30 begun of 400.
TEST(ResponseLines, GiveAaporsRatesByHand) {
  const auto lines = response_lines(cells, study(), nullptr, "customer_group");
  const ResponseLine& all = line(lines, "all", "");
  EXPECT_EQ(all.drawn, 400u);
  EXPECT_DOUBLE_EQ(all.rr1(), 0.25);
  EXPECT_DOUBLE_EQ(all.rr2(), 0.325);
  EXPECT_DOUBLE_EQ(*all.break_off(), 30.0 / 130.0);
  EXPECT_FALSE(all.frame);
}

// (40 x 10 + 10 x 20) / 3000 = .2, while 50 of 200 is .25.
TEST(ResponseLines, WeightThoseWhoWereAskedOftenerLess) {
  const auto lines = response_lines(cells, study(), nullptr, "customer_group");
  EXPECT_DOUBLE_EQ(line(lines, "customer_group", "referenten").rr1(), 0.25);
  EXPECT_DOUBLE_EQ(line(lines, "customer_group", "referenten").rr1_weighted(), 0.2);
  // (50 x 20 + 40 x 10 + 10 x 20) / 7000
  EXPECT_DOUBLE_EQ(line(lines, "reporting_group", "vr").rr1_weighted(), 1600.0 / 7000.0);
}

TEST(ResponseLines, AreOfEveryVariableOfTheDesign) {
  const auto lines = response_lines(cells, study(), nullptr, "customer_group");
  EXPECT_DOUBLE_EQ(line(lines, "outcome", "granted").rr1(), 0.3);
  EXPECT_DOUBLE_EQ(line(lines, "outcome", "refused").rr1(), 0.1);
  EXPECT_THAT(line(lines, "outcome", "granted").cells, testing::ElementsAre(0, 1));
  EXPECT_THROW(line(lines, "customer_group", "advocaten"), std::logic_error);  // nobody was drawn
}

TEST(ResponseLines, TellWhatPartOfTheFrameWasDrawn) {
  DrawRecord record;
  record.strata = {{"v", 4000, 200}, {"r/granted", 1000, 100}, {"r/refused", 2000, 100}};
  record.margins["group"] = {{"vreemdelingen", 4000}, {"referenten", 3000}, {"advocaten", 50}};
  record.margins["outcome"] = {{"granted", 5000}};
  const auto lines = response_lines(cells, study(), &record, "group");
  EXPECT_DOUBLE_EQ(*line(lines, "all", "").drawn_of_frame(), 400.0 / 7000.0);
  EXPECT_DOUBLE_EQ(*line(lines, "customer_group", "referenten").drawn_of_frame(), 200.0 / 3000.0);
  EXPECT_DOUBLE_EQ(*line(lines, "reporting_group", "vr").drawn_of_frame(), 400.0 / 7000.0);
  EXPECT_DOUBLE_EQ(*line(lines, "outcome", "granted").drawn_of_frame(), 300.0 / 5000.0);
  EXPECT_FALSE(line(lines, "outcome", "refused").drawn_of_frame());  // not counted on the frame
}

TEST(ResponseLines, OfAVariableThatHardlyAnybodySharesAreNone) {
  std::vector<DrawnCell> many;
  for (std::size_t i = 0; i <= most_levels; ++i)
    many.push_back({"referenten", "r", {{"age", std::to_string(i)}}, 10.0, 10, 5, 5});
  for (const ResponseLine& one : response_lines(many, study(), nullptr, "customer_group"))
    EXPECT_NE(one.variable, "age");
}

}  // namespace
}  // namespace peil::fieldwork
