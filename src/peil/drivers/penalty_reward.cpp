#include "peil/drivers/penalty_reward.h"

#include <list>

namespace peil::drivers {
namespace {

// 1 where the answer counts, 0 elsewhere. `store` keeps the numbers that a view looks at.
Variable indicator(const Variable& of, Answered counted, const char* what,
                   std::list<std::vector<double>>& store) {
  Variable result = of;
  result.name = of.name + " " + what;
  if (of.coded()) {
    for (double& number : result.number) number = counted.holds(number) ? 1.0 : 0.0;
    return result;
  }
  std::vector<double>& values = store.emplace_back();
  for (const double value : of.value) values.push_back(counted.holds(value) ? 1.0 : 0.0);
  result.value = values;
  return result;
}

}  // namespace

Result<std::vector<PenaltyReward>> penalty_reward(const Variable& outcome,
                                                  std::span<const Variable> drivers, Answered low,
                                                  Answered high, std::span<const double> weight,
                                                  const estimate::Classes& classes,
                                                  estimate::LonelyPsu lonely,
                                                  std::span<const Variable> beside) {
  std::list<std::vector<double>> store;
  std::vector<Variable> indicators;
  for (const Variable& driver : drivers) {
    indicators.push_back(indicator(driver, low, "low", store));
    indicators.push_back(indicator(driver, high, "high", store));
  }
  indicators.insert(indicators.end(), beside.begin(), beside.end());
  const Result<Fit> fitted = fit(outcome, indicators, weight);
  if (!fitted.ok()) return fitted.problems();
  const Errors errors = design_errors(fitted.value(), classes, lonely);
  std::vector<PenaltyReward> result;
  for (std::size_t j = 0; j < drivers.size(); ++j)
    result.push_back({errors.coefficient[1 + 2 * j], errors.coefficient[2 + 2 * j]});
  return result;
}

}  // namespace peil::drivers
