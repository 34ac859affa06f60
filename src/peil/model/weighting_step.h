#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace peil {

/// How one step of a weighting chain is done, whoever asks for it: a plan of analyses or the plan
/// of a wave. What it is done to (cells, margins, totals) stands beside it.
struct WeightingStep {
  enum class Kind : unsigned char { Cells, PostStratify, Rake, Linear, Logit, Trim };
  Kind kind = Kind::Rake;
  std::optional<std::pair<double, double>>
      bounds{};                            ///< linear, logit: of calibrated / base weight
  double tolerance = 1e-12;                ///< largest gap that counts as met, a share
  int most_sweeps = 1000;                  ///< of a raking
  std::optional<double> lower{}, upper{};  ///< trim
  bool of_mean = false;                    ///< trim: the bounds are multiples of the mean weight
  bool spread_equally = false;             ///< trim: else clip and calibrate again

  /// One of the steps after which the weights agree with what is known of the population.
  bool calibrates() const { return kind != Kind::Cells && kind != Kind::Trim; }
};

/// What is wrong with the order of some steps: a sentence, and how to mend it.
struct WrongOrder {
  std::string message, mend;
};

/// Cells come before the one step that calibrates, trims after it. Empty when the order is right.
std::vector<WrongOrder> wrong_order(std::span<const WeightingStep> steps);

}  // namespace peil
