#pragma once

#include <Eigen/Dense>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "peil/base/result.h"
#include "peil/drivers/variable.h"

namespace peil::drivers {

/// The complete rows of one cluster.
struct ClusterRows {
  Eigen::MatrixXd x;  ///< rows x coefficients, 1 in the first column
  Eigen::VectorXd y, weight;

  Eigen::MatrixXd weighted() const { return weight.asDiagonal() * x; }
};

/// Weighted least squares of an outcome on a constant and predictors (which may be none), its rows
/// cluster by cluster: for samples of so few clusters that every one of them is looked at.
struct ClusteredFit {
  std::vector<ClusterRows> clusters;
  Eigen::VectorXd coefficient;
  Eigen::MatrixXd inverse;  ///< (X'WX)^-1
  std::size_t rows = 0;

  std::size_t coefficients() const { return static_cast<std::size_t>(coefficient.size()); }
  Eigen::VectorXd residual(const ClusterRows& of) const { return of.y - of.x * coefficient; }
};

/// Shapes    one value, weight and cluster per row; weight 0 leaves a row out, as does a blank.
/// Problems  "few-clusters.too-few-rows"  no more complete rows than coefficients
///           "few-clusters.too-few"       fewer than two clusters have a complete row
///           "few-clusters.dependent"     a predictor is determined by the others
Result<ClusteredFit> clustered_fit(const Variable& outcome, std::span<const Variable> predictors,
                                   std::span<const double> weight,
                                   std::span<const std::uint32_t> cluster);

/// The same rows without one coefficient: what is fitted where it is 0.
/// Contract: not the only one.
ClusteredFit without(const ClusteredFit& fit, std::size_t coefficient);

}  // namespace peil::drivers
