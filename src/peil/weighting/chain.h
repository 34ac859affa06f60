#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "peil/base/result.h"
#include "peil/model/dataset.h"
#include "peil/model/weighting_step.h"
#include "peil/weighting/rake.h"
#include "peil/weighting/trim.h"
#include "peil/weighting/weighted.h"

namespace peil::weighting {

/// The rows by their non-response cell, and which of them answered.
struct ResponseCells {
  Grouping cell;
  std::vector<std::uint8_t> answered;  ///< per row: 1 = answered
  /// By level, how many were drawn, where the rows hold only who answered; else empty.
  std::vector<double> drawn{};
};

/// The steps from base weights to the weights that are used, with what they need of the rows. The
/// only chain there is: for the weights of a wave, for those of a plan of analyses, and for every
/// replicate of either.
struct Chain {
  struct Link {
    WeightingStep how;
    ResponseCells cells;  ///< of a step of kind Cells
  };
  std::vector<Link> steps;
  std::vector<Margin> margins;     ///< what the calibrating step fits to
  std::vector<KnownTotal> totals;  ///< likewise
  bool tells_rows = false;  ///< problems may tell of single rows: they are no people of a wave
};

/// What a chain made of the weights of the rows; 0: the row does not count.
struct Chained {
  std::vector<double> base;    ///< before the calibration; equal to `weight` without one
  std::vector<double> weight;  ///< at the end
  std::size_t trimmed = 0;     ///< weights outside the bounds of the trim
  bool converged = true;     ///< false: the chain stopped at the calibration, short of its margins
  int sweeps = 0;            ///< of the calibration
  double largest_gap = 0.0;  ///< worst |weighted - known| / known after it
  /// Levels that no weights within the bounds of a trim can bring to their people: the chain
  /// stopped before the trim. In units of the mean weight.
  std::vector<BeyondReach> beyond;
  std::optional<Bounds> beyond_bounds;  ///< those bounds, in the same unit
};

/// Applies the steps to the weights of the rows, in order.
///
/// Shapes    one element of `start` per row, as in every margin, total and cell; 0: does not count.
/// Units     persons.
/// Problems  those of rake, calibrate, trim_equally and trim_and_fit, and
///           "weighting.out-of-range"            a weight that nothing can be counted with
///           "weighting.no-rows"                 no row has a weight above 0
///           "weighting.no-cell"                 a row that counts lies in no non-response cell
///           "weighting.cell-without-answers"    nobody answered in a cell
///           "weighting.more-than-drawn"         more answered in a cell than were drawn
///           "margin.not-met"                    after a trim the margins could not be met again
/// Contract  at most one step calibrates; cells go before it, trims after (wrong_order).
Result<Chained> apply_chain(const Chain& chain, std::span<const double> start, int threads = 1);

/// How the margins are raked to, when that is all that the chain does.
std::optional<RakeOptions> only_rakes(const Chain& chain);

/// Why margins that a raking could not meet stop what needs them, in words.
Problem not_met(int sweeps, double largest_gap);

/// The levels of `beyond`, each with what it would need, in words. Contract: there are some.
Problem beyond_reach_problem(const Chained& chained);

}  // namespace peil::weighting
