#pragma once

#include <optional>
#include <string>
#include <vector>
#include "peil/analysis/plan/common.h"

namespace peil::analysis {

/// An outcome and what may explain it.
struct Model {
  Common common;
  std::string outcome;
  std::vector<std::string> predictors;

  bool operator==(const Model&) const = default;
  template <class See>
  void members(See&& see) const {
    see("common", common);
    see("outcome", outcome);
    see("predictors", predictors);
  }
};

/// Reads the keys `outcome` and `predictors_key` beside the common ones. A model of the mean alone
/// needs no predictors.
Model read_model(PlanKeys& keys, const std::string& id, const char* predictors_key,
                 bool needs_predictors = true);

}  // namespace peil::analysis
