#include "peil/analysis/run/weight_base.h"

#include "peil/base/sum.h"

namespace peil::analysis {

WeightBase weight_base(const estimate::Classes& classes, const estimate::Tallies& counted,
                       const estimate::Domain& domain) {
  WeightBase result;
  Sum weight, squares;
  for (const estimate::Tally& tally : counted) {
    if (domain[tally.row_class] == 0) continue;
    const double w = classes.classes[tally.row_class].weight;
    result.rows += tally.rows;
    weight.add(w * tally.rows);
    squares.add(w * w * tally.rows);
  }
  result.weight = weight.value();
  result.squares = squares.value();
  return result;
}

}  // namespace peil::analysis
