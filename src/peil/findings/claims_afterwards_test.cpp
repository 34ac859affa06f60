// A claim that is held against what is not as it was locked says so, whatever its verdict.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/findings/letter_testing.h"
#include "peil/study/plan_entries.h"

namespace peil::findings {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string late_break =
    "over this change up to 2013 lies a break that is not as it was "
    "locked before the wave closed: it was added afterwards";
const std::string late_benchmark =
    "What the comparison of 2013 with the benchmark ‘Landelijk "
    "onderzoek’ rests on is not as it was locked before the wave "
    "closed: this comparison was added afterwards.";
const std::string late_target =
    "The target ‘jaarplan’ is for 2013 not as it was locked before the "
    "wave closed: this comparison was added afterwards.";
const std::string late_drivers =
    "What was weighed for migrants and sponsors is not so in the plan "
    "that was locked before the wave closed: this result was added "
    "afterwards.";

Study locked() {
  Study study = printed_study();
  study.published.targets.push_back({"norm", "jaarplan", "overall", "mean", 7.5, {}, {}, "print"});
  study.locks = {{"2013", *read_day("2013-09-01"), "A", study::plan_entries(study, "2013")}};
  return study;
}

std::string reason_of(const Study& study, const std::string& attributes,
                      const DriversFound* drivers = nullptr) {
  const auto letter = read_letter("[Zo is het]{" + attributes + " group=vr}.", "b.nl.md", study);
  EXPECT_TRUE(letter.ok()) << letter.problems().front().message;
  return flat(judge_letter(letter.value(), study, {}, "en", drivers).claims.front().reason);
}

const std::string rise = "claim=rise measure=overall waves=\"2011 2013\"",
                  earlier = "claim=rise measure=overall waves=\"2009 2011\"",
                  above = "claim=above measure=overall waves=2013 benchmark=land",
                  norm = "claim=above measure=overall waves=2013 target=norm";

TEST(ClaimsAfterwards, OfAPlanThatIsAsItWasNothingIsSaid) {
  const Study study = locked();
  for (const std::string& claim : {rise, above, norm})
    EXPECT_THAT(reason_of(study, claim), Not(HasSubstr("afterwards"))) << claim;
}

TEST(ClaimsAfterwards, ABreakIsSaidOfTheChangesOverItWhetherItCutsOrNot) {
  for (const bool comparable : {true, false}) {
    Study study = locked();
    study.breaks.push_back({"2013", "law", {"b", {{"nl", "De wet"}}}, comparable, {}});
    EXPECT_THAT(reason_of(study, rise), HasSubstr(late_break));
    EXPECT_THAT(reason_of(study, earlier), Not(HasSubstr("afterwards")));
    EXPECT_THAT(reason_of(study, above), Not(HasSubstr("afterwards")));
  }
}

TEST(ClaimsAfterwards, ABenchmarkIsSaidWhereItIsComparedWithAndWhereItNoLongerCompares) {
  Study study = locked();
  BenchmarkRow& of_one = study.published.benchmarks[1];
  of_one.compares_in = {Mismatch::Question};
  EXPECT_THAT(reason_of(study, above), HasSubstr(late_benchmark));
  EXPECT_THAT(reason_of(study, norm), Not(HasSubstr("afterwards")));
  of_one.compares_in.clear(), of_one.differs_in = {Mismatch::Question};
  EXPECT_THAT(reason_of(study, above), HasSubstr(late_benchmark));
}

// The mode of the wave decides whether it compares with a benchmark that says its own.
TEST(ClaimsAfterwards, AModeThatCameLaterIsSaidOfTheBenchmarkThatItOpensOrShuts) {
  Study study = printed_study();
  study.published.benchmarks[1].mode = "web";
  study.waves.back().mode = "post";
  study.locks = {{"2013", *read_day("2013-09-01"), "A", study::plan_entries(study, "2013")}};
  EXPECT_THAT(reason_of(study, above), Not(HasSubstr("afterwards")));
  for (const char* mode : {"web", "", "telefoon"}) {
    study.waves.back().mode = mode;
    EXPECT_THAT(reason_of(study, above), HasSubstr(late_benchmark)) << mode;
    EXPECT_THAT(reason_of(study, rise), Not(HasSubstr("afterwards"))) << mode;
  }
}

TEST(ClaimsAfterwards, ABenchmarkOfAnotherLevelIsNotWhatIsComparedWith) {
  Study study = locked();
  study.published.benchmarks[0].question = "other words";
  EXPECT_THAT(reason_of(study, above), Not(HasSubstr("afterwards")));
}

TEST(ClaimsAfterwards, ATargetIsSaid) {
  Study study = locked();
  study.published.targets[0].value = 7.6;
  EXPECT_THAT(reason_of(study, norm), HasSubstr(late_target));
  EXPECT_THAT(reason_of(study, above), Not(HasSubstr("afterwards")));
}

TEST(ClaimsAfterwards, WhatIsSaidOfDriversIsSaidOnce) {
  const Study study = locked();
  DriversFound drivers;
  drivers.wave = "2013";
  drivers.tables.locked = true;
  DriverTable& table = drivers.tables.tables.emplace_back();
  table.model.group = "vr";
  table.draws = 10000;
  for (const char* column : {"luisteren", "overall"}) {
    DriverLine line;
    line.driver.column = column;
    line.driver.label = {column, {{"nl", column}}};
    line.mean = DriverFigure{3.5, {}, 400, "k"};
    line.importance = DriverFigure{20.0, {}, 400, "k"};
    line.important = line.high = line.probability = 1.0;
    line.quadrant = drivers::Quadrant::FixFirst;
    table.lines.push_back(std::move(line));
  }
  for (const char* kind : {"valued", "important", "priority"}) {
    const std::string claim =
        std::string("claim=") + kind + " measure=\"luisteren overall\" waves=2013";
    table.added_afterwards = false;
    EXPECT_THAT(reason_of(study, claim, &drivers), Not(HasSubstr("afterwards"))) << kind;
    table.added_afterwards = true;
    const std::string reason = reason_of(study, claim, &drivers);
    const auto at = reason.find(late_drivers);
    ASSERT_NE(at, std::string::npos) << reason;
    EXPECT_EQ(reason.find(late_drivers, at + 1), std::string::npos);
  }
}

}  // namespace
}  // namespace peil::findings
