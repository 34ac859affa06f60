#include "peil/drivers/few_clusters.h"

#include <cmath>

// The same error of a mean or a difference is in estimate/few_clusters.cpp. They share no code:
// that one never has the rows of a cluster, but six sums of them (its basis is 1 and w, its root
// two by two), which keeps it as quick as the means themselves; here the directions are found by a
// QR decomposition of the rows, for any number of coefficients.
namespace peil::drivers {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// Eigenvalues below this share of the largest are taken as 0.
constexpr double rank_tolerance = 1e-12;

// (I-H)_g (I-H)_g' is the identity but for the directions of X_g and W_g X_g: in `basis` it is
// `inner`.
struct Adjustment {
  MatrixXd basis;
  MatrixXd root;  // inner^(-1/2), of the pseudo-inverse

  // A_g v = v - Q Q'v + Q root Q'v
  VectorXd of(const VectorXd& v) const {
    const VectorXd inside = basis.transpose() * v;
    return v + basis * (root * inside - inside);
  }
};

MatrixXd inverse_root(const MatrixXd& symmetric) {
  const Eigen::SelfAdjointEigenSolver<MatrixXd> solver((symmetric + symmetric.transpose()) / 2.0);
  VectorXd values = solver.eigenvalues();
  const double largest = std::max(1.0, values.maxCoeff());  // 1 is one of the whole matrix's own
  for (Index i = 0; i < values.size(); ++i)
    values[i] = values[i] > rank_tolerance * largest ? 1.0 / std::sqrt(values[i]) : 0.0;
  return solver.eigenvectors() * values.asDiagonal() * solver.eigenvectors().transpose();
}

// Orthonormal columns that span those of the matrix.
MatrixXd span_of(const MatrixXd& matrix) {
  const VectorXd length = matrix.colwise().norm().cwiseMax(1e-300);
  Eigen::ColPivHouseholderQR<MatrixXd> qr(matrix * length.cwiseInverse().asDiagonal());
  qr.setThreshold(1e-13);
  return qr.householderQ() * MatrixXd::Identity(matrix.rows(), qr.rank());
}

Adjustment adjustment_of(const ClusteredFit& fit, const ClusterRows& one, const MatrixXd& squares) {
  const MatrixXd weighted = one.weighted();
  MatrixXd directions(one.x.rows(), 2 * one.x.cols());
  directions << one.x, weighted;
  const MatrixXd q = span_of(directions);
  const MatrixXd x = q.transpose() * one.x, wx = q.transpose() * weighted;
  const MatrixXd xm = x * fit.inverse;
  const MatrixXd cross = xm * wx.transpose();
  const MatrixXd inner = MatrixXd::Identity(q.cols(), q.cols()) - cross - cross.transpose() +
                         xm * squares * xm.transpose();
  return {q, inverse_root(inner)};
}

// Of one coefficient: a_g = A_g W_g X_g M c, by what the degrees of freedom need of it.
struct Spread {
  double squares = 0.0;  // a'a
  VectorXd x, wx;        // X_g'a, X_g'W_g a
};

// What the adjusted variance is expected to be, as multiple of the variance of a residual, and its
// degrees of freedom.
struct Satterthwaite {
  double expected = 0.0, degrees_of_freedom = 0.0;
};

Satterthwaite satterthwaite(const std::vector<Spread>& all, const MatrixXd& m,
                            const MatrixXd& squares) {
  const MatrixXd middle = m * squares * m;
  double trace = 0.0, sum = 0.0;
  for (std::size_t g = 0; g < all.size(); ++g) {
    for (std::size_t h = 0; h < all.size(); ++h) {
      double product = all[g].x.dot(middle * all[h].x) - all[g].wx.dot(m * all[h].x) -
                       all[g].x.dot(m * all[h].wx);
      if (g == h) trace += product += all[g].squares;
      sum += product * product;
    }
  }
  return {trace, sum > 0.0 ? trace * trace / sum : 0.0};
}

}  // namespace

std::vector<FewClustersError> few_clusters_errors(const ClusteredFit& fit) {
  const Index k = fit.coefficient.size();
  MatrixXd squares = MatrixXd::Zero(k, k);  // X'W^2X
  for (const ClusterRows& one : fit.clusters)
    squares += one.weighted().transpose() * one.weighted();
  VectorXd plain = VectorXd::Zero(k), adjusted = VectorXd::Zero(k);
  std::vector<std::vector<Spread>> spread(static_cast<std::size_t>(k));
  for (const ClusterRows& one : fit.clusters) {
    const MatrixXd of_coefficient = one.weighted() * fit.inverse;  // W_g X_g M
    const VectorXd residual = fit.residual(one);
    const Adjustment adjustment = adjustment_of(fit, one, squares);
    plain += (of_coefficient.transpose() * residual).cwiseAbs2();
    adjusted += (of_coefficient.transpose() * adjustment.of(residual)).cwiseAbs2();
    for (Index c = 0; c < k; ++c) {
      const VectorXd a = adjustment.of(of_coefficient.col(c));
      spread[static_cast<std::size_t>(c)].push_back(
          {a.squaredNorm(), one.x.transpose() * a, one.weighted().transpose() * a});
    }
  }
  const auto clusters = static_cast<double>(fit.clusters.size());
  const auto rows = static_cast<double>(fit.rows);
  const double linear = clusters / (clusters - 1.0);
  const double cr1 = linear * (rows - 1.0) / (rows - static_cast<double>(k));
  const MatrixXd variance = fit.inverse * squares * fit.inverse;
  std::vector<FewClustersError> result;
  for (Index c = 0; c < k; ++c) {
    const Satterthwaite of =
        satterthwaite(spread[static_cast<std::size_t>(c)], fit.inverse, squares);
    result.push_back({std::sqrt(linear * plain[c]), std::sqrt(cr1 * plain[c]),
                      std::sqrt(adjusted[c]), of.degrees_of_freedom, of.expected / variance(c, c)});
  }
  return result;
}

}  // namespace peil::drivers
