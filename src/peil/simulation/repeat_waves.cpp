#include "peil/simulation/repeat_waves.h"

#include <cmath>
#include <mutex>

#include "peil/base/each.h"
#include "peil/base/sum.h"
#include "peil/disclosure/released.h"
#include "peil/sampling/plan_of_draw.h"
#include "peil/simulation/survey_again.h"

namespace peil::simulation {
namespace {

using findings::Attempt;
using findings::Direction;

struct KnownWave {
  const Plan* plan;
  Population population;
  std::vector<FigureName> names;  // those with an error, in order
  std::vector<double> truth;
};

// What one repeat leaves behind of one wave: per figure what was published and what tests found.
struct WaveOutcome {
  std::string failed;
  std::size_t answered = 0;
  double weight_variation = 0.0;
  std::vector<std::optional<Attempt>> attempt;
  std::vector<Direction> no_change, since_before;
};

Result<std::vector<KnownWave>> known_waves(const Study& study, const Recipe& recipe) {
  std::vector<KnownWave> waves;
  for (const std::string& wave : recipe.waves) {
    const Result<const Plan*> plan = sampling::plan_of_draw(study, wave);
    if (!plan.ok()) return plan.problems();
    const auto people = make_people(study, recipe, wave);
    if (!people.ok()) return people.problems();
    auto population = population_of(study, *plan.value(), people.value());
    if (!population.ok()) return population.problems();
    KnownWave& known =
        waves.emplace_back(KnownWave{plan.value(), std::move(population).value(), {}, {}});
    for (const auto& [name, estimate] : truth_of(known.population)) {
      if (estimate.why_no_error == NoError::NotDefined) continue;
      known.names.push_back(name);
      known.truth.push_back(estimate.value);
    }
  }
  return waves;
}

std::optional<Attempt> attempt_of(const SurveyedAgain& survey, const FigureName& name,
                                  const disclosure::Released& released) {
  const Figure* figure = released.figure(name);
  if (!figure) return {};
  const Estimate& e = figure->estimate();
  Attempt result{e.value, e.standard_error.value_or(0.0), figure->interval(), e.answers, {}};
  if (const auto plain = survey.plain.find(name.domain);
      name.statistic == "mean" && plain != survey.plain.end()) {
    result.plain = plain->second;
  }
  return result;
}

Direction direction_of(const WaveResults& before, FigureName name, const WaveResults& after,
                       const Rules& rules) {
  const auto later = after.estimates.find(name);
  name.wave = before.wave;
  const auto earlier = before.estimates.find(name);
  if (earlier == before.estimates.end() || later == after.estimates.end())
    return Direction::NotTested;
  return findings::change(earlier->second, later->second, rules).direction;
}

Chance stream(const std::string& seed, std::size_t repeat, const std::string& wave, int draw) {
  return {seed, "repeat " + std::to_string(repeat) + "/" + wave + "/" + std::to_string(draw)};
}

std::vector<WaveOutcome> one_repeat(const std::vector<KnownWave>& waves, const std::string& seed,
                                    const Study& study, std::size_t repeat) {
  const Rules& rules = study.rules;
  std::vector<WaveOutcome> outcomes;
  WaveResults before;
  for (const KnownWave& wave : waves) {
    const auto draw = [&](int number) {
      return survey_again(wave.population, *wave.plan,
                          stream(seed, repeat, wave.population.wave, number));
    };
    SurveyedAgain first = draw(1);
    const SurveyedAgain second = draw(2);
    WaveOutcome& outcome = outcomes.emplace_back();
    outcome.failed = first.failed;
    outcome.answered = first.answered;
    outcome.weight_variation =
        std::sqrt(std::max(0.0, first.results.weighting.kish_design_effect - 1.0));
    const disclosure::Released released =
        !first.failed.empty() ? disclosure::Released{}
                              : disclosure::release(study, std::span(&first.results, 1));
    for (const FigureName& name : wave.names) {
      outcome.attempt.push_back(attempt_of(first, name, released));
      outcome.no_change.push_back(direction_of(first.results, name, second.results, rules));
      outcome.since_before.push_back(direction_of(before, name, first.results, rules));
    }
    before = std::move(first.results);
  }
  return outcomes;
}

using Outcomes = std::vector<std::vector<WaveOutcome>>;  // per repeat, per wave

template <class T>
std::vector<T> over_repeats(const Outcomes& outcomes, std::size_t wave, std::size_t figure,
                            std::vector<T> WaveOutcome::* column) {
  std::vector<T> values;
  for (const auto& repeat : outcomes) values.push_back((repeat[wave].*column)[figure]);
  return values;
}

RepeatedWave summary_of(const KnownWave& known, const Outcomes& outcomes, std::size_t w) {
  RepeatedWave result;
  result.wave = known.population.wave;
  result.people = known.population.people();
  for (const StratumCount& s : known.population.record.strata) result.drawn += s.sample;
  Sum answered, variation;
  std::size_t weighted = 0;
  for (const auto& repeat : outcomes) {
    answered.add(static_cast<double>(repeat[w].answered));
    if (!repeat[w].failed.empty()) {
      ++result.failed[repeat[w].failed];
      continue;
    }
    variation.add(repeat[w].weight_variation);
    ++weighted;
  }
  result.answered = answered.value() / static_cast<double>(outcomes.size());
  if (weighted > 0) result.weight_variation = variation.value() / static_cast<double>(weighted);
  for (std::size_t f = 0; f < known.names.size(); ++f) {
    const auto attempts = over_repeats(outcomes, w, f, &WaveOutcome::attempt);
    if (const auto p = findings::against_truth(known.truth[f], attempts))
      result.figures.emplace(known.names[f], *p);
    else
      result.seldom_published.push_back(known.names[f]);
    const auto found = over_repeats(outcomes, w, f, &WaveOutcome::no_change);
    if (const auto t = findings::against_true_change(0.0, found))
      result.no_change.emplace(known.names[f], *t);
  }
  return result;
}

RepeatedChange change_of(const KnownWave& before, const KnownWave& after, const Outcomes& outcomes,
                         std::size_t w) {
  RepeatedChange result{before.population.wave, after.population.wave, {}};
  for (std::size_t f = 0; f < after.names.size(); ++f) {
    FigureName earlier = after.names[f];
    earlier.wave = result.before;
    const auto at = std::ranges::find(before.names, earlier);
    if (at == before.names.end()) continue;
    const double truth =
        after.truth[f] - before.truth[static_cast<std::size_t>(at - before.names.begin())];
    const auto found = over_repeats(outcomes, w, f, &WaveOutcome::since_before);
    if (const auto t = findings::against_true_change(truth, found))
      result.figures.emplace(after.names[f], *t);
  }
  return result;
}

Outcomes all_repeats(const std::vector<KnownWave>& waves, const std::string& seed,
                     const Study& study, const RepeatOptions& options,
                     const RepeatProgress& progress) {
  Outcomes outcomes(options.repeats);
  std::mutex mutex;
  std::size_t done = 0;
  for_each_of(options.repeats, options.threads, [&](std::size_t r, std::size_t) {
    outcomes[r] = one_repeat(waves, seed, study, r + 1);
    const std::lock_guard lock(mutex);
    progress(++done, options.repeats);
  });
  return outcomes;
}

}  // namespace

Result<RepeatedWaves> repeat_waves(const Study& study, const Recipe& recipe,
                                   const RepeatOptions& options, const RepeatProgress& progress) {
  expects(options.repeats >= 2, "repeat_waves: at least two repeats");
  const auto known = known_waves(study, recipe);
  if (!known.ok()) return known.problems();
  const std::vector<KnownWave>& waves = known.value();
  const Outcomes outcomes = all_repeats(waves, recipe.seed, study, options, progress);
  RepeatedWaves result;
  result.study = study.name;
  result.seed = recipe.seed;
  result.repeats = options.repeats;
  result.confidence = study.rules.confidence;
  result.odds_per_mark = recipe.odds_per_mark;
  for (const Effect& effect : recipe.effects) {
    if (effect.response == 1.0) continue;
    if (std::ranges::find(result.response_columns, effect.column) == result.response_columns.end())
      result.response_columns.push_back(effect.column);
  }
  for (std::size_t w = 0; w < waves.size(); ++w) {
    result.waves.push_back(summary_of(waves[w], outcomes, w));
    if (w > 0) result.changes.push_back(change_of(waves[w - 1], waves[w], outcomes, w));
  }
  return result;
}

}  // namespace peil::simulation
