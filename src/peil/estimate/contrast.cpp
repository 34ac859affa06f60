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

bool in_one_psu(const Classes& classes, std::span<const Tally> tallies, const Domain& domain) {
  Influence inside{std::vector<double>(tallies.size(), 0.0), {}};
  bool sampled = false;
  for (const Tally& t : tallies) {
    const bool counts = domain[t.row_class] != 0;
    inside.inside.push_back(counts ? 1 : 0);
    if (counts) sampled = classes.strata[classes.classes[t.row_class].stratum].left() > 0.0;
  }
  return sampled && reach(classes, tallies, inside).units == 1;
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
  if (!found->standard_error) return result;
  result.of_first = in_one_psu(classes, tallies, one);
  if (result.of_first || in_one_psu(classes, tallies, other))
    result.outcome = Outcome::OnePsu;
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
