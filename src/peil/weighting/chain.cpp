#include "peil/weighting/chain.h"

#include <algorithm>
#include <limits>

#include "peil/base/contract.h"
#include "peil/base/counted.h"
#include "peil/base/sum.h"
#include "peil/base/text.h"
#include "peil/weighting/counted_rows.h"

namespace peil::weighting {
namespace {

using Kind = WeightingStep::Kind;
constexpr double no_upper = std::numeric_limits<double>::max();

RakeOptions options_of(const WeightingStep& step, int threads) {
  return {.most_sweeps = step.most_sweeps, .tolerance = step.tolerance, .threads = threads};
}

Distance distance_of(Kind kind) {
  return kind == Kind::Logit  ? Distance::Logit
         : kind == Kind::Rake ? Distance::Raking
                              : Distance::Linear;
}

// Weights that were fitted, and how well.
struct Fitted {
  std::vector<Weight> weight;
  int sweeps = 0;
  double largest_gap = 0.0;
  bool converged = true;
};

Result<Fitted> fit(const WeightingStep& step, const CountedRows& part,
                   const std::vector<Weight>& start, int threads) {
  if ((step.kind == Kind::PostStratify || step.kind == Kind::Rake) && part.totals.empty()) {
    Result<Raked> raked = rake(start, part.margins, options_of(step, threads));
    if (!raked.ok()) return raked.problems();
    Raked found = std::move(raked).value();
    return Fitted{std::move(found.weight), found.sweeps, found.largest_gap, found.converged};
  }
  CalibrateOptions options{
      .distance = distance_of(step.kind), .bounds = {}, .tolerance = step.tolerance};
  if (part.told) options.rows = part.rows;
  if (step.bounds) options.bounds = Bounds{step.bounds->first, step.bounds->second};
  Result<Calibrated> calibrated = calibrate(start, part.margins, part.totals, options);
  if (!calibrated.ok()) return calibrated.problems();
  Calibrated found = std::move(calibrated).value();
  return Fitted{std::move(found.weight), found.steps, found.largest_gap, true};
}

double mean_of(std::span<const Weight> weight) {
  Sum sum;
  for (const Weight& w : weight) sum.add(w.persons());
  return sum.value() / static_cast<double>(weight.size());
}

Bounds bounds_of(const WeightingStep& step, std::span<const Weight> weight) {
  const double unit = step.of_mean ? mean_of(weight) : 1.0;
  return {step.lower.value_or(0.0) * unit, step.upper ? *step.upper * unit : no_upper};
}

Problems nobody_answered(const std::string& cell) {
  return {{"weighting.cell-without-answers", "", 0, 0,
           "Nobody answered in non-response cell '" + cell + "'.",
           "Merge it with one that is like it."}};
}

// Everybody who was drawn in a cell, by those of them who answered: one number for each of its
// rows.
Problems drawn_per_answer(const ResponseCells& by, std::span<const std::size_t> answers,
                          std::vector<double>& factor) {
  for (std::size_t level = 0; level < by.drawn.size(); ++level) {
    const auto answered = static_cast<double>(answers[level]);
    if (answers[level] == 0 && by.drawn[level] > 0.0) return nobody_answered(by.cell.levels[level]);
    if (by.drawn[level] < answered)
      return {{"weighting.more-than-drawn", "", 0, 0,
               "In non-response cell '" + by.cell.levels[level] + "' " +
                   counted(answers[level], "row") + " answered, but " +
                   counted(exact_text(by.drawn[level]), "was drawn", "were drawn") + ".",
               "Count everybody who was drawn, also who answered."}};
    factor.push_back(answers[level] == 0 ? 0.0 : by.drawn[level] / answered);
  }
  return {};
}

// Those who answered stand for those of their cell who did not.
Problems apply_cells(const ResponseCells& by, std::vector<double>& weight) {
  std::vector<Sum> all(by.cell.levels.size()), answered(by.cell.levels.size());
  std::vector<std::size_t> answers(by.cell.levels.size(), 0);
  for (std::size_t row = 0; row < weight.size(); ++row) {
    if (weight[row] <= 0.0) continue;
    const std::uint32_t level = by.cell.level[row];
    if (level == Grouping::outside) {
      return Problems{{"weighting.no-cell", "", 0, 0,
                       "Row " + std::to_string(row + 1) + " lies in no non-response cell: '" +
                           by.cell.name + "' is blank.",
                       ""}};
    }
    all[level].add(weight[row]);
    if (by.answered[row] != 0) answered[level].add(weight[row]), ++answers[level];
  }
  std::vector<double> factor;
  if (!by.drawn.empty()) {
    if (Problems found = drawn_per_answer(by, answers, factor); !found.empty()) return found;
    for (std::size_t row = 0; row < weight.size(); ++row) {
      if (weight[row] > 0.0) weight[row] *= factor[by.cell.level[row]];
    }
    return {};
  }
  for (std::size_t level = 0; level < all.size(); ++level) {
    if (all[level].value() > 0.0 && answered[level].value() <= 0.0) {
      return nobody_answered(by.cell.levels[level]);
    }
  }
  for (std::size_t row = 0; row < weight.size(); ++row) {
    if (weight[row] <= 0.0) continue;
    const std::uint32_t level = by.cell.level[row];
    weight[row] *= by.answered[row] == 0 ? 0.0 : all[level].value() / answered[level].value();
  }
  return {};
}

// Levels beyond the bounds of a trim go into `result`, in units of the mean weight.
bool in_reach(const CountedRows& part, const Bounds& bounds, Chained& result) {
  result.beyond = beyond_reach(part.margins, bounds);
  if (result.beyond.empty()) return true;
  const double mean = mean_of(part.weight);
  for (BeyondReach& level : result.beyond) level.needed /= mean;
  result.beyond_bounds =
      Bounds{bounds.low / mean, bounds.high < no_upper ? bounds.high / mean : no_upper};
  return false;
}

Result<Trimmed> trim(const WeightingStep& step, const WeightingStep* calibration,
                     const CountedRows& part, const Bounds& bounds, int threads) {
  if (step.spread_equally) return trim_equally(part.weight, bounds);
  expects(calibration != nullptr, "weighting chain: a calibration before a trim that repeats it");
  return trim_and_fit(part.weight, bounds,
                      [&](const std::vector<Weight>& start) -> Result<std::vector<Weight>> {
                        Result<Fitted> again = fit(*calibration, part, start, threads);
                        if (!again.ok()) return again.problems();
                        Fitted found = std::move(again).value();
                        if (!found.converged)
                          return Problems{not_met(found.sweeps, found.largest_gap)};
                        return std::move(found.weight);
                      });
}

// What of the plan gave a row of a wave its weight: of the levels that it lies in, the one with the
// fewest people where the weight is small, with the most where it is large.
std::string fitted_to(const Chain& chain, std::size_t row, bool small) {
  std::string made;
  double persons = 0.0;
  for (const Margin& margin : chain.margins) {
    const std::size_t level = margin.level[row].index();
    const double of_level = margin.persons[level];
    if (!made.empty() && (small ? of_level >= persons : of_level <= persons)) continue;
    persons = of_level;
    made = " level '" + margin.levels[level] + "' of margin '" + margin.name + "', which has " +
           exact_text(persons) + " people,";
  }
  return made.empty() ? " people of the wave" : made;
}

// A weight beyond the reach of a double's squares, which no figure could be counted with. The row
// of a person in a wave means nothing to who reads this.
Problems out_of_range(const Chain& chain, std::span<const double> weight) {
  const auto bad = std::ranges::find_if(weight, [](double w) { return !Weight::countable(w); });
  if (bad == weight.end()) return {};
  const auto row = static_cast<std::size_t>(bad - weight.begin());
  const std::string whom =
      chain.tells_rows ? " row " + std::to_string(row + 1) : fitted_to(chain, row, *bad < 1.0);
  return {{"weighting.out-of-range", "", 0, 0,
           "Weighting gives" + whom + " the weight " + exact_text(*bad) + ".",
           Weight::countable_words}};
}

void put(const CountedRows& part, std::span<const Weight> now, std::vector<double>& weight) {
  for (std::size_t i = 0; i < now.size(); ++i) weight[part.row(i)] = now[i].persons();
}

}  // namespace

Problem not_met(int sweeps, double largest_gap) {
  return {"margin.not-met",
          "rake",
          0,
          0,
          "After " + counted(static_cast<std::size_t>(sweeps), "sweep") +
              " the largest gap to a margin is still " + exact_text(largest_gap) + " of it.",
          "The margins cannot all be met: merge levels with few answers."};
}

Problem beyond_reach_problem(const Chained& chained) {
  expects(!chained.beyond.empty() && chained.beyond_bounds, "beyond_reach_problem: levels beyond");
  const auto ratio = [](double value) { return number_text(value, 4); };
  const Bounds& bounds = *chained.beyond_bounds;
  std::string sentence;
  for (const BeyondReach& level : chained.beyond) {
    sentence += (sentence.empty() ? "" : " ") + std::string("Margin '") + level.margin +
                "', level '" + level.level +
                "' cannot be met within the bounds of the trim: its rows need a mean weight of " +
                ratio(level.needed) + " times the mean of all; the bounds are " +
                ratio(bounds.low) + " to " +
                (bounds.high < no_upper ? ratio(bounds.high) : std::string("no upper bound")) + ".";
  }
  return {"trim.beyond-reach",
          "",
          0,
          0,
          sentence,
          "Widen the bounds or merge the level with one that is like it."};
}

std::optional<RakeOptions> only_rakes(const Chain& chain) {
  if (chain.steps.size() != 1 || !chain.totals.empty()) return {};
  const WeightingStep& step = chain.steps.front().how;
  if (step.kind != Kind::Rake && step.kind != Kind::PostStratify) return {};
  return options_of(step, 1);
}

Result<Chained> apply_chain(const Chain& chain, std::span<const double> start, int threads) {
  Chained result;
  result.weight.assign(start.begin(), start.end());
  const WeightingStep* calibration = nullptr;
  for (const Chain::Link& step : chain.steps) {
    if (step.how.kind == Kind::Cells) {
      if (Problems found = apply_cells(step.cells, result.weight); !found.empty()) return found;
      continue;
    }
    CountedRows part = counted_rows(result.weight, chain.margins, chain.totals);
    part.told = chain.tells_rows;
    if (part.weight.empty()) {
      return Problems{{"weighting.no-rows", "", 0, 0,
                       "No row of the design has a weight above 0, so nothing can be fitted.", ""}};
    }
    if (step.how.calibrates()) {
      calibration = &step.how;
      result.base = result.weight;
      Result<Fitted> fitted = fit(step.how, part, part.weight, threads);
      if (!fitted.ok()) return fitted.problems();
      put(part, fitted.value().weight, result.weight);
      result.converged = fitted.value().converged;
      result.sweeps = fitted.value().sweeps;
      result.largest_gap = fitted.value().largest_gap;
      if (!result.converged) break;
      continue;
    }
    const Bounds bounds = bounds_of(step.how, part.weight);
    if (!step.how.spread_equally && !in_reach(part, bounds, result)) break;
    Result<Trimmed> trimmed = trim(step.how, calibration, part, bounds, threads);
    if (!trimmed.ok()) return trimmed.problems();
    result.trimmed += trimmed.value().outside;
    put(part, trimmed.value().weight, result.weight);
  }
  if (result.base.empty()) result.base = result.weight;
  if (result.converged) {
    if (Problems found = out_of_range(chain, result.weight); !found.empty()) return found;
  }
  return result;
}

}  // namespace peil::weighting
