#include "peil/estimate/contrast.h"

#include <algorithm>
#include <cmath>

namespace peil::estimate {
namespace {

using Outcome = Contrasted::Outcome;

// Of a stratum of which more was left to draw.
bool in_one_psu(const Classes& classes, std::span<const Tally> answers) {
  const RowClass* first = nullptr;
  std::size_t rows = 0;
  for (const Tally& t : answers) {
    const RowClass& of = classes.classes[t.row_class];
    if (first == nullptr) first = &of;
    rows += t.rows;
    if (classes.clustered() ? of.psu != first->psu : rows > 1) return false;
  }
  return first != nullptr && classes.strata[first->stratum].left() > 0.0;
}

}  // namespace

Contrasted contrast(const Classes& classes, const DomainMean& one, const DomainMean& other,
                    const Options& options) {
  Contrasted result;
  const auto found = difference(classes, one, other, options);
  if (!found) {
    result.outcome = Outcome::NobodyAnswered;
    result.of_first = one.answers.empty();
    return result;
  }
  result.difference = *found;
  result.fewest_answers = std::min(one.mean.answers, other.mean.answers);
  if (!found->standard_error && !classes.few_clusters) return result;
  result.of_first = in_one_psu(classes, one.answers);
  if (result.of_first || in_one_psu(classes, other.answers))
    result.outcome = Outcome::OnePsu;
  else if (!found->standard_error)
    result.outcome = Outcome::SharedAnswers;
  else
    result.test = t_test(*found);
  return result;
}

Contrasted contrast(const Classes& classes, std::span<const Tally> tallies, const Domain& one,
                    const Domain& other, const Options& options) {
  return contrast(classes, domain_mean(classes, tallies, one), domain_mean(classes, tallies, other),
                  options);
}

std::optional<double> error_without_covariance(const Classes& classes,
                                               std::span<const Tally> tallies, const Domain& one,
                                               const Domain& other, const Options& options) {
  const auto a = mean(classes, tallies, one, options), b = mean(classes, tallies, other, options);
  if (!a || !b || !a->standard_error || !b->standard_error) return {};
  return std::hypot(*a->standard_error, *b->standard_error);
}

}  // namespace peil::estimate
