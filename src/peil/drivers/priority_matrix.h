#pragma once

#include <optional>
#include <span>
#include <vector>

#include "peil/drivers/importance_bootstrap.h"
#include "peil/drivers/lmg.h"
#include "peil/drivers/priority.h"
#include "peil/drivers/variable.h"

namespace peil::drivers {

/// One driver in the matrix.
struct Placed {
  double importance = 0.0;              ///< percent of what all drivers explain
  double performance = 0.0;             ///< mean of its own answers
  std::optional<Quadrant> quadrant{};   ///< nothing when the draws do not agree enough
  std::optional<double> probability{};  ///< of the quadrant that most draws have it in
  std::optional<double> important{};    ///< part of the draws on or above the line, see there
  std::optional<double> high{};
};

struct PriorityMatrix {
  std::vector<Placed> drivers;
  Crossing lines;
};

/// Importance against performance. Without draws a driver lies where its numbers say; with draws in
/// the quadrant that most of them have it in, when they are at least `sure_quadrant` of all.
///
/// Shapes    one performance per driver; `likely` one per driver, or none without draws.
/// Outcome   nothing when the drivers explain nothing.
/// Source    docs/methods/priority-matrix.md
std::optional<PriorityMatrix> priority_matrix(const Importance& importance,
                                              std::span<const double> performance,
                                              std::span<const LikelyQuadrant> likely = {});

/// Weighted mean of a driver's own answers, also of people who skipped another driver.
double performance(const Variable& driver, std::span<const double> weight);

}  // namespace peil::drivers
