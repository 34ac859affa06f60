#include "peil/drivers/few_clusters.h"

#include <gtest/gtest.h>

#include <cmath>

#include "peil/base/chance.h"

namespace peil::drivers {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

struct Rows {
  std::vector<double> y, x, weight;
  std::vector<std::uint32_t> cluster;

  Variable variable(const std::vector<double>& values) const {
    Variable v;
    v.value = values;
    return v;
  }
  ClusteredFit fit(bool with_x) const {
    std::vector<Variable> predictors;
    if (with_x) predictors.push_back(variable(x));
    return clustered_fit(variable(y), predictors, weight, cluster).value();
  }
};

// Two clusters of two: means 1 and 5, so the mean is 3 and each cluster sums to -+ 4 about it.
// Linearised: 2/1 (16 + 16) / 16 = 4. With balanced clusters Bell & McCaffrey's error is the same,
// and has G - 1 degrees of freedom.
TEST(FewClusters, OfABalancedMeanIsTheOrdinaryError) {
  const Rows rows{{0, 2, 4, 6}, {}, {1, 1, 1, 1}, {7, 7, 9, 9}};
  const auto errors = few_clusters_errors(rows.fit(false));
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_NEAR(errors[0].linear, 2.0, 1e-12);
  EXPECT_NEAR(errors[0].cr1, 2.0, 1e-12);  // (N - 1)/(N - 1)
  EXPECT_NEAR(errors[0].bell_mccaffrey, 2.0, 1e-12);
  EXPECT_NEAR(errors[0].degrees_of_freedom, 1.0, 1e-12);
  EXPECT_TRUE(errors[0].whole());
}

MatrixXd inverse_root(const MatrixXd& of) {
  const Eigen::SelfAdjointEigenSolver<MatrixXd> solver((of + of.transpose()) / 2.0);
  VectorXd values = solver.eigenvalues();
  for (Index i = 0; i < values.size(); ++i)
    values[i] = values[i] > 1e-9 ? 1.0 / std::sqrt(values[i]) : 0.0;
  return solver.eigenvectors() * values.asDiagonal() * solver.eigenvectors().transpose();
}

// The same by matrices of rows by rows: (I - H), its part of every cluster, and the quadratic form
// whose mean and variance under independent residuals give the degrees of freedom.
FewClustersError densely(const Rows& rows, const MatrixXd& x, Index coefficient) {
  const auto n = static_cast<Index>(rows.y.size());
  const VectorXd y = Eigen::Map<const VectorXd>(rows.y.data(), n);
  const VectorXd w = Eigen::Map<const VectorXd>(rows.weight.data(), n);
  const MatrixXd wx = w.asDiagonal() * x;
  const MatrixXd m = (x.transpose() * wx).inverse();
  const MatrixXd left = MatrixXd::Identity(n, n) - x * m * wx.transpose();
  const VectorXd e = left * y;
  MatrixXd form = MatrixXd::Zero(n, n);  // the variance is e'(form)e
  double plain = 0.0;
  std::vector<std::uint32_t> names = rows.cluster;
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  for (const std::uint32_t name : names) {
    std::vector<Index> in;
    for (Index i = 0; i < n; ++i) {
      if (rows.cluster[static_cast<std::size_t>(i)] == name) in.push_back(i);
    }
    const MatrixXd of = left(in, Eigen::all);
    const VectorXd a = wx(in, Eigen::all) * m.col(coefficient);
    plain += std::pow(a.dot(e(in)), 2.0);
    VectorXd adjusted = VectorXd::Zero(n);
    adjusted(in) = inverse_root(of * of.transpose()) * a;
    form += adjusted * adjusted.transpose();
  }
  const MatrixXd of_errors = left.transpose() * form * left;
  const auto g = static_cast<double>(names.size());
  const double trace = of_errors.trace();
  return {std::sqrt(g / (g - 1.0) * plain), 0.0, std::sqrt(e.dot(form * e)),
          trace * trace / (of_errors * of_errors).trace(),
          trace / (m * wx.transpose() * wx * m)(coefficient, coefficient)};
}

Rows random_rows(unsigned seed) {
  Chance chance("few clusters", std::to_string(seed));
  Rows rows;
  const std::uint64_t clusters = 3 + chance.below(5);
  for (std::uint32_t c = 0; c < clusters; ++c) {
    const std::uint64_t size = 2 + chance.below(6);
    const double shift = chance.normal();
    for (std::uint64_t i = 0; i < size; ++i) {
      rows.x.push_back(chance.normal());
      rows.y.push_back(shift + 0.5 * rows.x.back() + chance.normal());
      rows.weight.push_back(seed % 2 == 0 ? 1.0 : 0.5 + chance.share());
      rows.cluster.push_back(c);
    }
  }
  return rows;
}

TEST(FewClusters, AgreesWithMatricesOfAllRows) {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    const Rows rows = random_rows(seed);
    const auto n = static_cast<Index>(rows.y.size());
    MatrixXd x = MatrixXd::Ones(n, 2);
    x.col(1) = Eigen::Map<const VectorXd>(rows.x.data(), n);
    const auto errors = few_clusters_errors(rows.fit(true));
    for (Index c = 0; c < 2; ++c) {
      const FewClustersError right = densely(rows, x, c),
                             &found = errors[static_cast<std::size_t>(c)];
      EXPECT_NEAR(found.linear, right.linear, 1e-9);
      EXPECT_NEAR(found.bell_mccaffrey, right.bell_mccaffrey, 1e-8) << seed;
      EXPECT_NEAR(found.degrees_of_freedom, right.degrees_of_freedom, 1e-6) << seed;
      EXPECT_NEAR(found.shown, right.shown, 1e-8);
      EXPECT_TRUE(found.whole());
    }
  }
}

// One treated cluster: the model fits its mean, so its residuals add up to 0 and the clusters show
// nothing of how far treated ones lie apart.
TEST(FewClusters, SaysWhereOneClusterAloneDeterminesACoefficient) {
  Rows rows{{0, 2, 4, 6, 1, 3}, {1, 1, 0, 0, 0, 0}, {1, 1, 1, 1, 1, 1}, {1, 1, 2, 2, 3, 3}};
  const auto errors = few_clusters_errors(rows.fit(true));
  EXPECT_TRUE(errors[0].whole());  // the others
  EXPECT_FALSE(errors[1].whole());
  rows.x = {1, 1, 1, 1, 0, 0};
  EXPECT_FALSE(few_clusters_errors(rows.fit(true))[1].whole());
}

}  // namespace
}  // namespace peil::drivers
