#include "peil/findings/number_fit.h"

#include <cmath>
#include <limits>

namespace peil::findings {
namespace {

constexpr double hair = 1e-9;
constexpr double more = 1e-7;  // "meer dan een 7" is not 7 itself

// How far "bijna" and "ruim" reach.
double reach(const NumberInText& n, bool above) {
  if (n.percent) return 5.0;
  if (n.amount) return 0.2;
  if (n.decimals == 0) return 0.5;
  return above ? 0.3 : 0.2;
}

// What may be said so: from the low end up to, and not with, the high one.
Interval meant(const NumberInText& n, Nearness nearness) {
  const double value = *n.value, half = 0.5 * std::pow(10.0, -n.decimals);
  constexpr double far = std::numeric_limits<double>::infinity();
  switch (nearness) {
    case Nearness::JustBelow:
      return {value - reach(n, false), value};
    case Nearness::JustAbove:
      return {value, value + reach(n, true)};
    case Nearness::More:
      return {value + more, far};
    case Nearness::Less:
      return {-far, value};
    case Nearness::AtLeast:
      return {value, far};
    case Nearness::AtMost:
      return {-far, value + more};
    case Nearness::As:
      break;
  }
  return {value - half, value + half};
}

}  // namespace

NumberFit fit(const NumberInText& n, const Interval& known, Nearness nearness) {
  // "niet meer dan een 6,7" of a mark that prints 6,7; "at least a seven" is not true of 6.7
  const bool inclusive = nearness == Nearness::AtLeast || nearness == Nearness::AtMost;
  const bool as_printed =
      n.decimals > 0 || std::abs((known.low + known.high) / 2.0 - *n.value) < hair;
  if (inclusive && as_printed && fit(n, known, Nearness::As) == NumberFit::Right)
    return NumberFit::Right;
  const auto [low, below] = meant(n, nearness);
  if (known.high <= low + hair && known.low < low - hair) return NumberFit::Wrong;
  if (known.low >= below - hair || known.high < low - hair) return NumberFit::Wrong;
  const bool inside = known.low >= low - hair && known.high <= below + hair;
  return inside ? NumberFit::Right : NumberFit::Finer;
}

}  // namespace peil::findings
