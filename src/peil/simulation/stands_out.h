#pragma once

#include <cstdint>
#include <vector>

#include "peil/simulation/repeat_waves.h"

namespace peil::simulation {

/// Something in many repeats that is not as it should be.
struct Remark {
  enum class What : std::uint8_t {
    Biased,           ///< wrong on average, by much of its own standard error
    Coverage,         ///< too few or too many intervals hold the truth, without such a bias
    Withheld,         ///< not published in some of the repeats
    SeldomPublished,  ///< in fewer than two: nothing else can be said of it
    FalseChanges,     ///< the test finds changes too often, or too seldom, where there are none
  };
  What what;
  FigureName figure;
  const findings::Performance* performance = nullptr;  ///< Biased, Coverage, Withheld
  const findings::TestPerformance* test = nullptr;     ///< FalseChanges
};

/// What a reader has to be told, wave by wave, in the order of the figures. A deviation counts from
/// four Monte Carlo errors on, where chance alone seldom brings it, and when it is large enough to
/// matter: a quarter of the figure's own standard error for a bias, one per cent for a share.
///
/// Contract  the repeats outlive the remarks.
std::vector<Remark> what_stands_out(const RepeatedWaves& repeats);

}  // namespace peil::simulation
