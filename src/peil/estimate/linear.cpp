#include "peil/estimate/linear.h"

#include <cmath>

#include "peil/base/contract.h"
#include "peil/base/sum.h"
#include "peil/estimate/alike_answers.h"
#include "peil/estimate/multiplicity.h"

namespace peil::estimate {
namespace {

// Sums over the answers of a domain.
struct Weighed {
  double weight = 0.0, value = 0.0;
  std::size_t answers = 0;
  double first = 0.0;
  bool alike = true;

  // Of answers that are all alike the mean is known: no rounding in it, nor in its error of 0.
  double mean() const { return alike ? first : value / weight; }
};

Weighed weighed(const Classes& classes, std::span<const Tally> tallies, const Domain& domain,
                const Multiplicity& multiplicity) {
  Weighed result;
  Sum weight, value;
  for (const Tally& t : tallies) {
    if (domain[t.row_class] == 0) continue;
    if (result.answers == 0) result.first = t.value;
    result.alike = result.alike && t.value == result.first;
    const double w =
        classes.classes[t.row_class].weight * t.rows * multiplicity.counts(t.row_class);
    weight.add(w);
    value.add(w * t.value);
    result.answers += t.rows;
  }
  result.weight = weight.value();
  result.value = value.value();
  expects(result.weight > 0.0, "an answer with weight inside");
  return result;
}

Linear inside_of(std::span<const Tally> tallies, const Domain& domain, const Weighed& sum) {
  Linear result = nothing_of(tallies);
  result.answers = sum.answers;
  for (std::size_t t = 0; t < tallies.size(); ++t) {
    if (domain[tallies[t].row_class] != 0) result.counted[t] = 1;
  }
  result.influence.inside = result.counted;
  return result;
}

}  // namespace

Linear nothing_of(std::span<const Tally> tallies) {
  const std::vector<std::uint8_t> none(tallies.size(), 0);
  return {0.0, 0, {std::vector<double>(tallies.size(), 0.0), none}, none};
}

Linear linear_mean(const Classes& classes, std::span<const Tally> tallies, const Domain& domain) {
  const Multiplicity multiplicity(classes, tallies, domain);
  const Weighed sum = weighed(classes, tallies, domain, multiplicity);
  Linear result = inside_of(tallies, domain, sum);
  result.value = sum.mean();
  for (std::size_t t = 0; t < tallies.size(); ++t) {
    if (result.counted[t] != 0)
      result.influence.of_tally[t] = multiplicity.counts(tallies[t].row_class) *
                                     (tallies[t].value - result.value) / sum.weight;
  }
  return result;
}

Linear linear_total(const Classes& classes, std::span<const Tally> tallies, const Domain& domain) {
  const Multiplicity multiplicity(classes, tallies, domain);
  const Weighed sum = weighed(classes, tallies, domain, multiplicity);
  Linear result = inside_of(tallies, domain, sum);
  result.value = sum.mean() * sum.weight;
  for (std::size_t t = 0; t < tallies.size(); ++t) {
    if (result.counted[t] != 0)
      result.influence.of_tally[t] = multiplicity.counts(tallies[t].row_class) * tallies[t].value;
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

DomainMean domain_mean(const Classes& classes, std::span<const Tally> tallies,
                       const Domain& domain) {
  DomainMean result{&domain, {}, {}, {}, 0.0};
  for (std::size_t t = 0; t < tallies.size(); ++t) {
    if (domain[tallies[t].row_class] == 0) continue;
    result.answers.push_back(tallies[t]);
    result.place.push_back(static_cast<std::uint32_t>(t));
  }
  if (result.answers.empty()) return result;
  result.mean = linear_mean(classes, result.answers, domain);
  result.alike = alike_answers(classes, result.answers, result.mean.counted);
  return result;
}

MeanDifference less(const DomainMean& one, const DomainMean& other) {
  MeanDifference result;
  const std::size_t most = one.place.size() + other.place.size();
  result.answers.reserve(most);
  Linear& linear = result.difference;
  linear.influence.of_tally.reserve(most);
  linear.value = one.mean.value - other.mean.value;
  std::size_t a = 0, b = 0;
  while (a < one.place.size() || b < other.place.size()) {
    const bool of_one =
        b == other.place.size() || (a < one.place.size() && one.place[a] <= other.place[b]);
    const bool of_other =
        a == one.place.size() || (b < other.place.size() && other.place[b] <= one.place[a]);
    result.answers.push_back(of_one ? one.answers[a] : other.answers[b]);
    double influence = 0.0;
    if (of_one) influence += one.mean.influence.of_tally[a++];
    if (of_other) influence -= other.mean.influence.of_tally[b++];
    linear.influence.of_tally.push_back(influence);
  }
  linear.counted.assign(result.answers.size(), 1);
  linear.influence.inside = linear.counted;
  return result;
}

Estimate estimate_of(const Linear& statistic, const Classes& classes,
                     std::span<const Tally> tallies, const Options& options) {
  Estimate result;
  result.value = statistic.value;
  result.answers = statistic.answers;
  result.degrees_of_freedom =
      options.degrees == Degrees::OfDesign
          ? design_degrees(classes.strata)
          : reach(classes, tallies, {{}, statistic.counted}).degrees_of_freedom();
  if (const auto v = variance(classes, tallies, statistic.influence, options.lonely))
    result.standard_error = std::sqrt(*v);
  else
    result.why_no_error = NoError::LonelyPsu;
  result.alike = alike_answers(classes, tallies, statistic.counted);
  return result;
}

}  // namespace peil::estimate
