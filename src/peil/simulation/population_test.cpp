#include "peil/simulation/population.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "peil/sampling/smallest.h"
#include "peil/simulation/testing/small_survey.h"

namespace peil::simulation {
namespace {

using testing::recipe_text;
using testing::small_survey;

struct Made {
  Study study = small_survey();
  std::vector<FictionalPerson> people;
  Population population;

  explicit Made(std::size_t frame, double odds = 1.0, std::size_t total = 100) {
    Recipe recipe = read_recipe(recipe_text, study, {"2013"}).value();
    recipe.frame = frame;
    recipe.odds_per_mark = odds;
    study.plans[1].total = total;
    people = make_people(study, recipe, "2013").value();
    population = population_of(study, study.plans[1], people).value();
  }
};

TEST(Population, IsThatOfTheFrameWithoutThoseWhomARuleLeavesOut) {
  const Made made(2000);
  std::map<std::string, std::size_t> strata;
  std::map<std::string, double> marks;
  for (const FictionalPerson& p : made.people) {
    if (p.columns.at("address") == "no") continue;
    ++strata[p.group + "/" + p.columns.at("outcome")];
    marks[p.group + "/" + p.columns.at("outcome")] += p.mark;
  }
  const auto& record = made.population.record;
  ASSERT_EQ(record.strata.size(), strata.size());
  for (std::size_t h = 0; h < record.strata.size(); ++h) {
    const std::string& name = record.strata[h].name;
    EXPECT_EQ(record.strata[h].frame, strata[name]);
    EXPECT_EQ(made.population.first[h + 1] - made.population.first[h], strata[name]);
    double sum = 0.0;
    for (std::size_t i = made.population.first[h]; i < made.population.first[h + 1]; ++i)
      sum += std::get<CodeColumn>(made.population.everybody.items.front().column).code[i];
    EXPECT_EQ(sum, marks[name]);
  }
}

TEST(Population, TellsWhatTheDrawWouldTell) {
  Made made(200);
  Plan plan = made.study.plans[1];
  plan.total = 1000;
  const auto found = population_of(made.study, plan, made.people);
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.problems().front().code, "sample.total-too-large");
}

// The rule of the draw by the class that the real draw uses, given the same numbers.
std::set<std::uint32_t> by_the_real_draw(const Population& population, Chance chance) {
  std::set<std::uint32_t> drawn;
  for (std::size_t h = 0; h < population.record.strata.size(); ++h) {
    sampling::Smallest smallest(population.record.strata[h].sample);
    for (std::size_t i = population.first[h]; i < population.first[h + 1]; ++i) {
      SampledUnit unit;
      unit.key = std::to_string(i);
      unit.permanent_random_number = chance.share();
      if (smallest.wants(unit.permanent_random_number, unit.key)) smallest.add(unit);
    }
    for (const SampledUnit& unit : smallest.take(population.record.strata[h].sample))
      drawn.insert(static_cast<std::uint32_t>(std::stoul(unit.key)));
  }
  return drawn;
}

TEST(DrawAndAsk, TakesThoseWithTheSmallestNumbersAsTheRealDrawDoes) {
  for (const std::size_t total : {20u, 100u, 1500u}) {
    Made made(2000, 1.0, total);
    made.population.response.assign(made.population.people(), 1.0);
    for (int r = 0; r < 20; ++r) {
      const Chance chance("test", "repeat " + std::to_string(r));
      const auto drawn = draw_and_ask(made.population, chance);
      EXPECT_EQ(std::set<std::uint32_t>(drawn.begin(), drawn.end()),
                by_the_real_draw(made.population, chance));
      EXPECT_TRUE(std::ranges::is_sorted(drawn));
      EXPECT_EQ(drawn.size(), total);
    }
  }
}

TEST(DrawAndAsk, EverybodyAnswersWithTheirOwnChance) {
  const Made made(2000);
  constexpr int repeats = 400;
  double answered[2] = {0, 0}, expected[2] = {0, 0};
  for (int r = 0; r < repeats; ++r) {
    for (const std::uint32_t i :
         draw_and_ask(made.population, Chance("test", "repeat " + std::to_string(r))))
      answered[made.population.response[i] > 0.45] += 1.0;
  }
  for (std::size_t h = 0; h < made.population.record.strata.size(); ++h) {
    const StratumCount& s = made.population.record.strata[h];
    for (std::size_t i = made.population.first[h]; i < made.population.first[h + 1]; ++i) {
      const double p = made.population.response[i];
      expected[p > 0.45] +=
          repeats * p * static_cast<double>(s.sample) / static_cast<double>(s.frame);
    }
  }
  // Counts of independent answers vary by less than their root; four of that.
  for (const int high : {0, 1})
    EXPECT_NEAR(answered[high], expected[high], 4.0 * std::sqrt(expected[high])) << high;
}

TEST(DrawAndAsk, OddsOfAnsweringGrowByTheFactorForEveryMark) {
  const Made plain(500), made(500, 1.5);
  const auto odds = [](double p) { return p / (1.0 - p); };
  const std::map<std::string, double> mean{{"people", 7.5}, {"firms", 6.5}};
  for (std::size_t i = 0; i < made.people.size(); ++i) {
    const FictionalPerson& p = made.people[i];
    EXPECT_EQ(p.mark, plain.people[i].mark);
    EXPECT_NEAR(odds(p.response) / odds(plain.people[i].response),
                std::pow(1.5, p.mark - mean.at(p.group)), 1e-9);
  }
}

}  // namespace
}  // namespace peil::simulation
