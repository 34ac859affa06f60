#pragma once

#include <vector>

#include "peil/model/dataset.h"
#include "peil/model/plan.h"
#include "peil/model/sample.h"
#include "peil/model/wave_results.h"

namespace peil::weighting {

/// The weights of a draw when those of a stratum who answered stand for all of it.
struct BaseWeights {
  std::vector<Weight> weight;    ///< one per row
  std::vector<Unheard> unheard;  ///< strata with people, of whom nobody answered
};

/// Non-response  The people of a stratum who did not answer are represented by those of the same
///               stratum who did: the weight of the draw times drawn / answered. In strata that the
///               plan merges it is multiplied by people / sum of the weights of those who answered,
///               over the merged strata together. Without a record the weights stay as they are.
BaseWeights base_weights(const Design& design, const Plan& plan, const DrawRecord* record);

}  // namespace peil::weighting
