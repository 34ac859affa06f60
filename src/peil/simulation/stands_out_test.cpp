#include "peil/simulation/stands_out.h"

#include <gtest/gtest.h>

namespace peil::simulation {
namespace {

using What = Remark::What;

const FigureName mark{"2013", "all", "overall", "mean"};

findings::Performance right() {
  findings::Performance p;
  p.published = 1000;
  p.mean_error = 0.1;
  p.coverage = {0.95, 0.007};
  return p;
}

std::vector<What> remarked(const findings::Performance& p) {
  RepeatedWaves repeats;
  repeats.repeats = 1000;
  repeats.waves.emplace_back().wave = "2013";
  repeats.waves[0].figures[mark] = p;
  std::vector<What> found;
  for (const Remark& r : what_stands_out(repeats)) found.push_back(r.what);
  return found;
}

TEST(StandsOut, NothingWhereEverythingIsAsItShouldBe) { EXPECT_TRUE(remarked(right()).empty()); }

TEST(StandsOut, ABiasCountsFromFourMonteCarloErrorsAndAQuarterOfTheStandardErrorOn) {
  findings::Performance p = right();
  p.bias = {0.026, 0.006};
  EXPECT_EQ(remarked(p), (std::vector{What::Biased}));
  p.bias = {0.026, 0.0066};  // chance may bring that
  EXPECT_TRUE(remarked(p).empty());
  p.bias = {-0.024, 0.001};  // certain, and too small to matter
  EXPECT_TRUE(remarked(p).empty());
}

TEST(StandsOut, ABiasSpeaksForTheCoverageThatItSpoils) {
  findings::Performance p = right();
  p.coverage = {0.90, 0.009};  // share_error(0.95, 1000) = 0.0069
  EXPECT_EQ(remarked(p), (std::vector{What::Coverage}));
  p.bias = {0.1, 0.003};
  EXPECT_EQ(remarked(p), (std::vector{What::Biased}));
}

TEST(StandsOut, FiguresThatCouldNotBePublishedAndFalseChangesAreTold) {
  findings::Performance p = right();
  p.withheld = 1;
  EXPECT_EQ(remarked(p), (std::vector{What::Withheld}));
  RepeatedWaves repeats;
  repeats.waves.emplace_back().wave = "2013";
  repeats.waves[0].seldom_published.push_back(mark);
  repeats.waves[0].no_change[mark] = {0.0, 1000, 0, {0.09, 0.009}};
  const auto remarks = what_stands_out(repeats);
  ASSERT_EQ(remarks.size(), 2u);
  EXPECT_EQ(remarks[0].what, What::SeldomPublished);
  EXPECT_EQ(remarks[1].what, What::FalseChanges);
  EXPECT_EQ(remarks[1].test->tested, 1000u);
}

}  // namespace
}  // namespace peil::simulation
