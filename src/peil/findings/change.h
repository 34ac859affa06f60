#pragma once

#include <cstdint>
#include <optional>

#include "peil/model/estimate.h"
#include "peil/model/study.h"

namespace peil::findings {

enum class Direction : std::uint8_t {
  Rose,
  Fell,
  NotShown,   ///< the difference is within chance
  NotTested,  ///< no error to judge by, or fewer answers than the study tests on
};

/// How a mark moved between two waves.
struct Change {
  Direction direction = Direction::NotTested;
  double difference = 0.0;  ///< after minus before, in marks, unrounded
  std::optional<double> standard_error;
  double degrees_of_freedom = 0.0;   ///< of both waves together
  std::optional<double> t;           ///< difference / standard error
  std::optional<double> p;           ///< two-sided
  std::optional<Interval> interval;  ///< of the difference, at the study's confidence
  bool visible = false;              ///< the two marks print differently
};

/// Decides on the unrounded means and only then looks at the printed ones, so that a report can
/// say "rose, though the rounded marks are both 7.2". Without more the waves were drawn
/// independently of each other: variances and degrees of freedom add.
///
/// Source    reference case R06 (analysis `change`): df = sum of the two. docs/methods/change.md
Change change(const Estimate& before, const Estimate& after, const Rules& rules);

/// The same for samples that share people: `difference` has the error that they give it together
/// (estimate/wave_difference.h).
Change change(const Estimate& before, const Estimate& after, const Estimate& difference,
              const Rules& rules);

}  // namespace peil::findings
