#include "peil/estimate/survival_error.h"

#include <cmath>

#include "peil/base/contract.h"

namespace peil::estimate {

std::optional<double> design_error(const SurvivalCurve& curve, std::span<const double> influence,
                                   const Classes& classes, LonelyPsu lonely) {
  expects(influence.size() == curve.cases(), "design_error: what every case adds");
  Tallies rows;
  for (const Duration& c : curve.in_order()) rows.push_back({classes.of_row[c.row], 1, c.time});
  const Influence of{{influence.begin(), influence.end()},
                     std::vector<std::uint8_t>(rows.size(), 1)};
  const auto v = variance(classes, rows, of, lonely);
  if (!v) return {};
  return std::sqrt(*v);
}

bool greenwood_holds(const SurvivalCurve& curve, const Classes& classes) {
  return curve.equal_weights() && !classes.clustered();
}

}  // namespace peil::estimate
