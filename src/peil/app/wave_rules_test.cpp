#include "peil/app/wave_rules.h"

#include <gtest/gtest.h>

#include <set>

#include "peil/analysis/plan/read_plan.h"
#include "peil/report/sample_study.h"

namespace peil::app {
namespace {

// Two waves, each drawn for itself.
Study two_waves() {
  Study study = report::sample::study();
  study.breaks.clear();
  Plan before = study.plans.front();
  before.wave = "2011";
  before.seed = "another";
  study.plans.push_back(before);
  return study;
}

std::set<std::string> codes(const std::string& asked, const Study& study) {
  const auto plan = analysis::read_plan(
      R"({"data": {"one": {"wave": "2011"}, "two": {"wave": "2013"}}, "analyses": [{"id": "x", )" +
          asked + "}]}",
      "plan.json");
  if (!plan.ok()) {
    ADD_FAILURE() << plan.problems().front().message;
    return {};
  }
  std::set<std::string> all;
  for (const Problem& p : wave_problems(plan.value(), study)) all.insert(p.code);
  return all;
}

// Every way to hold two waves against each other.
const std::vector<std::string> comparisons{
    R"("statistic": "change", "before": "one", "after": "two", "variables": ["overall"])",
    R"("statistic": "mix_effect", "before": "one", "after": "two", "variables": ["overall"],
       "over": "customer_group")",
    R"("statistic": "two_frames", "first": "one", "second": "two", "variables": ["overall"],
       "in_first": "desk", "in_second": "post")"};

using Codes = std::set<std::string>;

TEST(WaveRules, WavesDrawnApartMayBeCompared) {
  for (const std::string& asked : comparisons)
    EXPECT_EQ(codes(asked, two_waves()), Codes{}) << asked;
}

TEST(WaveRules, SamplesThatSharePeopleAreNotComparedAsIfTheyDidNot) {
  Study one_seed = two_waves(), panel = two_waves();
  one_seed.plans.back().seed = one_seed.plans.front().seed;
  for (Plan& plan : panel.plans) plan.panel = "followed";
  for (const std::string& asked : comparisons) {
    EXPECT_EQ(codes(asked, one_seed), Codes{"plan.not-independent"}) << asked;
    EXPECT_EQ(codes(asked, panel), Codes{"plan.not-independent"}) << asked;
  }
}

TEST(WaveRules, NothingIsComparedOverABreakThatForbidsIt) {
  Study study = two_waves();
  study.breaks.push_back({"2013", "questionnaire", {}, false, {"overall"}});
  for (const std::string& asked : comparisons)
    EXPECT_EQ(codes(asked, study), Codes{"plan.cut"}) << asked;
  study.breaks.back().items = {"vriendelijk"};
  for (const std::string& asked : comparisons) EXPECT_EQ(codes(asked, study), Codes{}) << asked;
}

}  // namespace
}  // namespace peil::app
