#include "peil/drivers/priority.h"

#include "peil/base/contract.h"
#include "peil/base/sum.h"

namespace peil::drivers {

Crossing crossing(std::span<const double> performance) {
  expects(!performance.empty(), "crossing: at least one driver");
  const auto drivers = static_cast<double>(performance.size());
  Sum sum;
  for (const double value : performance) sum.add(value);
  return {100.0 / drivers, sum.value() / drivers};
}

Quadrant quadrant(double importance, double performance, const Crossing& c) {
  if (importance >= c.importance)
    return performance < c.performance ? Quadrant::FixFirst : Quadrant::KeepUp;
  return performance < c.performance ? Quadrant::Monitor : Quadrant::Maintain;
}

}  // namespace peil::drivers
