#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace peil::drivers {

/// Where an aspect stands: how much it explains against how well it is done.
enum class Quadrant : std::uint8_t {
  FixFirst = 1,  ///< important, low
  KeepUp = 2,    ///< important, high
  Monitor = 3,   ///< unimportant, low
  Maintain = 4,  ///< unimportant, high
};

/// Where the lines of the matrix cross.
struct Crossing {
  double importance = 0.0;
  double performance = 0.0;
};

/// An equal part of what is explained (100 percent / p) by the plain mean of the performances.
Crossing crossing(std::span<const double> performance);

/// On a line counts as important, or high.
Quadrant quadrant(double importance, double performance, const Crossing& crossing);

}  // namespace peil::drivers
