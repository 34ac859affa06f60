#include "peil/estimate/linearised.h"

#include "peil/base/contract.h"
#include "peil/base/sum.h"
#include "peil/estimate/multiplicity.h"

namespace peil::estimate {
namespace {

// Per unit of weight: (y - mean) / sum w for rows inside, 0 for others; w as the domain counts it.
std::vector<double> influence_of_mean(const Classes& classes, const NumberColumn& answers,
                                      std::span<const std::uint8_t> inside) {
  Multiplicity multiplicity(classes.lists);
  for (std::size_t row = 0; row < inside.size(); ++row) {
    if (inside[row] != 0) multiplicity.see(classes.of_row[row]);
  }
  std::vector<double> result(inside.size(), 0.0);
  Sum weight, weighted;
  for (std::size_t row = 0; row < inside.size(); ++row) {
    if (inside[row] == 0) continue;
    const std::uint32_t of = classes.of_row[row];
    result[row] = multiplicity.counts(of);
    const double w = classes.classes[of].weight * result[row];
    weight.add(w);
    weighted.add(w * answers.value[row]);
  }
  expects(weight.value() > 0.0, "linearised_mean: at least one answer in the domain");
  const double mean = weighted.value() / weight.value();
  for (std::size_t row = 0; row < inside.size(); ++row)
    result[row] *= (answers.value[row] - mean) / weight.value();
  return result;
}

// Takes away what the margins explain.
void take_residuals(const Classes& classes, std::vector<double>& influence) {
  std::vector<Sum> sums(classes.fit->cells());
  for (std::size_t row = 0; row < influence.size(); ++row) {
    const RowClass& k = classes.classes[classes.of_row[row]];
    sums[k.cell].add(k.base * influence[row]);
  }
  std::vector<double> totals;
  for (const Sum& sum : sums) totals.push_back(sum.value());
  const std::vector<double> fitted = classes.fit->fitted(totals);
  for (std::size_t row = 0; row < influence.size(); ++row)
    influence[row] -= fitted[classes.classes[classes.of_row[row]].cell];
}

}  // namespace

LinearisedRows linearised_mean(const Classes& classes, const NumberColumn& answers,
                               const Domain& domain) {
  expects(answers.value.size() == classes.of_row.size(), "linearised_mean: one answer per row");
  expects(domain.size() == classes.classes.size(), "linearised_mean: a domain of these classes");
  LinearisedRows result;
  for (std::size_t row = 0; row < answers.value.size(); ++row) {
    result.inside.push_back(answers.reason[row] == Absent::No && domain[classes.of_row[row]] != 0);
  }
  result.value = influence_of_mean(classes, answers, result.inside);
  if (classes.fit) take_residuals(classes, result.value);
  for (std::size_t row = 0; row < result.value.size(); ++row)
    result.value[row] *= classes.classes[classes.of_row[row]].weight;
  return result;
}

}  // namespace peil::estimate
