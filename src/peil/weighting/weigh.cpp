#include "peil/weighting/weigh.h"

#include <algorithm>

#include "peil/base/contract.h"
#include "peil/base/sum.h"
#include "peil/weighting/base_weights.h"
#include "peil/weighting/chain.h"
#include "peil/weighting/wave_margins.h"

namespace peil::weighting {
namespace {

// A plan with margins and no steps rakes to them.
constexpr int sweeps_without_steps = 2000;

void account_for_spread(Weighted& weighted) {
  Sum sum, squares;
  for (const Weight& w : weighted.weight) {
    sum.add(w.persons());
    squares.add(w.persons() * w.persons());
  }
  const auto n = static_cast<double>(weighted.weight.size());
  weighted.account.kish_design_effect = n * squares.value() / (sum.value() * sum.value());
  weighted.account.effective_answers = n / weighted.account.kish_design_effect;
}

std::vector<StepOfWave> steps_of(const Plan& plan) {
  if (!plan.weighting.empty() || plan.margins.empty()) return plan.weighting;
  StepOfWave raking;
  raking.how.most_sweeps = sweeps_without_steps;
  return {raking};
}

// A merge that names a stratum which the draw does not have would do nothing without a word.
void check_merged(const Plan& plan, const DrawRecord* record, Problems& found) {
  for (const auto& merged : plan.merged_strata) {
    for (const std::string& name : merged) {
      if (record != nullptr &&
          std::ranges::find(record->strata, name, &StratumCount::name) != record->strata.end())
        continue;
      found.push_back({"weighting.no-such-stratum", "plan of wave " + plan.wave, 0, 0,
                       "The draw has no stratum '" + name + "' to merge.",
                       "Strata are named as in `peil sample`: \"vreemdelingen/granted\"."});
    }
  }
}

void take(const Chained& chained, Weighted& weighted) {
  for (std::size_t row = 0; row < chained.weight.size(); ++row) {
    weighted.base[row] = Weight(chained.base[row]);
    weighted.weight[row] = Weight(chained.weight[row]);
  }
  weighted.account.converged = chained.converged;
  weighted.account.sweeps = chained.sweeps;
  weighted.account.largest_gap = chained.largest_gap;
  weighted.account.trimmed = chained.trimmed;
}

// The sign before the decimals of design columns: they are texts of the frame or of the file.
char decimal_of(const Plan& plan) {
  return plan.import ? plan.import->form.decimal : plan.frame_form.decimal;
}

}  // namespace

Result<Weighted> weigh(const Dataset& dataset, const Plan& plan, const DrawRecord* record) {
  expects(dataset.design.rows() > 0, "weigh: at least one row");
  Weighted result;
  BaseWeights base = base_weights(dataset.design, plan, record);
  result.base = std::move(base.weight);
  result.weight = result.base;
  result.account.unheard = std::move(base.unheard);
  Problems found;
  check_merged(plan, record, found);
  Chain chain;
  for (const StepOfWave& step : steps_of(plan)) {
    chain.steps.push_back({step.how, {}});
    result.steps.push_back(step.how);
    if (!step.how.calibrates()) continue;
    chain.margins = margins_of(dataset, plan, step.margins, record, found);
    chain.totals = totals_of(dataset, step.totals, decimal_of(plan), found);
  }
  if (!found.empty()) return found;
  for (const Margin& margin : chain.margins) result.account.margins.push_back(margin.name);
  for (const KnownTotal& total : chain.totals) result.account.margins.push_back(total.name);
  const std::vector<Unheard> levels = leave_out_unheard(chain.margins);
  result.account.unheard.insert(result.account.unheard.end(), levels.begin(), levels.end());
  std::vector<double> start(result.base.size());
  std::ranges::transform(result.base, start.begin(), &Weight::persons);
  const Result<Chained> chained = apply_chain(chain, start);
  if (!chained.ok()) return chained.problems();
  if (!chained.value().beyond.empty()) return Problems{beyond_reach_problem(chained.value())};
  take(chained.value(), result);
  result.margins = std::move(chain.margins);
  result.totals = std::move(chain.totals);
  account_for_spread(result);
  return result;
}

}  // namespace peil::weighting
