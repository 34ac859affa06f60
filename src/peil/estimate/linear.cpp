#include "peil/estimate/linear.h"

#include <cmath>

#include "peil/base/contract.h"
#include "peil/base/sum.h"
#include "peil/estimate/alike_answers.h"

namespace peil::estimate {

Linear nothing_of(std::span<const Tally> tallies) {
  const std::vector<std::uint8_t> none(tallies.size(), 0);
  return {0.0, 0, {std::vector<double>(tallies.size(), 0.0), none}, none};
}

Linear linear_mean(const Classes& classes, std::span<const Tally> tallies, const Domain& domain) {
  Linear result = nothing_of(tallies);
  Sum weight, weighted;
  for (std::size_t t = 0; t < tallies.size(); ++t) {
    const Tally& tally = tallies[t];
    if (domain[tally.row_class] == 0) continue;
    const double w = classes.classes[tally.row_class].weight * tally.rows;
    weight.add(w);
    weighted.add(w * tally.value);
    result.answers += tally.rows;
    result.counted[t] = 1;
  }
  expects(weight.value() > 0.0, "linear_mean: an answer with weight inside");
  result.value = weighted.value() / weight.value();
  result.influence.inside = result.counted;
  for (std::size_t t = 0; t < tallies.size(); ++t) {
    if (result.counted[t] != 0)
      result.influence.of_tally[t] = (tallies[t].value - result.value) / weight.value();
  }
  return result;
}

Linear less(Linear one, const Linear& other) {
  one.value -= other.value;
  one.answers = 0;
  for (std::size_t t = 0; t < one.counted.size(); ++t) {
    one.influence.of_tally[t] -= other.influence.of_tally[t];
    one.influence.inside[t] |= other.influence.inside[t];
    one.counted[t] |= other.counted[t];
  }
  return one;
}

Estimate estimate_of(const Linear& statistic, const Classes& classes,
                     std::span<const Tally> tallies, const Options& options) {
  Estimate result;
  result.value = statistic.value;
  result.answers = statistic.answers;
  const Influence counted{statistic.influence.of_tally, statistic.counted};
  result.degrees_of_freedom = options.degrees == Degrees::OfDesign
                                  ? design_degrees(classes.strata)
                                  : reach(classes, tallies, counted).degrees_of_freedom();
  if (const auto v = variance(classes, tallies, statistic.influence, options.lonely))
    result.standard_error = std::sqrt(*v);
  else
    result.why_no_error = NoError::LonelyPsu;
  result.alike = alike_answers(classes, tallies, statistic.counted);
  return result;
}

}  // namespace peil::estimate
