#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include "peil/model/dataset.h"
#include "peil/weighting/weighted.h"

namespace peil::estimate {

/// What the people with an answer weigh together.
struct WeightedBase {
  double persons = 0.0;    ///< sum of the weights
  double effective = 0.0;  ///< Kish's effective number of answers: square of the sum by the sum of
                           ///< the squares

  /// Kish's design effect of the weights: how many answers stand for one effective answer.
  double design_effect(std::size_t answers) const {
    return effective > 0.0 ? static_cast<double>(answers) / effective : 1.0;
  }
};

/// By what design a wave came about, as far as its figures rest on it.
struct DesignAccount {
  std::size_t strata = 0;     ///< with answers
  std::size_t corrected = 0;  ///< of these: with a known population, for the finite correction
  std::size_t clusters = 0;   ///< with answers; 0: everybody is a unit of their own
  bool second_stage = false;  ///< people were drawn within the clusters that were drawn
  /// By domain ("all", the reporting groups, the customer groups) and item; several choices at once
  /// go by the name of their question. Without answers there is none.
  std::map<std::pair<std::string, std::string>, WeightedBase> bases{};
};

/// Contract  the dataset has the two groupings.
DesignAccount design_account(const Dataset& dataset, const weighting::Weighted& weighted);

}  // namespace peil::estimate
