#include "peil/simulation/survey_again.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "peil/dataset/columns.h"
#include "peil/estimate/all_figures.h"
#include "peil/simulation/testing/stratified_survey.h"
#include "peil/weighting/weigh.h"

namespace peil::simulation {
namespace {

struct Known {
  Study study;
  std::vector<FictionalPerson> people;
  Population population;

  explicit Known(std::size_t drawn, std::size_t frame) : study(testing::stratified_survey(drawn)) {
    people = make_people(study, testing::stratified_recipe({"2013"}, frame), "2013").value();
    population = population_of(study, plan(), people).value();
  }
  const Plan& plan() const { return *study.plan("2013"); }
};

const std::vector<std::uint8_t>& marks(const Population& population) {
  return std::get<CodeColumn>(population.everybody.items.front().column).code;
}

// The answers as they would come out of the store.
std::vector<Response> responses_of(const Known& known, const std::vector<std::uint32_t>& answered) {
  const Population& population = known.population;
  std::vector<Response> all;
  for (const std::uint32_t i : answered) {
    Response& one = all.emplace_back();
    const auto text = [&](const char* name) {
      for (const Grouping& g : population.everybody.groupings)
        if (g.name == name) return g.levels[g.level[i]];
      return std::string();
    };
    one.who.id = std::to_string(1'000'000 + i);
    one.who.wave = "2013";
    one.who.group = text("customer_group");
    one.who.stratum = one.who.group + "/" + text("outcome");
    one.who.design = {{"outcome", text("outcome")}, {"channel", text("channel")}};
    for (const StratumCount& s : population.record.strata) {
      if (s.name != one.who.stratum) continue;
      one.who.base_weight = static_cast<double>(s.frame) / static_cast<double>(s.sample);
    }
    one.answers["overall"] = std::int64_t{marks(population)[i]};
    one.language = "nl";
    one.complete = true;
  }
  return all;
}

TEST(SurveyAgain, GivesTheFiguresOfTheRealChain) {
  const Known known(900, 4000);
  for (int r = 0; r < 5; ++r) {
    const Chance chance("test", "repeat " + std::to_string(r));
    const SurveyedAgain survey = survey_again(known.population, known.plan(), chance);
    const auto answered = draw_and_ask(known.population, chance);
    const Dataset dataset = dataset::columns(known.study, "2013", responses_of(known, answered),
                                             &known.population.record)
                                .value();
    const auto weighted = weighting::weigh(dataset, known.plan(), &known.population.record).value();
    const auto figures = estimate::all_figures(dataset, weighted);
    ASSERT_EQ(survey.failed, "");
    ASSERT_EQ(survey.results.estimates.size(), figures.size());
    for (const auto& [name, estimate] : figures) {
      const Estimate& mine = survey.results.estimates.at(name);
      EXPECT_EQ(mine.value, estimate.value) << name.text();
      EXPECT_EQ(mine.standard_error, estimate.standard_error) << name.text();
      EXPECT_EQ(mine.answers, estimate.answers) << name.text();
      EXPECT_EQ(mine.degrees_of_freedom, estimate.degrees_of_freedom) << name.text();
    }
  }
}

TEST(SurveyAgain, ThePlainMeanIsThatOfTheAnswers) {
  const Known known(900, 4000);
  const Chance chance("test", "plain");
  const SurveyedAgain survey = survey_again(known.population, known.plan(), chance);
  double sum = 0.0, n = 0.0;
  for (const std::uint32_t i : draw_and_ask(known.population, chance))
    sum += marks(known.population)[i], n += 1.0;
  EXPECT_DOUBLE_EQ(survey.plain.at("all"), sum / n);
  EXPECT_TRUE(survey.plain.contains("lawyers") && survey.plain.contains("professionals"));
}

TEST(SurveyAgain, TheTruthIsTheMeanOfEverybody) {
  const Known known(900, 4000);
  const auto truth = truth_of(known.population);
  const WaveTruth counted = truth_of(known.people, known.study, known.plan());
  for (const auto& [group, mean] : counted.customer_groups) {
    const Estimate& e = truth.at({"2013", group, "overall", "mean"});
    EXPECT_NEAR(e.value, mean.mean, 1e-12);
    EXPECT_EQ(e.answers, mean.people);
  }
  double high = 0.0;
  for (const FictionalPerson& p : known.people) high += p.mark >= 8 ? 1.0 : 0.0;
  EXPECT_NEAR(truth.at({"2013", "all", "overall", "high"}).value,
              high / static_cast<double>(known.people.size()), 1e-12);
}

TEST(SurveyAgain, AMarginLevelWithoutAnswersIsNamedAndDoesNotStopTheRest) {
  const Known known(14, 2000);  // about six answers for seven levels of three margins
  int unheard = 0;
  for (int r = 0; r < 20; ++r) {
    const auto survey =
        survey_again(known.population, known.plan(), Chance("test", "few " + std::to_string(r)));
    EXPECT_NE(survey.failed, "margin.level-without-answers");
    EXPECT_EQ(survey.failed.empty(), !survey.results.estimates.empty());
    if (std::ranges::any_of(survey.results.weighting.unheard,
                            [](const Unheard& one) { return !one.margin.empty(); }))
      ++unheard;
  }
  // Of so few answers most cannot meet the margins that are left: those do not converge.
  EXPECT_GT(unheard, 0);
}

}  // namespace
}  // namespace peil::simulation
