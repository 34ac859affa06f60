#include "peil/estimate/class_means.h"

#include "peil/base/sum.h"
#include "peil/estimate/multiplicity.h"

namespace peil::estimate {

std::vector<std::size_t> places(const Classes& classes, std::span<const Domain> of) {
  std::vector<std::size_t> result(classes.classes.size(), of.size());
  for (std::size_t k = 0; k < of.size(); ++k) {
    for (std::size_t c = 0; c < result.size(); ++c) {
      if (of[k][c] != 0) result[c] = k;
    }
  }
  return result;
}

std::vector<ClassMean> class_means(const Classes& classes, std::span<const Tally> tallies,
                                   const Domain& people, std::span<const Domain> of) {
  const std::vector<std::size_t> place = places(classes, of);
  std::vector<ClassMean> result(of.size());
  std::vector<Sum> weight(of.size()), weighted(of.size());
  Sum all;
  const Multiplicity multiplicity(classes, tallies, people);
  for (const Tally& tally : tallies) {
    const std::size_t k = place[tally.row_class];
    if (people[tally.row_class] == 0 || k == of.size()) continue;
    const double w =
        classes.classes[tally.row_class].weight * tally.rows * multiplicity.counts(tally.row_class);
    weight[k].add(w);
    weighted[k].add(w * tally.value);
    all.add(w);
    result[k].answers += tally.rows;
  }
  for (std::size_t k = 0; k < of.size(); ++k) {
    if (result[k].answers == 0) continue;
    result[k].weight = weight[k].value();
    result[k].share = result[k].weight / all.value();
    result[k].mean = weighted[k].value() / result[k].weight;
  }
  return result;
}

}  // namespace peil::estimate
