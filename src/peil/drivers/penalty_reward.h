#pragma once

#include <span>
#include <vector>

#include "peil/drivers/regression.h"

namespace peil::drivers {

/// Answers that count as low, or as high: from `from` to `to`, both included.
struct Answered {
  double from = 0.0, to = 0.0;
  bool holds(double value) const { return value >= from && value <= to; }
};

/// What low and high answers to one driver go with, against answers in between, all other drivers
/// alike.
struct PenaltyReward {
  Coefficient penalty;  ///< of a low answer; seldom above 0
  Coefficient reward;   ///< of a high one
};

/// Penalty-reward contrast analysis: the outcome regressed on two indicators per driver (low,
/// high), with errors that follow the design.
///
/// `beside`  predictors that are fitted with them, of which nothing is told.
/// Problems  those of fit: a driver with no low, no high or nothing in between cannot be told
///           ("regression.constant", "regression.dependent")
/// Source    Brandt (1987), in: Suprenant (ed.), Add Value to Your Service, 61-65;
///           docs/methods/penalty-reward.md.
Result<std::vector<PenaltyReward>> penalty_reward(const Variable& outcome,
                                                  std::span<const Variable> drivers, Answered low,
                                                  Answered high, std::span<const double> weight,
                                                  const estimate::Classes& classes,
                                                  estimate::LonelyPsu lonely,
                                                  std::span<const Variable> beside = {});

}  // namespace peil::drivers
