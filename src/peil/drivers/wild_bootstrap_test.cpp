#include "peil/drivers/wild_bootstrap.h"

#include <gtest/gtest.h>

#include <cmath>

#include "peil/base/chance.h"

namespace peil::drivers {
namespace {

struct Rows {
  std::vector<double> y, x, z, weight;
  std::vector<std::uint32_t> cluster;
};

Variable look_at(const std::vector<double>& values) {
  Variable v;
  v.value = values;
  return v;
}

ClusteredFit fit_of(const Rows& rows, const std::vector<double>& y) {
  const Variable predictors[]{look_at(rows.x), look_at(rows.z)};
  return clustered_fit(look_at(y), predictors, rows.weight, rows.cluster).value();
}

Rows random_rows(unsigned seed) {
  Chance chance("wild bootstrap", std::to_string(seed));
  Rows rows;
  for (std::uint32_t c = 0; c < 5; ++c) {
    const double shift = chance.normal();
    for (std::uint64_t i = 0; i < 3 + chance.below(3); ++i) {
      rows.x.push_back(chance.normal());
      rows.z.push_back(chance.normal());
      rows.y.push_back(shift + 0.6 * rows.x.back() + chance.normal());
      rows.weight.push_back(0.5 + chance.share());
      rows.cluster.push_back(c);
    }
  }
  return rows;
}

// t of a coefficient less a number, of a whole new fit. Rows are ordered by cluster.
double t_of(const ClusteredFit& fit, Eigen::Index coefficient, double centre) {
  double variance = 0.0;
  for (const ClusterRows& one : fit.clusters) {
    const Eigen::VectorXd score = one.weighted().transpose() * fit.residual(one);
    variance += std::pow((fit.inverse * score)[coefficient], 2.0);
  }
  return (fit.coefficient[coefficient] - centre) / std::sqrt(variance);
}

// Outcomes of a fit of `from`, the residuals of every cluster with its sign.
std::vector<double> outcomes(const ClusteredFit& from, unsigned vector) {
  std::vector<double> y;
  for (std::size_t g = 0; g < from.clusters.size(); ++g) {
    const ClusterRows& one = from.clusters[g];
    const double sign = (vector >> g & 1u) != 0 ? -1.0 : 1.0;
    const Eigen::VectorXd own = one.x * from.coefficient + sign * from.residual(one);
    y.insert(y.end(), own.begin(), own.end());
  }
  return y;
}

TEST(WildBootstrap, IsThatOfFittingEveryVectorAnew) {
  for (unsigned seed = 1; seed <= 30; ++seed) {
    const Rows rows = random_rows(seed);
    const ClusteredFit fit = fit_of(rows, rows.y);
    for (const std::size_t coefficient : {1u, 2u}) {
      const auto at = static_cast<Eigen::Index>(coefficient);
      const ClusteredFit null = without(fit, coefficient);
      const double observed = std::abs(t_of(fit, at, 0.0)) * (1.0 - 1e-9);
      std::size_t restricted = 0, unrestricted = 0;
      for (unsigned vector = 0; vector < 32; ++vector) {
        const ClusteredFit one = fit_of(rows, outcomes(null, vector)),
                           other = fit_of(rows, outcomes(fit, vector));
        if (std::abs(t_of(one, at, 0.0)) >= observed) ++restricted;
        if (std::abs(t_of(other, at, fit.coefficient[at])) >= observed) ++unrestricted;
      }
      const auto found = wild_bootstrap(fit, coefficient);
      ASSERT_TRUE(found);
      EXPECT_EQ(found->vectors, 32u);
      EXPECT_EQ(found->restricted, restricted) << seed;
      EXPECT_EQ(found->unrestricted, unrestricted) << seed;
      EXPECT_GE(found->restricted, 2u);  // the data themselves, and their mirror image
    }
  }
}

// Two clusters, one treated: the model fits both means, and no error is left.
TEST(WildBootstrap, GivesNothingWhereNoClusterPullsAtTheCoefficient) {
  const std::vector<double> y{0, 2, 4, 6}, x{1, 1, 0, 0}, ones(4, 1.0);
  const std::vector<std::uint32_t> cluster{1, 1, 2, 2};
  const Variable one = look_at(x);
  EXPECT_FALSE(
      wild_bootstrap(clustered_fit(look_at(y), std::span(&one, 1), ones, cluster).value(), 1));
}

}  // namespace
}  // namespace peil::drivers
