#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "peil/model/drawn_cell.h"

namespace peil::fieldwork {

/// How unlike each other the chances of answering are of people who differ in what is known of
/// everybody who was drawn.
struct RIndicator {
  std::vector<std::string> variables;  ///< of the model: main effects
  double mean_propensity = 0.0;        ///< share that answered to the end, by the draw
  double deviation_squared = 0.0;      ///< S^2 of the propensities, as estimated
  double adjusted_squared = 0.0;       ///< less what chance alone gives it; not below 0
  double value = 1.0;                  ///< R = 1 - 2 S, adjusted
  double unadjusted = 1.0;
  std::optional<double> standard_error;  ///< absent: S is 0 after adjusting
  /// (1 - R) / (2 mean propensity): the bias of the mean of respondents, in standard deviations of
  /// an answer, is at most this, as far as answering depends on these variables only.
  double most_bias = 0.0;
  struct Partial {
    std::string variable;
    double value = 0.0;  ///< root of sum N_k / N (p_k - p)^2: how far its levels lie apart
  };
  std::vector<Partial> partial{};
};

/// Propensities to answer to the end by a logistic model with main effects of the customer group,
/// the stratum and every variable of the design, weighted by the draw; effects that follow from
/// those before them are left out, as are variables with more than `most_levels` levels. Nothing
/// when there is one class of people only, or everybody or nobody answered.
///
/// Cost     O(cells * effects^2) per step.
/// Source   Schouten, Cobben & Bethlehem (2009), Survey Methodology 35, 101-113; bias and error
///          Shlomo, Skinner & Schouten (2012), Journal of Statistical Planning and Inference 142,
///          201-211. docs/methods/r-indicator.md
std::optional<RIndicator> r_indicator(std::span<const DrawnCell> cells);

}  // namespace peil::fieldwork
