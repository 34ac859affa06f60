// What a letter says people value, find important or want improved first, held against drivers.
#include <gtest/gtest.h>

#include "peil/findings/letter_testing.h"

namespace peil::findings {
namespace {

DriverLine aspect(const std::string& column, double important, double high,
                  std::optional<drivers::Quadrant> quadrant = {}) {
  DriverLine line;
  line.driver.column = column;
  line.driver.label = {column, {{"nl", "het " + column}, {"en", "the " + column}}};
  line.mean = DriverFigure{3.5, {}, 400, "k"};
  line.importance = DriverFigure{20.0, {}, 400, "k"};
  line.important = important, line.high = high;
  line.quadrant = quadrant;
  if (quadrant) line.probability = 1.0;
  return line;
}

DriversFound found() {
  DriversFound drivers;
  drivers.wave = "2013";
  DriverTable table;
  table.model.group = "vr";
  table.draws = 1000;
  table.lines = {aspect("luisteren", 0.9999, 0.2, drivers::Quadrant::FixFirst),
                 aspect("overall", 0.3, 0.9999)};
  drivers.tables.tables.push_back(table);
  return drivers;
}

JudgedClaim judged(const std::string& braces, const DriversFound* drivers) {
  const Study study = printed_study();
  const auto letter = read_letter("[Dit vraagt om verbetering]{" + braces + "}.", "b.nl.md", study);
  EXPECT_TRUE(letter.ok()) << letter.problems().front().message;
  return judge_letter(letter.value(), study, {}, "en", drivers).claims.front();
}

TEST(JudgeDrivers, AnAspectIsWhatItIsShownToBe) {
  const DriversFound drivers = found();
  const auto of = [&](const std::string& kind, const std::string& measure) {
    return judged("claim=" + kind + " measure=" + measure + " group=vr waves=2013", &drivers)
        .verdict;
  };
  EXPECT_EQ(of("priority", "luisteren"), Verdict::Supported);
  EXPECT_EQ(of("important", "luisteren"), Verdict::Supported);
  EXPECT_EQ(of("valued", "luisteren"), Verdict::NotDemonstrable);
  EXPECT_EQ(of("valued", "overall"), Verdict::Supported);
  EXPECT_EQ(of("priority", "\"luisteren overall\""), Verdict::Partly);
}

// A place in the matrix takes nine draws in ten; to be called first takes it over the family.
TEST(JudgeDrivers, APlaceOfAnAspectByItselfIsNotEnoughToCallItAPriority) {
  DriversFound drivers = found();
  drivers.tables.tables.front().lines.front().probability = 0.95;
  const JudgedClaim claim =
      judged("claim=priority measure=luisteren group=vr waves=2013", &drivers);
  EXPECT_EQ(claim.verdict, Verdict::NotDemonstrable);
  EXPECT_NE(flat(claim.reason).find("95%"), std::string::npos) << flat(claim.reason);
}

TEST(JudgeDrivers, WhatIsNotShownIsAnsweredByWhatIs) {
  const DriversFound drivers = found();
  const JudgedClaim claim = judged("claim=valued measure=luisteren group=vr waves=2013", &drivers);
  ASSERT_TRUE(claim.would_be_true);
  EXPECT_EQ(flat(*claim.would_be_true), "Highly valued by migrants and sponsors is ‘the overall’");
}

TEST(JudgeDrivers, OtherGroupsWavesAndLettersWithoutDriversStayUntested) {
  const DriversFound drivers = found();
  const std::string priority = "claim=priority measure=luisteren ";
  EXPECT_EQ(judged(priority + "group=boak waves=2013", &drivers).verdict, Verdict::NotTestable);
  EXPECT_EQ(judged(priority + "group=vr waves=2011", &drivers).verdict, Verdict::NotTestable);
  EXPECT_EQ(judged(priority + "group=vr waves=2013", nullptr).verdict, Verdict::NotTestable);
}

}  // namespace
}  // namespace peil::findings
