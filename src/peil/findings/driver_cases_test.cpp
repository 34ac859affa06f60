// Drivers as they come: an aspect that only hurts, two that say the same, one that never varies,
// one that few answered; and what is left of them at equal outcomes of the case. Each through the
// plan, the computing and the gate.
#include <gtest/gtest.h>

#include <random>

#include "peil/analysis/run/derive.h"
#include "peil/analysis/run/run.h"
#include "peil/findings/driver_alike.h"
#include "peil/findings/driver_tables.h"
#include "peil/study/testing/study_builder.h"

namespace peil::findings {
namespace {

using namespace study::testing;

Study study_of(bool outcome) {
  Study study =
      StudyBuilder("cases")
          .reporting_group("one")
          .customer_group("people")
          .reporting_group("two")
          .customer_group("firms")
          .waves({"2013"})
          .overall("overall")
          .plan(drawn_plan("2013", "s"))
          .questions({mark("overall"), matrix("desk").row("term").row("staff").row("tone"),
                      select_one("outcome").choices({"granted", "refused"})})
          .value();
  if (outcome) study.outcome = {"outcome", {"granted", "refused"}};
  return study;
}

// Answers on a scale of 1 to 5, 0 for none; and to which group and outcome people belong.
struct Answers {
  std::vector<double> overall, term, staff, tone;
  std::vector<std::uint8_t> group, outcome;  // 1 or 2
};

RealColumn numbers(const std::vector<double>& values) {
  RealColumn column{values, std::vector<std::uint8_t>(values.size(), 0)};
  for (std::size_t i = 0; i < values.size(); ++i) column.blank[i] = values[i] == 0.0 ? 1 : 0;
  return column;
}

Table table_of(const Answers& of) {
  Table table;
  table.rows = of.overall.size();
  table.columns = {{"overall", true, numbers(of.overall)},
                   {"term", true, numbers(of.term)},
                   {"staff", true, numbers(of.staff)},
                   {"tone", true, numbers(of.tone)},
                   {"reporting_group", false, ByteColumn{of.group, {"one", "two"}, {}}},
                   {"customer_group", false, ByteColumn{of.group, {"people", "firms"}, {}}},
                   {"outcome", false, ByteColumn{of.outcome, {"granted", "refused"}, {}}}};
  return table;
}

struct Done {
  DriverPlan plan;
  disclosure::ReleasedAnalyses released;
  DriverTables tables;
};

Done done(const Study& study, const Answers& answers, const std::vector<AlikeAspect>& alike = {}) {
  DriverPlan plan = driver_plan(study, "2013", "", alike);
  std::map<std::string, Table> tables;
  tables.emplace("wave", analysis::derived(table_of(answers), plan.plan.data.at("wave")).value());
  auto released = disclosure::release(plan.plan, tables, analysis::run(plan.plan, tables),
                                      {{"2013", {{}, "d", true}}}, study.rules);
  DriverTables found = driver_tables(plan, released);
  return {std::move(plan), std::move(released), std::move(found)};
}

const DriverTable& table(const Done& of, const std::string& group) {
  for (const DriverTable& one : of.tables.tables) {
    if (one.model.group == group) return one;
  }
  throw std::runtime_error("no table of " + group);
}

const DriverLine& line(const DriverTable& of, const std::string& column) {
  for (const DriverLine& one : of.lines) {
    if (one.driver.column == column) return one;
  }
  throw std::runtime_error("no line of " + column);
}

class Chances {
 public:
  explicit Chances(std::uint32_t seed) : random_(seed) {}
  double mark() { return 1.0 + static_cast<double>(random_() % 5); }
  double noise() { return static_cast<double>(random_() % 1001) / 1000.0 - 0.5; }
  bool in(unsigned of_ten) { return random_() % 10 < of_ten; }

 private:
  std::mt19937 random_;
};

// All three matter alike, both groups and outcomes.
Answers plain_answers(std::size_t people) {
  Chances chance(3);
  Answers of;
  for (std::size_t i = 0; i < people; ++i) {
    of.term.push_back(chance.mark());
    of.staff.push_back(chance.mark());
    of.tone.push_back(chance.mark());
    of.overall.push_back(3.0 + 0.4 * (of.term[i] + of.staff[i] + of.tone[i]) + chance.noise());
    of.group.push_back(chance.in(5) ? 1 : 2);
    of.outcome.push_back(chance.in(5) ? 1 : 2);
  }
  return of;
}

// A term that is missed costs 1.5; one that is met gives nothing.
TEST(DriverCases, WhatOnlyHurtsHasAPenaltyAndNoReward) {
  Answers of = plain_answers(600);
  Chances chance(5);
  for (std::size_t i = 0; i < of.overall.size(); ++i)
    of.overall[i] = 6.0 - (of.term[i] <= 2.0 ? 1.5 : 0.0) + 0.3 * of.staff[i] + chance.noise();
  const Study study = study_of(false);
  const Done found = done(study, of);
  const DriverLine& term = line(table(found, "all"), "term");
  ASSERT_TRUE(term.penalty && term.reward && term.penalty->p && term.reward->p);
  EXPECT_NEAR(term.penalty->value, -1.5, 0.1);
  EXPECT_LT(*term.penalty->p, 1e-6);
  EXPECT_NEAR(term.reward->value, 0.0, 0.1);
  EXPECT_GT(*term.reward->p, 0.001);
  const DriverLine& staff = line(table(found, "all"), "staff");
  EXPECT_LT(staff.penalty->value, -0.2);  // one that goes both ways beside it
  EXPECT_GT(staff.reward->value, 0.2);
}

// Two answers that correlate .98.
TEST(DriverCases, TwoThatSayTheSameShareAlikeAreOneGroupAndTellWhatOneIsWithoutTheOther) {
  Answers of = plain_answers(600);
  Chances chance(7);
  for (std::size_t i = 0; i < of.overall.size(); ++i) {
    of.staff[i] = of.term[i] + (chance.in(1) ? (of.term[i] > 2.0 ? -0.8 : 0.8) : 0.0);
    of.overall[i] = 3.0 + 0.3 * (of.term[i] + of.staff[i]) + 0.3 * of.tone[i] + chance.noise();
  }
  const Study study = study_of(false);
  const Done found = done(study, of);
  const DriverTable& all = table(found, "all");
  const DriverLine &term = line(all, "term"), &staff = line(all, "staff"),
                   &tone = line(all, "tone");
  ASSERT_TRUE(term.importance && staff.importance);
  EXPECT_NEAR(term.importance->value, staff.importance->value, 2.0);
  EXPECT_EQ(term.inseparable, staff.inseparable);
  ASSERT_TRUE(term.twins && staff.twins);
  EXPECT_EQ(*term.twins, *staff.twins);
  EXPECT_FALSE(tone.twins);
  ASSERT_TRUE(term.importance_without_twins);
  EXPECT_GT(term.importance_without_twins->value, 1.7 * term.importance->value);
  EXPECT_FALSE(tone.importance_without_twins);
}

// One of two groups gave one answer to an aspect: there the others are weighed, and it is told.
TEST(DriverCases, WhatNeverVariesIsLeftOutOfItsGroupWithItsReasonAndTheOthersAreWeighed) {
  Answers of = plain_answers(400);
  for (std::size_t i = 0; i < of.overall.size(); ++i) {
    if (of.group[i] == 1) of.tone[i] = 4.0;
  }
  const Study study = study_of(false);
  const Done first = done(study, of);
  EXPECT_FALSE(line(table(first, "one"), "term").importance);
  const std::vector<AlikeAspect> alike = alike_aspects(first.plan, first.released);
  EXPECT_EQ(alike, (std::vector<AlikeAspect>{{"one", "tone"}}));
  const Done then = done(study, of, alike);
  EXPECT_TRUE(line(table(then, "one"), "term").importance);
  EXPECT_EQ(table(then, "one").lines.size(), 2u);
  EXPECT_EQ(table(then, "two").lines.size(), 3u);
  ASSERT_EQ(then.plan.left_out.size(), 1u);
  EXPECT_EQ(then.plan.left_out[0].group, "one");
  EXPECT_EQ(then.plan.left_out[0].aspect.column, "tone");
  EXPECT_EQ(then.plan.left_out[0].why, AspectLeftOut::Why::NoSpread);
  EXPECT_TRUE(alike_aspects(then.plan, then.released).empty());
}

TEST(DriverCases, AnAspectThatFourInTenDidNotAnswerIsTold) {
  Answers of = plain_answers(400);
  for (std::size_t i = 0; i < of.overall.size(); ++i) {
    if (i % 5 < 2) of.tone[i] = 0.0;
    if (i % 10 == 0) of.staff[i] = 0.0;
  }
  const Study study = study_of(false);
  const Done found = done(study, of);
  const DriverTable& all = table(found, "all");
  EXPECT_EQ(all.marked, 400u);
  ASSERT_TRUE(all.missing(line(all, "tone")));
  EXPECT_NEAR(*all.missing(line(all, "tone")), 0.4, 1e-12);
  EXPECT_FALSE(all.missing(line(all, "staff"))) << "one in ten is below the bar";
  EXPECT_FALSE(all.missing(line(all, "term")));
}

// Who was granted is content with everything, and gives a high mark; group one was granted more.
// What the decision brings is no service: at equal outcomes term has no importance, and both
// groups the same mean.
Answers generous(std::size_t people) {
  Chances chance(9);
  Answers of;
  for (std::size_t i = 0; i < people; ++i) {
    const bool one = chance.in(5), granted = chance.in(one ? 8 : 3);
    of.group.push_back(one ? 1 : 2);
    of.outcome.push_back(granted ? 1 : 2);
    const double lift = granted ? 1.0 : -1.0;
    of.term.push_back(3.0 + lift + (chance.in(5) ? 1.0 : -1.0));
    of.staff.push_back(chance.mark());
    of.tone.push_back(chance.mark());
    of.overall.push_back(5.0 + 2.0 * lift + 0.5 * of.staff[i] + chance.noise());
  }
  return of;
}

TEST(DriverCases, AtEqualOutcomesWhatTheDecisionBringsIsNoService) {
  const Study study = study_of(true);
  const Done found = done(study, generous(800));
  for (const char* group : {"one", "two"}) {
    const DriverTable& of = table(found, group);
    const DriverLine &term = line(of, "term"), &staff = line(of, "staff");
    ASSERT_TRUE(term.importance && term.equal.importance && term.equal.importance->interval);
    EXPECT_GT(term.importance->value, 20.0) << group;
    EXPECT_LT(term.equal.importance->value, 2.0) << group;
    EXPECT_GT(staff.equal.importance->value, 95.0) << group;
    ASSERT_TRUE(term.penalty && term.equal.penalty);
    EXPECT_LT(term.penalty->value, -1.0) << group;
    EXPECT_NEAR(term.equal.penalty->value, 0.0, 0.2) << group;
    EXPECT_TRUE(term.equal.importance->key.find(".importance-equal/term@") != std::string::npos);
    EXPECT_EQ(of.equal_answers, of.answers) << "everybody has an outcome";
    ASSERT_TRUE(of.equal_crossing);
  }
  const DriverLine &one = line(table(found, "one"), "term"),
                   &two = line(table(found, "two"), "term");
  ASSERT_TRUE(one.mean && two.mean && one.standardised && two.standardised);
  EXPECT_GT(one.mean->value - two.mean->value, 0.7);
  EXPECT_NEAR(one.standardised->value, two.standardised->value, 0.3);
}

// The performance in the matrix at equal outcomes is the standardised mean beside the plain one:
// here everybody answered everything, so that both have one standard.
TEST(DriverCases, TheLinesAtEqualOutcomesLieAtTheMeanOfTheStandardisedMeans) {
  const Study study = study_of(true);
  const Done found = done(study, generous(400));
  const DriverTable& of = table(found, "one");
  ASSERT_TRUE(of.equal_crossing);
  double sum = 0.0;
  for (const DriverLine& one : of.lines) sum += one.standardised->value;
  EXPECT_NEAR(of.equal_crossing->performance, sum / 3.0, 1e-9);
}

TEST(DriverCases, WithoutAnOutcomeNothingIsSaidAtEqualOnes) {
  const Study study = study_of(false);
  const Done found = done(study, generous(300));
  for (const DriverTable& of : found.tables.tables) {
    for (const DriverLine& one : of.lines) {
      EXPECT_FALSE(one.equal.importance || one.equal.quadrant || one.equal.penalty);
      EXPECT_FALSE(one.differs_at_equal());
    }
  }
}

// Seven people of group two were refused: what is said at equal outcomes would rest on them.
TEST(DriverCases, TheGateHoldsWhatRestsOnFewPeopleOfAnOutcome) {
  Answers of = generous(600);
  std::size_t refused = 0;
  for (std::size_t i = 0; i < of.overall.size(); ++i) {
    if (of.group[i] == 2 && of.outcome[i] == 2 && ++refused > 7) of.outcome[i] = 1;
  }
  const Study study = study_of(true);
  const Done found = done(study, of);
  EXPECT_TRUE(line(table(found, "one"), "term").equal.importance);
  const DriverTable& two = table(found, "two");
  EXPECT_TRUE(line(two, "term").importance);
  for (const DriverLine& one : two.lines) {
    EXPECT_FALSE(one.equal.importance);
    EXPECT_FALSE(one.equal.probability);
    EXPECT_FALSE(one.equal.penalty || one.equal.reward);
  }
  std::size_t told = 0;
  for (const DriverHeld& held : two.held)
    told += held.analysis == equal_importance_id(two.model) ? 1 : 0;
  EXPECT_GT(told, 0u);
}

}  // namespace
}  // namespace peil::findings
