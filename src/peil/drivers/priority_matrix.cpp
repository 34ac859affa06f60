#include "peil/drivers/priority_matrix.h"

#include "peil/base/contract.h"
#include "peil/drivers/moments.h"

namespace peil::drivers {

std::optional<PriorityMatrix> priority_matrix(const Importance& importance,
                                              std::span<const double> performance,
                                              std::span<const LikelyQuadrant> likely) {
  const std::size_t p = importance.share.size();
  expects(performance.size() == p && (likely.empty() || likely.size() == p),
          "priority_matrix: one of each per driver");
  PriorityMatrix result{{}, crossing(performance)};
  for (std::size_t j = 0; j < p; ++j) {
    const auto percent = percent_of(importance.share[j], importance.r_squared);
    if (!percent) return {};
    Placed driver{*percent, performance[j]};
    if (likely.empty()) {
      driver.quadrant = quadrant(driver.importance, driver.performance, result.lines);
    } else {
      driver.probability = likely[j].probability;
      driver.important = likely[j].important;
      driver.high = likely[j].high;
      if (likely[j].probability >= sure_quadrant) driver.quadrant = likely[j].quadrant;
    }
    result.drivers.push_back(driver);
  }
  return result;
}

double performance(const Variable& driver, std::span<const double> weight) {
  const Variable one[]{driver};
  return moments(one, weight).mean.front();
}

}  // namespace peil::drivers
