#include "peil/drivers/correlation.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

#include "peil/drivers/moments.h"

namespace peil::drivers {
namespace {

// Ranks of the values in these rows, from 1.
std::vector<double> ranks(const Variable& v, std::span<const std::uint32_t> rows) {
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return v.at(rows[i]); });
  std::vector<double> result(rows.size());
  for (std::size_t from = 0; from < order.size();) {
    std::size_t to = from;
    while (to < order.size() && v.at(rows[order[to]]) == v.at(rows[order[from]])) ++to;
    for (std::size_t i = from; i < to; ++i)
      result[order[i]] = (static_cast<double>(from + 1) + static_cast<double>(to)) / 2.0;
    from = to;
  }
  return result;
}

}  // namespace

std::optional<double> pearson(const Variable& a, const Variable& b,
                              std::span<const double> weight) {
  const std::array both{a, b};
  const auto r = correlations(moments(both, weight));
  if (!r) return {};
  return (*r)[1];
}

std::optional<double> spearman(const Variable& a, const Variable& b,
                               std::span<const double> weight) {
  const std::array both{a, b};
  const std::vector<std::uint32_t> rows = complete_rows(both, weight);
  const std::vector<double> first = ranks(a, rows), second = ranks(b, rows),
                            alike(rows.size(), 1.0);
  if (rows.empty()) return {};
  Variable x, y;
  x.value = first;
  y.value = second;
  return pearson(x, y, alike);
}

}  // namespace peil::drivers
