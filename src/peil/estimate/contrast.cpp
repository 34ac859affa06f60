#include "peil/estimate/contrast.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace peil::estimate {
namespace {

using Outcome = Contrasted::Outcome;

std::size_t answers_in(std::span<const Tally> tallies, const Domain& domain) {
  std::size_t answers = 0;
  for (const Tally& tally : tallies) {
    if (domain[tally.row_class] != 0) answers += tally.rows;
  }
  return answers;
}

// Of a stratum of which more was left to draw.
bool in_one_psu(const Classes& classes, std::span<const Tally> tallies, const Domain& domain) {
  const RowClass* first = nullptr;
  std::size_t rows = 0;
  for (const Tally& t : tallies) {
    if (domain[t.row_class] == 0) continue;
    const RowClass& of = classes.classes[t.row_class];
    if (first == nullptr) first = &of;
    rows += t.rows;
    if (classes.clustered() ? of.psu != first->psu : rows > 1) return false;
  }
  return first != nullptr && classes.strata[first->stratum].left() > 0.0;
}

}  // namespace

Contrasted contrast(const Classes& classes, std::span<const Tally> all, const Domain& one,
                    const Domain& other, const Options& options) {
  Tallies tallies;  // the others have no influence
  std::ranges::copy_if(all, std::back_inserter(tallies), [&](const Tally& t) {
    return one[t.row_class] != 0 || other[t.row_class] != 0;
  });
  Contrasted result;
  const auto found = difference(classes, tallies, one, other, options);
  if (!found) {
    result.outcome = Outcome::NobodyAnswered;
    result.of_first = !mean(classes, tallies, one);
    return result;
  }
  result.difference = *found;
  result.fewest_answers = std::min(answers_in(tallies, one), answers_in(tallies, other));
  if (!found->standard_error && !classes.few_clusters) return result;
  result.of_first = in_one_psu(classes, tallies, one);
  if (result.of_first || in_one_psu(classes, tallies, other))
    result.outcome = Outcome::OnePsu;
  else if (!found->standard_error)
    result.outcome = Outcome::SharedAnswers;
  else
    result.test = t_test(*found);
  return result;
}

std::optional<double> error_without_covariance(const Classes& classes,
                                               std::span<const Tally> tallies, const Domain& one,
                                               const Domain& other, const Options& options) {
  const auto a = mean(classes, tallies, one, options), b = mean(classes, tallies, other, options);
  if (!a || !b || !a->standard_error || !b->standard_error) return {};
  return std::hypot(*a->standard_error, *b->standard_error);
}

}  // namespace peil::estimate
