#include "peil/drivers/alpha.h"

#include <cmath>

#include "peil/base/contract.h"

namespace peil::drivers {
namespace {

std::optional<double> alpha_of(const Moments& m, std::optional<std::size_t> left_out) {
  double own = 0.0, all = 0.0, items = 0.0;
  for (std::size_t i = 0; i < m.variables; ++i) {
    if (left_out == i) continue;
    items += 1.0;
    own += m.at(i, i);
    for (std::size_t j = 0; j < m.variables; ++j)
      if (left_out != j) all += m.at(i, j);
  }
  // A sum that never varies leaves rounding of the items' own spread.
  if (items < 2.0 || !(all > own * 1e-12) || !std::isfinite(all)) return {};
  return items / (items - 1.0) * (1.0 - own / all);
}

}  // namespace

std::optional<double> alpha(const Moments& moments) { return alpha_of(moments, {}); }

std::optional<double> alpha_without(const Moments& moments, std::size_t variable) {
  expects(variable < moments.variables, "alpha_without: a variable of the moments");
  return alpha_of(moments, variable);
}

}  // namespace peil::drivers
