#include "peil/findings/driver_plan.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "peil/study/testing/study_builder.h"

namespace peil::findings {
namespace {

using namespace study::testing;
namespace asked = analysis::asked;
using Names = std::vector<std::string>;

StudyBuilder two_groups() {
  return StudyBuilder("small")
      .reporting_group("vr")
      .customer_group("people")
      .customer_group("sponsors")
      .reporting_group("boak")
      .customer_group("firms")
      .waves({"2013"})
      .overall("overall")
      .plan(drawn_plan("2013", "s"));
}

Question stated(const std::string& name, const std::string& aspect) {
  Question question = mark(name, "end");
  question.importance_of = aspect;
  return question;
}

StudyBuilder few_aspects() {
  return two_groups().questions({mark("overall"), matrix("desk", "desk").row("kind").row("able"),
                                 scale("clear", "desk").aspect(),
                                 scale("sponsor", "more").aspect().asked_of({"sponsors", "firms"}),
                                 scale("phone", "more").aspect().relevant("${overall} < 5"),
                                 stated("kind_matters", "kind")});
}

Names ids(const DriverPlan& made) {
  Names all;
  for (const analysis::AnalysisStep& step : made.plan.analyses) all.push_back(step.id);
  return all;
}

const asked::Drivers& drivers_asked(const DriverPlan& made, const std::string& id) {
  const auto step = std::ranges::find(made.plan.analyses, id, &analysis::AnalysisStep::id);
  EXPECT_NE(step, made.plan.analyses.end()) << id;
  return std::get<asked::Drivers>(step->asked);
}

Names columns(const DriverModel& model) {
  Names all;
  for (const Driver& one : model.drivers) all.push_back(one.column);
  return all;
}

Names derived(const DriverPlan& made) {
  Names all;
  for (const auto& [name, how] : made.plan.data.at("wave").derive) all.push_back(name);
  return all;
}

TEST(DriverPlan, WeighsTheAspectsThatEverybodyOfAGroupIsAsked) {
  const DriverPlan made = driver_plan(few_aspects().value(), "2013");
  ASSERT_EQ(made.models.size(), 3u);
  EXPECT_EQ(made.models[0].group, "all");
  EXPECT_EQ(columns(made.models[0]), (Names{"kind", "able", "clear"}));
  EXPECT_EQ(columns(made.models[1]), (Names{"kind", "able", "clear"}));
  EXPECT_EQ(columns(made.models[2]), (Names{"kind", "able", "clear", "sponsor"}));
  EXPECT_EQ(ids(made),
            (Names{"all.means", "vr.means", "boak.means", "all.importance", "all.matrix",
                   "all.penalty-reward", "vr.importance", "vr.matrix", "vr.penalty-reward",
                   "boak.importance", "boak.matrix", "boak.penalty-reward"}));
  const asked::Drivers& importance = drivers_asked(made, "boak.importance");
  EXPECT_EQ(importance.model.outcome, "overall");
  EXPECT_EQ(importance.model.common.by, Names{"reporting_group"});
  EXPECT_EQ(importance.model.common.levels, Names{"boak"});
  EXPECT_EQ(importance.draws.replicates, 1000u);
  EXPECT_EQ(importance.draws.seed, "drivers small 2013");
  EXPECT_TRUE(drivers_asked(made, "all.importance").model.common.by.empty());
}

TEST(DriverPlan, TellsOfAspectsThatAreNotAskedOfAll) {
  const DriverPlan made = driver_plan(few_aspects().value(), "2013");
  Names told;
  for (const AspectLeftOut& one : made.left_out)
    told.push_back(one.group + " " + one.aspect.column +
                   (one.why == AspectLeftOut::Why::SomeGroups ? " some" : " condition"));
  EXPECT_EQ(told, (Names{"all sponsor some", "all phone condition", "vr sponsor some",
                         "vr phone condition", "boak phone condition"}));
}

TEST(DriverPlan, AsksTheMeanOfEveryAspectAndOfStatedImportance) {
  const DriverPlan made = driver_plan(few_aspects().value(), "2013");
  const auto& means = std::get<asked::Mean>(made.plan.analyses[1].asked);
  EXPECT_EQ(means.common.variables,
            (Names{"overall", "kind", "able", "clear", "sponsor", "phone", "kind_matters"}));
  EXPECT_EQ(made.models[1].drivers[0].stated, "kind_matters");
  EXPECT_EQ(made.models[1].drivers[1].stated, "");
}

// The answers of a group that has the form to itself are those of everybody.
TEST(DriverPlan, HasNoModelOfEverybodyBesideTheOnlyGroup) {
  const DriverPlan made =
      driver_plan(StudyBuilder("small")
                      .reporting_group("one")
                      .customer_group("people")
                      .waves({"2013"})
                      .overall("overall")
                      .questions({mark("overall"), matrix("desk").row("kind").row("able")})
                      .value(),
                  "2013");
  ASSERT_EQ(made.models.size(), 1u);
  EXPECT_EQ(made.models[0].group, "one");
}

TEST(DriverPlan, MakesNoMatrixOfAspectsOnSeveralScales) {
  const DriverPlan made =
      driver_plan(two_groups()
                      .questions({mark("overall"), mark("speed", "desk").aspect(),
                                  scale("kind", "desk").aspect()})
                      .value(),
                  "2013");
  EXPECT_EQ(ids(made), (Names{"all.means", "vr.means", "boak.means", "all.importance",
                              "vr.importance", "boak.importance"}));
  EXPECT_FALSE(made.models[0].scale);
}

// 7 and 6 aspects on two pages, and one alone on a third: 14 for everybody.
StudyBuilder many_aspects() {
  QuestionBuilder staff = matrix("staff"), letters = matrix("letters");
  for (int i = 1; i <= 7; ++i) staff.row("s" + std::to_string(i));
  for (int i = 1; i <= 6; ++i) letters.row("l" + std::to_string(i));
  return two_groups().questions({mark("overall"), staff, letters, scale("time").aspect()});
}

TEST(DriverPlan, GoesByThemeWhereThereAreMoreAspectsThanAreWeighedTogether) {
  const DriverPlan made = driver_plan(many_aspects().value(), "2013");
  ASSERT_EQ(made.models.size(), 9u);
  const DriverModel &whole = made.models[3], &staff = made.models[4], &letters = made.models[5];
  EXPECT_TRUE(whole.of_themes);
  EXPECT_EQ(whole.id, "vr");
  EXPECT_EQ(columns(whole), (Names{"theme:staff:vr", "theme:letters:vr", "time"}));
  EXPECT_EQ(whole.drivers[0].label.at("nl"), "Pagina staff");
  EXPECT_EQ(staff.id, "vr.staff");
  EXPECT_EQ(columns(staff), (Names{"s1", "s2", "s3", "s4", "s5", "s6", "s7"}));
  EXPECT_EQ(columns(letters), (Names{"l1", "l2", "l3", "l4", "l5", "l6"}));
  EXPECT_EQ(derived(made), (Names{"theme:staff:all", "theme:letters:all", "theme:staff:vr",
                                  "theme:letters:vr", "theme:staff:boak", "theme:letters:boak"}));
}

TEST(DriverPlan, StandardisesForTheOutcomeThatTheStudyNames) {
  Study study = few_aspects().value();
  study.outcome = {"outcome", {"granted", "refused", "pending"}};
  const DriverPlan made = driver_plan(study, "2013");
  EXPECT_EQ(made.outcome, OutcomeKnown::Yes);
  EXPECT_EQ(derived(made), (Names{"overall of decided cases", "outcome refused", "outcome pending",
                                  "in vr", "in boak"}));
  const auto step =
      std::ranges::find(made.plan.analyses, "vr.standardised", &analysis::AnalysisStep::id);
  ASSERT_NE(step, made.plan.analyses.end());
  const auto& standardised = std::get<asked::StandardisedMean>(step->asked);
  EXPECT_EQ(standardised.over, "outcome");
  EXPECT_EQ(standardised.classes, (Names{"granted", "refused", "pending"}));
  EXPECT_EQ(standardised.columns, Names{"in vr"});
  const asked::Drivers& beside = drivers_asked(made, "vr.importance-beside-outcome");
  EXPECT_EQ(beside.model.outcome, "overall of decided cases");
  EXPECT_EQ(beside.model.predictors,
            (Names{"kind", "able", "clear", "outcome refused", "outcome pending"}));
  EXPECT_EQ(drivers_asked(made, "vr.importance-decided").model.predictors,
            (Names{"kind", "able", "clear"}));
}

// Everything that is asked of a model has its twin at equal outcomes, of the people who have one.
TEST(DriverPlan, AsksImportanceMatrixAndContrastsAtEqualOutcomesToo) {
  Study study = few_aspects().value();
  EXPECT_EQ(ids(driver_plan(study, "2013")).size(), 12u);
  study.outcome = {"outcome", {"granted", "refused"}};
  const DriverPlan made = driver_plan(study, "2013");
  const analysis::AtEqual equal{"outcome", {"granted", "refused"}};
  const asked::Drivers& importance = drivers_asked(made, "vr.importance-equal");
  EXPECT_EQ(importance.equal, equal);
  EXPECT_EQ(importance.model.outcome, "overall of decided cases");
  EXPECT_EQ(importance.draws.replicates, made.replicates);
  EXPECT_FALSE(drivers_asked(made, "vr.importance").equal.asked());
  const auto asked_of = [&](const std::string& id) {
    return std::ranges::find(made.plan.analyses, id, &analysis::AnalysisStep::id)->asked;
  };
  EXPECT_EQ(std::get<asked::Priority>(asked_of("boak.matrix-equal")).equal, equal);
  EXPECT_EQ(std::get<asked::PenaltyReward>(asked_of("boak.penalty-reward-equal")).equal, equal);
}

// 0.01 over four aspects of 1,001 is 2.5 draws; 0.001 is less than two until there are 8,000.
TEST(DriverPlan, DrawsAsOftenAsItTakesToNameSomethingFirst) {
  Study study = few_aspects().value();
  study.rules.confidence = 0.99;
  EXPECT_EQ(driver_plan(study, "2013").replicates, 1000u);
  study.rules.confidence = 0.999;
  EXPECT_EQ(driver_plan(study, "2013").replicates, 8000u);
}

TEST(DriverPlan, LeavesOutOfItsGroupAloneWhatHasOneAnswerThere) {
  const DriverPlan made = driver_plan(few_aspects().value(), "2013", "", {{"boak", "able"}});
  EXPECT_EQ(columns(made.models[1]), (Names{"kind", "able", "clear"}));
  EXPECT_EQ(columns(made.models[2]), (Names{"kind", "clear", "sponsor"}));
  EXPECT_EQ(std::ranges::count(made.left_out, AspectLeftOut::Why::NoSpread, &AspectLeftOut::why),
            1);
}

TEST(DriverPlan, SplitsTheChangeOfWavesThatCompareByOutcome) {
  const auto study_of = [](const std::string& seed) {
    Study study = StudyBuilder("small")
                      .reporting_group("vr")
                      .customer_group("people")
                      .reporting_group("boak")
                      .customer_group("firms")
                      .waves({"2011", "2013"})
                      .overall("overall")
                      .questions({mark("overall"), matrix("desk").row("kind").row("able")})
                      .plan(drawn_plan("2011", seed))
                      .plan(drawn_plan("2013", "s"))
                      .value();
    study.outcome = {"outcome", {"granted", "refused"}};
    return study;
  };
  const DriverPlan made = driver_plan(study_of("other"), "2013", "2011");
  EXPECT_EQ(made.before, "2011");
  EXPECT_EQ(made.plan.data.at("before").wave, "2011");
  const auto step = std::ranges::find(made.plan.analyses, "vr.change", &analysis::AnalysisStep::id);
  ASSERT_NE(step, made.plan.analyses.end());
  const auto& change = std::get<asked::MixEffect>(step->asked);
  EXPECT_EQ(change.before, "before");
  EXPECT_EQ(change.after, "wave");
  EXPECT_EQ(change.common.variables, Names{"mark in vr"});
  EXPECT_EQ(change.over, "outcome");
  EXPECT_EQ(driver_plan(study_of("s"), "2013", "2011").before, "") << "one seed draws one sample";
  Study cut = study_of("other");
  cut.breaks.push_back({"2013", "mode", {}, false, {}});
  EXPECT_EQ(driver_plan(cut, "2013", "2011").before, "");
  Study silent = study_of("other");
  silent.outcome = {};
  EXPECT_EQ(driver_plan(silent, "2013", "2011").before, "");
}

TEST(DriverPlan, SaysWhyNothingIsStandardised) {
  Study study = few_aspects().value();
  EXPECT_EQ(driver_plan(study, "2013").outcome, OutcomeKnown::NotNamed);
  study.outcome = {"asked_no_more", {"granted", "refused"}};
  EXPECT_EQ(driver_plan(study, "2013").outcome, OutcomeKnown::NotInWave);
}

TEST(DriverPlan, HasAnotherDigestWhenItAsksSomethingElse) {
  const Study study = few_aspects().value();
  Study other = study;
  other.rules.confidence = 0.9;
  EXPECT_EQ(driver_plan(study, "2013").plan.sha256, driver_plan(study, "2013").plan.sha256);
  EXPECT_NE(driver_plan(study, "2013").plan.sha256, driver_plan(other, "2013").plan.sha256);
}

TEST(DriverPlan, HasNoModelWithoutTwoAspects) {
  const DriverPlan none = driver_plan(two_groups().questions({mark("overall")}).value(), "2013");
  EXPECT_TRUE(none.models.empty());
  const DriverPlan one = driver_plan(
      two_groups().questions({mark("overall"), scale("kind").aspect()}).value(), "2013");
  EXPECT_TRUE(one.models.empty());
  ASSERT_EQ(one.left_out.size(), 3u);
  EXPECT_EQ(one.left_out[0].why, AspectLeftOut::Why::Alone);
}

}  // namespace
}  // namespace peil::findings
