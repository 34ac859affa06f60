#include "peil/analysis/run/weight_base.h"

#include "peil/base/sum.h"
#include "peil/estimate/multiplicity.h"

namespace peil::analysis {

WeightBase weight_base(const estimate::Classes& classes, const estimate::Tallies& counted,
                       const estimate::Domain& domain) {
  WeightBase result;
  const estimate::Multiplicity multiplicity(classes, counted, domain);
  Sum weight, squares;
  for (const estimate::Tally& tally : counted) {
    if (domain[tally.row_class] == 0) continue;
    const double w = classes.classes[tally.row_class].weight * multiplicity.counts(tally.row_class);
    result.rows += tally.rows;
    weight.add(w * tally.rows);
    squares.add(w * w * tally.rows);
  }
  result.weight = weight.value();
  result.squares = squares.value();
  return result;
}

}  // namespace peil::analysis
