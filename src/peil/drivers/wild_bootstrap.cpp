#include "peil/drivers/wild_bootstrap.h"

#include <cmath>

#include "peil/base/contract.h"

namespace peil::drivers {
namespace {

using Eigen::Index;
using Eigen::VectorXd;

// Two t of which the smaller is at least this share of the other count as equal.
constexpr double ties = 1.0 - 1e-9;

// What the tests of every vector need of a cluster.
struct Scores {
  VectorXd fitted;          // X_g'W_g (values of the null)
  VectorXd residual;        // X_g'W_g (residuals of the null)
  Eigen::MatrixXd squares;  // X_g'W_gX_g
};

// A variance below this share of the squares that it is summed from is rounding.
constexpr double rounding = 1e-20;

// t of a coefficient less `centre`, of outcomes fitted + sign * residual; nothing without a
// variance.
std::optional<double> t_of(const ClusteredFit& fit, const std::vector<Scores>& scores,
                           std::size_t vector, std::size_t coefficient, double centre) {
  const auto sign = [&](std::size_t g) { return (vector >> g & 1u) != 0 ? -1.0 : 1.0; };
  VectorXd sum = VectorXd::Zero(fit.coefficient.size());
  for (std::size_t g = 0; g < scores.size(); ++g)
    sum += scores[g].fitted + sign(g) * scores[g].residual;
  const VectorXd estimate = fit.inverse * sum;
  const auto row = fit.inverse.row(static_cast<Index>(coefficient));
  double variance = 0.0, squares = 0.0;
  for (std::size_t g = 0; g < scores.size(); ++g) {
    const VectorXd given = scores[g].fitted + sign(g) * scores[g].residual;
    const VectorXd explained = scores[g].squares * estimate;
    variance += std::pow(row.dot(given - explained), 2.0);
    squares += std::pow(row.cwiseAbs().dot((given.cwiseAbs() + explained.cwiseAbs())), 2.0);
  }
  if (!(variance > rounding * squares)) return {};
  return (estimate[static_cast<Index>(coefficient)] - centre) / std::sqrt(variance);
}

std::size_t as_large(const ClusteredFit& fit, const std::vector<Scores>& scores,
                     std::size_t coefficient, double centre, double observed) {
  std::size_t count = 0;
  for (std::size_t vector = 0; vector < std::size_t{1} << scores.size(); ++vector) {
    const auto t = t_of(fit, scores, vector, coefficient, centre);
    if (!t || std::abs(*t) >= observed * ties) ++count;
  }
  return count;
}

}  // namespace

std::optional<WildBootstrap> wild_bootstrap(const ClusteredFit& fit, std::size_t coefficient) {
  expects(fit.clusters.size() <= most_wild_clusters && fit.coefficients() > 1,
          "wild_bootstrap: few clusters, and a model without the coefficient");
  const ClusteredFit null = without(fit, coefficient);
  std::vector<Scores> of_null, own;
  for (std::size_t g = 0; g < fit.clusters.size(); ++g) {
    const ClusterRows& one = fit.clusters[g];
    const Eigen::MatrixXd weighted = one.weighted().transpose();
    const Eigen::MatrixXd squares = weighted * one.x;
    const VectorXd residual = null.residual(null.clusters[g]);
    of_null.push_back({weighted * (one.y - residual), weighted * residual, squares});
    own.push_back({squares * fit.coefficient, weighted * fit.residual(one), squares});
  }
  const double value = fit.coefficient[static_cast<Index>(coefficient)];
  const auto observed = t_of(fit, own, 0, coefficient, 0.0);
  if (!observed) return {};
  return WildBootstrap{std::size_t{1} << fit.clusters.size(),
                       as_large(fit, of_null, coefficient, 0.0, std::abs(*observed)),
                       as_large(fit, own, coefficient, value, std::abs(*observed))};
}

}  // namespace peil::drivers
