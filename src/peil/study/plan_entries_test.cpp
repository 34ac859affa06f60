#include "peil/study/plan_entries.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>

#include "peil/study/comparison_entries.h"
#include "peil/study/testing/older_lock.h"
#include "peil/study/testing/study_builder.h"

namespace peil::study {
namespace {

using namespace testing;

Study planned() {
  Plan plan = drawn_plan("2013", "seed");
  plan.margins = {{"groups", "customer_group", true, {}}};
  const BenchmarkRow row{
      "government", "", BenchmarkLevel::Organisation, "2013", PrintedMark(7.0), "", "", "1-10", {},
      {},           ""};
  Study study = StudyBuilder("small")
                    .reporting_group("everybody")
                    .customer_group("people")
                    .customer_group("firms")
                    .waves({"2011", "2013"})
                    .overall("overall")
                    .questions({mark("overall"), scale("waiting").aspect(),
                                matrix("staff").row("friendly").row("expert"),
                                select_one("channel").choices({"web", "desk"})})
                    .plan(plan)
                    .benchmark(row)
                    .value();
  study.published.targets.push_back({"target", "", "overall", "mean", 7.5, {}, {}, ""});
  return study;
}

PlanLock locked(const Study& study) {
  return {"2013", *read_day("2013-09-01"), "A, analyst", plan_entries(study, "2013")};
}

FigureName figure(const std::string& measure, const std::string& domain = "people") {
  return {"2013", domain, measure, "mean"};
}

TEST(PlanEntries, OfAPlanThatIsAsItWasNothingDeviates) {
  EXPECT_TRUE(deviations(planned(), locked(planned())).empty());
}

// Classes of the outcome, and what is an aspect, bear on drivers, though on no mark of an item.
TEST(PlanEntries, DriversRestOnTheOutcomeAndOnWhatIsWeighed) {
  const auto drivers = [](const Study& study, const PlanLock& lock,
                          const std::vector<std::string>& items) {
    const auto changed = deviations(study, lock);
    std::vector<std::string> names;
    for (const Deviation* d : of_drivers("2013", "everybody", items, changed, study))
      names.push_back(d->entry);
    return names;
  };
  const std::vector<std::string> waiting{"waiting"}, none;
  Study study = planned();
  study.outcome = {"channel", {"web"}};
  const PlanLock lock = locked(study);
  EXPECT_EQ(drivers(study, lock, waiting), none);

  Study other = study;
  other.outcome.classes = {"web", "desk"};
  EXPECT_EQ(drivers(other, lock, waiting), std::vector<std::string>{"outcome"});
  const auto changed = deviations(other, lock);
  EXPECT_TRUE(of_figure(figure("waiting"), changed).empty());

  other = study;
  other.questionnaire.questions[1].points = 7;
  EXPECT_EQ(drivers(other, lock, waiting), std::vector<std::string>{"item/waiting"});
  EXPECT_EQ(drivers(other, lock, {}), std::vector<std::string>{"item/waiting"});
  EXPECT_EQ(drivers(other, lock, {"friendly"}), none) << "it is weighed elsewhere";

  other = study;
  other.questionnaire.questions[1].aspect = false;
  EXPECT_EQ(drivers(other, lock, {"friendly"}), std::vector<std::string>{"item/waiting"});
  other = study;
  other.questionnaire.questions[3].choices.pop_back();
  EXPECT_EQ(drivers(other, lock, waiting), none) << "no aspect";
  other = study;
  other.rules.least_shown = 3;
  EXPECT_EQ(drivers(other, lock, waiting), std::vector<std::string>{"rules/least_shown"});
}

TEST(PlanEntries, TheAnswersThatWereThereWhenItWasLockedAreNoDeviation) {
  PlanLock lock = locked(planned());
  EXPECT_FALSE(answers_when_locked(lock));
  lock.entries[answers_entry] = "12";
  EXPECT_EQ(answers_when_locked(lock), "12");
  EXPECT_TRUE(deviations(planned(), lock).empty());
}

// What no figure depends on may be mended after the lock.
TEST(PlanEntries, LabelsOfGroupsTranslationsAndWhetherDaysAreKnownAreNotAmongThem) {
  Study study = planned();
  const PlanLock lock = locked(study);
  study.customer_groups[0].label.in["nl"] = "Mensen";
  study.waves[1].dates_known = false;
  study.questionnaire.questions[0].label.in["en"] = "Which mark?";
  EXPECT_TRUE(deviations(study, lock).empty());
}

// Aspects of one page are a theme: where drivers are looked at by theme, it matters which.
TEST(PlanEntries, ThePageOfAnAspectBearsOnDriversByThemeAlone) {
  Study study = planned();
  const PlanLock lock = locked(study);
  study.questionnaire.questions[1].page = "elsewhere";
  study.questionnaire.questions[3].page = "elsewhere";  // no aspect
  const auto changed = deviations(study, lock);
  ASSERT_EQ(changed.size(), 1u);
  EXPECT_EQ(changed[0].entry, "page/waiting");
  const auto late = [&](const std::vector<std::string>& items, bool by_theme) {
    return !of_drivers("2013", "everybody", items, changed, study, by_theme).empty();
  };
  EXPECT_TRUE(late({}, true));
  EXPECT_TRUE(late({"waiting"}, true));
  EXPECT_TRUE(late({"other"}, true)) << "its theme may have lost it";
  EXPECT_FALSE(late({"waiting"}, false));
  EXPECT_TRUE(of_figure(figure("waiting"), changed).empty());
}

// A lock can tell what it has, and no more.
TEST(PlanEntries, OfAnOlderLockModesDaysAndPagesDoNotDeviate) {
  Study study = planned();
  const PlanLock lock = locked(study);
  EXPECT_EQ(scope_of(lock), LockScope::Waves);
  const PlanLock older = older_lock(lock, LockScope::Breaks);
  EXPECT_EQ(scope_of(older), LockScope::Breaks);
  EXPECT_EQ(scope_of(older_lock(lock, LockScope::Figures)), LockScope::Figures);
  study.waves[0].mode = "post", study.waves[1].to += std::chrono::days(7);
  study.questionnaire.questions[1].page = "elsewhere";
  EXPECT_EQ(deviations(study, lock).size(), 3u);
  EXPECT_TRUE(deviations(study, older).empty());
  study.breaks.push_back({"2013", "law", {}, true, {}});
  EXPECT_EQ(deviations(study, older).size(), 1u) << "breaks it has";
}

struct Deed {
  const char* entry;  ///< that tells it
  FigureName figure;  ///< that carries it
  std::function<void(Study&, std::mt19937&)> change;
};

std::vector<Deed> deeds() {
  const auto one_of = [](std::mt19937& random, std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
  };
  return {
      {"rules/least_shown", figure("overall"),
       [=](Study& s, auto& r) { s.rules.least_shown = 1 + one_of(r, 9); }},
      {"rules/least_tested", figure("waiting"),
       [=](Study& s, auto& r) { s.rules.least_tested = 11 + one_of(r, 9); }},
      {"rules/confidence", figure("overall", "all"),
       [=](Study& s, auto& r) {
         s.rules.confidence = 0.5 + 0.04 * static_cast<double>(one_of(r, 10));
       }},
      {"rules/correction", figure("friendly"),
       [=](Study& s, auto& r) { s.rules.correction = one_of(r, 2) == 0 ? "none" : "BH"; }},
      {"rules/dominance", figure("overall"),
       [=](Study& s, auto& r) {
         s.rules.dominance = 0.2 + 0.01 * static_cast<double>(one_of(r, 9));
       }},
      {"rules/assumed_sd", figure("overall"),
       [=](Study& s, auto& r) {
         s.rules.assumed_sd = 1.0 + 0.01 * static_cast<double>(one_of(r, 9));
       }},
      {"rules/precision", figure("overall"),
       [](Study& s, auto&) { s.rules.precision.shares = PrecisionStandard::Miss::Flag; }},
      {"overall", figure("overall"), [](Study& s, auto&) { s.overall = "waiting"; }},
      {"item/waiting", figure("waiting"),
       [](Study& s, auto&) { s.questionnaire.questions[1].points = 7; }},
      {"item/waiting", figure("waiting"),
       [](Study& s, auto&) { s.questionnaire.questions[1].aspect = false; }},
      {"item/waiting", figure("waiting"),
       [](Study& s, auto&) { s.questionnaire.questions[1].label.in["nl"] = "Heel lang?"; }},
      {"item/waiting", figure("waiting"),
       [](Study& s, auto&) {
         s.questionnaire.questions[1].relevant = condition("${overall} > 5");
       }},
      {"item/expert", figure("expert"),
       [](Study& s, auto&) { s.questionnaire.questions[2].rows.pop_back(); }},
      {"item/new", figure("new"),
       [](Study& s, auto&) {
         s.questionnaire.questions.push_back(s.questionnaire.questions[1]);
         s.questionnaire.questions.back().name = "new";
       }},
      {"item/channel", figure("channel"),
       [](Study& s, auto&) { s.questionnaire.questions[3].choices.pop_back(); }},
      {"customer_group/late", figure("overall", "everybody"),
       [](Study& s, auto&) { s.customer_groups.push_back({"late", {}, "everybody"}); }},
      {"customer_group/firms", figure("overall", "firms"),
       [](Study& s, auto&) { s.customer_groups.pop_back(); }},
      {"reporting_group/more", figure("overall", "more"),
       [](Study& s, auto&) { s.reporting_groups.push_back({"more", {}}); }},
      {"weighting", figure("overall"), [](Study& s, auto&) { s.plans[0].strata.pop_back(); }},
      {"weighting", figure("waiting"), [](Study& s, auto&) { s.plans[0].fpc = false; }},
      {"margin/age", figure("overall"),
       [](Study& s, auto&) { s.plans[0].margins.push_back({"age", "age", true, {}}); }},
      {"benchmark/government/chain/2013", FigureName{},
       [](Study& s, auto&) { s.published.benchmarks[0].level = BenchmarkLevel::Chain; }},
      {"benchmark/government/organisation/2013", FigureName{},
       [](Study& s, auto&) { s.published.benchmarks[0].differs_in = {Mismatch::Population}; }},
      {"benchmark/government/organisation/2013", FigureName{},
       [](Study& s, auto&) { s.published.benchmarks[0].compares_in = {Mismatch::Population}; }},
      {"break/2013/law", FigureName{},
       [](Study& s, auto&) { s.breaks.push_back({"2013", "law", {}, true, {}}); }},
      {"break/2013/mode/waiting", FigureName{},
       [](Study& s, auto&) { s.breaks.push_back({"2013", "mode", {}, false, {"waiting"}}); }},
      {"target/target", FigureName{},
       [=](Study& s, auto& r) {
         s.published.targets[0].value = 7.0 + 0.01 * static_cast<double>(one_of(r, 9));
       }},
      {"wave/2013/mode", FigureName{}, [](Study& s, auto&) { s.waves[1].mode = "post"; }},
      {"wave/2011/mode", FigureName{}, [](Study& s, auto&) { s.waves[0].mode = "post"; }},
      {"wave/2011/dates", FigureName{},
       [=](Study& s, auto& r) {
         s.waves[0].from -= std::chrono::days(1 + static_cast<int>(one_of(r, 9)));
       }},
      {"wave/2013/dates", FigureName{},
       [=](Study& s, auto& r) {
         s.waves[1].to += std::chrono::days(1 + static_cast<int>(one_of(r, 9)));
       }},
      {"page/waiting", FigureName{},
       [](Study& s, auto&) { s.questionnaire.questions[1].page = "elsewhere"; }},
  };
}

TEST(PlanEntries, FiftyDeviationsAreAllFoundWithTheFiguresThatRestOnThem) {
  const std::vector<Deed> all = deeds();
  for (unsigned seed = 0; seed < 50; ++seed) {
    std::mt19937 random(seed);
    const Deed& deed = all[seed % all.size()];
    Study study = planned();
    const PlanLock lock = locked(study);
    deed.change(study, random);
    const auto found = deviations(study, lock);
    const auto at = std::ranges::find(found, deed.entry, &Deviation::entry);
    ASSERT_NE(at, found.end()) << deed.entry;
    EXPECT_EQ(at->amendment, nullptr);
    EXPECT_NE(at->was, at->is);
    if (deed.figure.wave.empty()) continue;
    EXPECT_FALSE(of_figure(deed.figure, found).empty()) << deed.entry;
  }
}

TEST(PlanEntries, AFigureCarriesOnlyWhatItRestsOn) {
  Study study = planned();
  const PlanLock lock = locked(study);
  study.questionnaire.questions[1].points = 7;
  const auto found = deviations(study, lock);
  EXPECT_EQ(of_figure(figure("waiting"), found).size(), 1u);
  EXPECT_TRUE(of_figure(figure("overall"), found).empty());
}

TEST(PlanEntries, AGroupThatMovedBearsOnTheReportingGroupThatItLeftToo) {
  Study study = planned();
  const PlanLock lock = locked(study);
  const std::string left = study.customer_groups.back().reporting_group;
  study.customer_groups.back().reporting_group = "elsewhere";
  const auto found = deviations(study, lock);
  for (const std::string& domain : {left, std::string("elsewhere"), std::string("all")})
    EXPECT_EQ(of_figure(figure("overall", domain), found).size(), 1u) << domain;
  EXPECT_TRUE(of_figure(figure("overall", "another"), found).empty());
}

// An amendment tells a deviation as long as nothing has changed since.
TEST(PlanEntries, WhatAnAmendmentToldIsToldUntilItChangesAgain) {
  Study study = planned();
  PlanLock lock = locked(study);
  study.rules.least_shown = 15;
  lock.amendments.push_back({*read_day("2013-10-01"), "A", "why", {{"rules/least_shown", "15"}}});
  auto found = deviations(study, lock);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].amendment, &lock.amendments[0]);
  EXPECT_EQ(found[0].was, "10");
  study.rules.least_shown = 20;
  found = deviations(study, lock);
  EXPECT_EQ(found.at(0).amendment, nullptr);
}

TEST(PlanEntries, ErrorsForFewClustersAreAChoiceOfTheWeighting) {
  Study study = planned();
  study.plans[0].import = ImportPlan{};
  const PlanLock lock = locked(study);
  study.plans[0].import->few_clusters = true;
  const auto changed = deviations(study, lock);
  ASSERT_EQ(changed.size(), 1u);
  EXPECT_EQ(changed[0].entry, "weighting");
  EXPECT_FALSE(of_figure(figure("overall"), changed).empty());
}

TEST(PlanEntries, WhoCountsInSeveralGroupsIsPartOfTheWeights) {
  Study study = planned();
  const PlanLock lock = locked(study);
  study.plans[0].also_in = "other_group";
  const auto changed = deviations(study, lock);
  ASSERT_EQ(changed.size(), 1u);
  EXPECT_EQ(changed[0].entry, "weighting");
}

}  // namespace
}  // namespace peil::study
