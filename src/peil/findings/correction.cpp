#include "peil/findings/correction.h"

#include <algorithm>
#include <numeric>

#include "peil/base/contract.h"

namespace peil::findings {

std::vector<double> adjusted(std::span<const double> p, std::string_view how) {
  const std::size_t m = p.size();
  std::vector<double> result(p.begin(), p.end());
  if (how == "none") return result;
  if (how == "bonferroni") {
    for (double& x : result) x = std::min(1.0, x * static_cast<double>(m));
    return result;
  }
  std::vector<std::size_t> order(m);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return p[i]; });
  if (how == "holm") {
    double largest = 0.0;
    for (std::size_t rank = 0; rank < m; ++rank) {
      largest = std::max(largest, p[order[rank]] * static_cast<double>(m - rank));
      result[order[rank]] = std::min(1.0, largest);
    }
    return result;
  }
  expects(how == "benjamini-hochberg", "adjusted: a correction that the study check knows");
  double smallest = 1.0;
  for (std::size_t rank = m; rank-- > 0;) {
    smallest =
        std::min(smallest, p[order[rank]] * static_cast<double>(m) / static_cast<double>(rank + 1));
    result[order[rank]] = smallest;
  }
  return result;
}

}  // namespace peil::findings
