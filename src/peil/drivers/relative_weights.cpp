#include "peil/drivers/relative_weights.h"

#include <Eigen/Dense>
#include <cmath>

#include "peil/base/contract.h"
#include "peil/drivers/moments.h"

namespace peil::drivers {

std::optional<RelativeWeights> relative_weights(std::span<const double> correlation) {
  const auto width = static_cast<Eigen::Index>(std::lround(std::sqrt(correlation.size())));
  expects(width * width == static_cast<Eigen::Index>(correlation.size()) && width >= 2,
          "relative_weights: a square matrix of an outcome and drivers");
  const Eigen::Map<const Eigen::MatrixXd> all(correlation.data(), width, width);
  const Eigen::Index p = width - 1;
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(all.bottomRightCorner(p, p));
  if (eigen.info() != Eigen::Success || eigen.eigenvalues()[0] < least_own_variance) return {};
  // The drivers are this square root times the nearest orthogonal variables.
  const Eigen::MatrixXd root = eigen.operatorSqrt();
  const Eigen::VectorXd beta = eigen.operatorInverseSqrt() * all.col(0).tail(p);
  const Eigen::VectorXd weight = root.array().square().matrix() * beta.array().square().matrix();
  RelativeWeights result{{weight.begin(), weight.end()}, 0.0};
  for (const double epsilon : result.epsilon) result.r_squared += epsilon;
  return result;
}

}  // namespace peil::drivers
