#include "peil/report/axis.h"

#include <algorithm>
#include <cmath>

#include "peil/base/contract.h"
#include "peil/base/text.h"
#include "peil/language/numbers.h"

namespace peil::report {
namespace {

constexpr int most_ticks = 6;

double round_step(double span) {
  for (double power = 0.01;; power *= 10.0) {
    for (const double lead : {1.0, 2.0, 5.0}) {
      if (span / (lead * power) <= most_ticks - 1) return lead * power;
    }
  }
}

}  // namespace

Axis axis(const std::vector<double>& values, double least_span, Interval ends, bool percent,
          std::string_view language) {
  expects(ends.low < ends.high, "axis: ends that differ");
  double low = ends.high, high = ends.low;
  for (const double v : values) low = std::min(low, v), high = std::max(high, v);
  if (values.empty()) low = ends.low, high = ends.high;
  const double more = std::max(0.0, least_span - (high - low)) / 2.0;
  low = std::clamp(low - more, ends.low, ends.high);
  high = std::clamp(high + more, ends.low, ends.high);
  const double step = round_step(std::max(high - low, least_span * 0.5));
  const auto first = static_cast<int>(std::floor(low / step + 1e-9));
  const auto last = static_cast<int>(std::ceil(high / step - 1e-9));
  Axis axis{first * step, last * step, {}};
  for (int i = first; i <= last; ++i) {
    const double shown = percent ? i * step * 100.0 : i * step;
    const double gap = percent ? step * 100.0 : step;
    const int decimals = gap >= 0.999 ? 0 : gap >= 0.0999 ? 1 : 2;
    axis.ticks.emplace_back(i * step,
                            language::number(shown, decimals, language) + (percent ? "%" : ""));
  }
  return axis;
}

}  // namespace peil::report
