#include <Eigen/Dense>
#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <numeric>

#include "peil/base/contract.h"
#include "peil/estimate/survival.h"

namespace peil::estimate {
namespace {

using Eigen::Index;

struct RiskTable {
  Eigen::VectorXd observed, expected;
  Eigen::MatrixXd variance;
};

// Adds one time at which `closed` cases (per group) of those at risk were closed: the mean and
// variance of a draw without replacement.
void add_time(RiskTable& to, const Eigen::VectorXd& at_risk, const Eigen::VectorXd& closed) {
  const double d = closed.sum(), n = at_risk.sum();
  if (d <= 0.0) return;
  const Eigen::VectorXd part = at_risk / n;
  to.observed += closed;
  to.expected += d * part;
  if (n <= 1.0) return;
  const double factor = d * (n - d) / (n - 1.0);
  to.variance += factor * (Eigen::MatrixXd(part.asDiagonal()) - part * part.transpose());
}

}  // namespace

std::optional<LogRank> log_rank(std::span<const Duration> cases,
                                std::span<const std::uint32_t> group, std::size_t groups) {
  expects(cases.size() == group.size(), "log_rank: one group per case");
  const auto k = static_cast<Index>(groups);
  RiskTable table{Eigen::VectorXd::Zero(k), Eigen::VectorXd::Zero(k), Eigen::MatrixXd::Zero(k, k)};
  std::vector<std::size_t> order(cases.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return cases[i].time; });
  Eigen::VectorXd at_risk = Eigen::VectorXd::Zero(k);
  for (std::size_t to = order.size(); to > 0;) {
    std::size_t from = to;
    Eigen::VectorXd closed = Eigen::VectorXd::Zero(k);
    while (from > 0 && cases[order[from - 1]].time == cases[order[to - 1]].time) {
      --from;
      expects(group[order[from]] < groups, "log_rank: a group of those counted");
      const auto g = static_cast<Index>(group[order[from]]);
      at_risk[g] += 1.0;
      if (cases[order[from]].closed) closed[g] += 1.0;
    }
    add_time(table, at_risk, closed);
    to = from;
  }
  // Groups of which nobody was ever at risk when a case was closed say nothing.
  std::vector<Index> used;
  for (Index g = 0; g < k; ++g) {
    if (table.expected[g] > 0.0) used.push_back(g);
  }
  if (used.size() < 2) return {};
  used.pop_back();  // the gaps add up to 0: the last one follows
  const Eigen::VectorXd gap = (table.observed - table.expected)(used);
  const Eigen::MatrixXd variance = table.variance(used, used);
  const auto decomposed = variance.completeOrthogonalDecomposition();
  if (decomposed.rank() == 0) return {};
  LogRank result;
  result.chi_square = gap.dot(decomposed.solve(gap));
  result.degrees_of_freedom = static_cast<double>(used.size());
  result.p = boost::math::cdf(boost::math::complement(
      boost::math::chi_squared(result.degrees_of_freedom), result.chi_square));
  result.observed.assign(table.observed.begin(), table.observed.end());
  result.expected.assign(table.expected.begin(), table.expected.end());
  return result;
}

}  // namespace peil::estimate
