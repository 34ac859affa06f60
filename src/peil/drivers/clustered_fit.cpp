#include "peil/drivers/clustered_fit.h"

#include <cmath>
#include <map>

#include "peil/base/contract.h"
#include "peil/base/counted.h"

namespace peil::drivers {
namespace {

using Eigen::Index;

// Fits the rows of `fit`; false where they do not determine every coefficient.
bool solve(ClusteredFit& fit) {
  Index rows = 0;
  for (const ClusterRows& one : fit.clusters) rows += one.y.size();
  const Index width = fit.clusters.front().x.cols();
  Eigen::MatrixXd x(rows, width);
  Eigen::VectorXd y(rows);
  Index at = 0;
  for (const ClusterRows& one : fit.clusters) {
    const Eigen::VectorXd root = one.weight.cwiseSqrt();
    x.middleRows(at, one.x.rows()) = root.asDiagonal() * one.x;
    y.segment(at, one.y.size()) = root.cwiseProduct(one.y);
    at += one.x.rows();
  }
  // Columns of one length, so that a rank is one of directions and not of units.
  const Eigen::VectorXd length = x.colwise().norm();
  if ((length.array() <= 0.0).any()) return false;
  const Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(x * length.cwiseInverse().asDiagonal());
  if (qr.rank() < width) return false;
  fit.coefficient = length.cwiseInverse().asDiagonal() * qr.solve(y);
  const Eigen::MatrixXd triangle =
      qr.matrixQR().topRows(width).template triangularView<Eigen::Upper>();
  Eigen::MatrixXd root = triangle.template triangularView<Eigen::Upper>().solve(
      Eigen::MatrixXd::Identity(width, width));
  root = length.cwiseInverse().asDiagonal() * (qr.colsPermutation() * root);
  fit.inverse = root * root.transpose();
  fit.rows = static_cast<std::size_t>(rows);
  return true;
}

ClusterRows rows_of(const Variable& outcome, std::span<const Variable> predictors,
                    std::span<const double> weight, const std::vector<std::uint32_t>& rows) {
  const auto n = static_cast<Index>(rows.size());
  ClusterRows result{Eigen::MatrixXd::Ones(n, static_cast<Index>(predictors.size()) + 1),
                     Eigen::VectorXd(n), Eigen::VectorXd(n)};
  for (Index i = 0; i < n; ++i) {
    const std::size_t row = rows[static_cast<std::size_t>(i)];
    result.y[i] = outcome.at(row);
    result.weight[i] = weight[row];
    for (std::size_t j = 0; j < predictors.size(); ++j)
      result.x(i, static_cast<Index>(j) + 1) = predictors[j].at(row);
  }
  return result;
}

}  // namespace

Result<ClusteredFit> clustered_fit(const Variable& outcome, std::span<const Variable> predictors,
                                   std::span<const double> weight,
                                   std::span<const std::uint32_t> cluster) {
  std::vector<Variable> all{outcome};
  all.insert(all.end(), predictors.begin(), predictors.end());
  const std::vector<std::uint32_t> complete = complete_rows(all, weight);
  if (complete.size() <= all.size())
    return Problems{{"few-clusters.too-few-rows", "", 0, 0,
                     counted(complete.size(), "row has", "rows have") +
                         " an answer to all variables of the model; " +
                         counted(all.size(), "coefficient needs", "coefficients need") + " more.",
                     "Leave out predictors that few people answered."}};
  std::map<std::uint32_t, std::vector<std::uint32_t>> rows;
  for (const std::uint32_t row : complete) rows[cluster[row]].push_back(row);
  if (rows.size() < 2)
    return Problems{{"few-clusters.too-few", "", 0, 0,
                     "The answers come from one cluster, which shows nothing of their spread.",
                     "Compare two clusters or more."}};
  ClusteredFit fit;
  for (const auto& [id, of_cluster] : rows)
    fit.clusters.push_back(rows_of(outcome, predictors, weight, of_cluster));
  if (!solve(fit))
    return Problems{
        {"few-clusters.dependent", "", 0, 0,
         "A predictor has one value in all complete rows or is determined by the others.",
         "Leave it out."}};
  return fit;
}

ClusteredFit without(const ClusteredFit& fit, std::size_t coefficient) {
  expects(fit.coefficients() > 1, "without: another coefficient is left");
  ClusteredFit result = fit;
  const auto gone = static_cast<Index>(coefficient);
  for (ClusterRows& one : result.clusters) {
    Eigen::MatrixXd left(one.x.rows(), one.x.cols() - 1);
    left << one.x.leftCols(gone), one.x.rightCols(one.x.cols() - 1 - gone);
    one.x = std::move(left);
  }
  const bool found = solve(result);
  expects(found, "without: fewer coefficients of the same rows are determined too");
  return result;
}

}  // namespace peil::drivers
