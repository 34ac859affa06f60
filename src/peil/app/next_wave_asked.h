#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "peil/base/result.h"
#include "peil/findings/next_wave.h"
#include "peil/model/plan.h"

namespace peil::app {

/// A number that is asked of whoever sizes the next wave, and between what it lies.
struct NextWaveNumber {
  std::string_view name;  ///< "margin", "change", "power", "interview-price", "invitation-price"
  double above = 0.0, below = 0.0;
};
std::span<const NextWaveNumber> next_wave_numbers();

/// How the interviews of a reporting group are shared out, by name: "neyman", the first and what
/// holds where nothing is said, "proportional", "equal", "power".
struct NextWaveAllocation {
  std::string_view name;
  Allocation rule;
};
std::span<const NextWaveAllocation> next_wave_allocations();
inline constexpr std::string_view allocation_asked = "allocation";

/// What somebody wants of the next wave, and what asking costs.
struct NextWaveAsked {
  findings::Wish wish;
  findings::Prices prices;
  Allocation allocation = Allocation::Neyman;
};
/// Names of next_wave_numbers(), and `allocation_asked`, with what was typed; what is not there was
/// not.
using TypedNumbers = std::vector<std::pair<std::string, std::string>>;

/// Problems  "next-wave.no-number"  a number that is none, or lies outside: `where` is its name
///           "next-wave.no-allocation"  a name that is none; `where` is allocation_asked
///           "next-wave.wish"       neither a margin nor a change, or both
Result<NextWaveAsked> next_wave_asked(const TypedNumbers& typed);

}  // namespace peil::app
