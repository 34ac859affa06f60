#pragma once

#include <cstdint>
#include <optional>

#include "peil/findings/step.h"

namespace peil::findings {

/// How much other than weighting takes them to be those without an overall mark would have to be
/// before the verdict on a step is another one.
struct Tipping {
  enum class Why : std::uint8_t {
    Known,
    NotTested,      ///< there is no verdict to turn, or its figure is not the overall mark
    NobodyMissing,  ///< a mark is known of everybody who was asked
    Unknown,        ///< nobody recorded who was asked (an imported file)
  };
  Why why = Why::NotTested;
  double silent = 0.0;  ///< share of the group, by the weights of the draw, without a mark
  /// In marks, of their mean less that of people of their stratum who answered: below `low` the
  /// verdict is a fall, above `high` a rise, in between that nothing is shown.
  double low = 0.0, high = 0.0;
};

/// Moves the later mark of a step by silent * difference, and holds the other mark, both errors and
/// what the family leaves of the level to what they are.
///
/// Contract  the step was judged.
/// Source    Andridge & Little (2011), Journal of Official Statistics 27, 153-180 (a shift of those
///           who did not answer); docs/methods/tipping-point.md
Tipping tipping(const Step& step, const Sources& sources);

/// The end of it that turns the verdict on `step` by the smaller difference.
double nearest_turn(const Tipping& tipping);

}  // namespace peil::findings
