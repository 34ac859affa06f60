#include "peil/estimate/few_clusters.h"

#include <Eigen/Dense>
#include <cmath>
#include <vector>

#include "peil/base/contract.h"
#include "peil/base/sum.h"

namespace peil::estimate {
namespace {

using Eigen::Index;
using Eigen::Matrix2d;
using Eigen::MatrixXd;
using Eigen::Vector2d;

// Eigenvalues below this are taken as 0: the whole matrix has 1 as one of its own.
constexpr double least_eigenvalue = 1e-12;
// Weights of a PSU whose squares about their mean are below this share of all are the same weight.
constexpr double same_weight = 1e-24;
// Less than the whole of the variance is shown where one PSU alone determines a mean.
constexpr double whole = 1.0 - 1e-6;

// The answers of a domain in one PSU. Weights are shares of that of the domain.
struct Inside {
  Sum rows, weight;
  double mean_weight = 0.0;
  Sum weight_about_mean;           // (w - mean)^2
  Sum residual, weighted;          // e, w e
  Sum residual_about_mean_weight;  // (w - mean) e
};

// What one PSU adds to a mean: its score, and for its part a = A w of the working model's variance
// the sums 1'a, w'a and a'a.
struct Added {
  double score = 0.0, ones = 0.0, weights = 0.0, squares = 0.0;
};

struct OneMean {
  std::vector<Added> of_psu;
  double squared_weights = 0.0;  // of all answers: the variance under the working model
  double expected = 0.0;         // of what is shown of it

  bool known() const { return expected > whole * squared_weights; }
};

Matrix2d inverse_root(const Matrix2d& symmetric) {
  const Eigen::SelfAdjointEigenSolver<Matrix2d> solver(symmetric);
  Vector2d values = solver.eigenvalues();
  for (Index i = 0; i < 2; ++i)
    values[i] = values[i] > least_eigenvalue ? 1.0 / std::sqrt(values[i]) : 0.0;
  return solver.eigenvectors() * values.asDiagonal() * solver.eigenvectors().transpose();
}

// (I - H)(I - H)' of the rows of a PSU is the identity but for the directions of 1 and w, in which
// it is a matrix of two by two; so is its inverse root A.
Added added(const Inside& in, double squared_weights) {
  const double rows = in.rows.value(), spread = in.weight_about_mean.value();
  const double squares = spread + in.weight.value() * in.weight.value() / rows;
  const double length = spread > same_weight * squares ? std::sqrt(spread) : 0.0;
  const Vector2d ones(std::sqrt(rows), 0.0), weights(in.weight.value() / std::sqrt(rows), length);
  const Vector2d residual(in.residual.value() / std::sqrt(rows),
                          length > 0.0 ? in.residual_about_mean_weight.value() / length : 0.0);
  const Matrix2d cross = ones * weights.transpose();
  const Matrix2d root = inverse_root(Matrix2d::Identity() - cross - cross.transpose() +
                                     squared_weights * ones * ones.transpose());
  const Vector2d a = root * weights;
  return {in.weighted.value() + weights.dot(root * residual - residual), ones.dot(a),
          weights.dot(a), a.squaredNorm()};
}

OneMean one_mean(const Classes& classes, std::span<const Tally> tallies, const Domain& domain) {
  const auto each = [&](const auto& see) {
    for (const Tally& t : tallies) {
      if (domain[t.row_class] != 0)
        see(classes.classes[t.row_class], static_cast<double>(t.rows), t.value);
    }
  };
  Sum weight, value;
  each([&](const RowClass& of, double rows, double answer) {
    weight.add(of.weight * rows);
    value.add(of.weight * rows * answer);
  });
  expects(weight.value() > 0.0, "few clusters: an answer with weight inside");
  const double all = weight.value(), mean = value.value() / all;
  std::vector<Inside> psus(classes.stratum_of_psu.size());
  Sum squared_weights;
  each([&](const RowClass& of, double rows, double) {
    const double share = of.weight / all;
    psus[of.psu].rows.add(rows);
    psus[of.psu].weight.add(share * rows);
    squared_weights.add(share * share * rows);
  });
  for (Inside& in : psus) {
    if (in.rows.value() > 0.0) in.mean_weight = in.weight.value() / in.rows.value();
  }
  each([&](const RowClass& of, double rows, double answer) {
    Inside& in = psus[of.psu];
    const double share = of.weight / all, e = answer - mean, about = share - in.mean_weight;
    in.weight_about_mean.add(rows * about * about);
    in.residual.add(rows * e);
    in.weighted.add(rows * share * e);
    in.residual_about_mean_weight.add(rows * about * e);
  });
  OneMean result;
  result.squared_weights = squared_weights.value();
  for (const Inside& in : psus) {
    const Added one = in.rows.value() > 0.0 ? added(in, result.squared_weights) : Added{};
    result.expected +=
        result.squared_weights * one.ones * one.ones - 2.0 * one.ones * one.weights + one.squares;
    result.of_psu.push_back(one);
  }
  return result;
}

bool share_answers(std::span<const Tally> tallies, const Domain& one, const Domain& other) {
  for (const Tally& t : tallies) {
    if (one[t.row_class] != 0 && other[t.row_class] != 0) return true;
  }
  return false;
}

// Of the variance of independent parts, under the working model: (trace P)^2 / sum of P^2, where
// P = D + X M X' with the columns 1'a and w'a of every mean in X.
double satterthwaite(std::span<const OneMean> means) {
  const auto psus = static_cast<Index>(means.front().of_psu.size());
  const auto columns = static_cast<Index>(2 * means.size());
  MatrixXd x = MatrixXd::Zero(psus, columns), m = MatrixXd::Zero(columns, columns);
  Eigen::VectorXd d = Eigen::VectorXd::Zero(psus);
  for (std::size_t k = 0; k < means.size(); ++k) {
    const auto at = static_cast<Index>(2 * k);
    m(at, at) = means[k].squared_weights;
    m(at, at + 1) = m(at + 1, at) = -1.0;
    for (Index g = 0; g < psus; ++g) {
      const Added& of = means[k].of_psu[static_cast<std::size_t>(g)];
      x(g, at) = of.ones;
      x(g, at + 1) = of.weights;
      d[g] += of.squares;
    }
  }
  const MatrixXd xm = x * m, products = m * (x.transpose() * x);
  const Eigen::VectorXd crossed = xm.cwiseProduct(x).rowwise().sum();
  const double trace = d.sum() + crossed.sum();
  const double squares = d.squaredNorm() + 2.0 * d.dot(crossed) + (products * products).trace();
  return squares > 0.0 ? trace * trace / squares : 0.0;
}

}  // namespace

void put_few_clusters_error(Estimate& to, const Classes& classes, std::span<const Tally> tallies,
                            std::initializer_list<const Domain*> domains) {
  expects(classes.clustered() && classes.strata.size() == 1 && !classes.strata[0].population &&
              !classes.second && !classes.fit && !classes.lists,
          "few clusters: one stratum of PSUs without population, second stage, margins or people "
          "on several lists");
  expects(domains.size() == 1 || domains.size() == 2, "few clusters: one domain or two");
  const auto none = [&](NoError why) {
    to.standard_error.reset();
    to.degrees_of_freedom = 0.0;
    to.why_no_error = why;
  };
  to.satterthwaite = true;
  if (domains.size() == 2 && share_answers(tallies, **domains.begin(), **std::rbegin(domains)))
    return none(NoError::NotDefined);
  std::vector<OneMean> means;
  for (const Domain* domain : domains) means.push_back(one_mean(classes, tallies, *domain));
  for (const OneMean& mean : means) {
    if (!mean.known()) return none(NoError::LonelyPsu);
  }
  Sum variance;
  for (std::size_t g = 0; g < means.front().of_psu.size(); ++g) {
    const double score =
        means[0].of_psu[g].score - (means.size() == 2 ? means[1].of_psu[g].score : 0.0);
    variance.add(score * score);
  }
  to.standard_error = std::sqrt(variance.value());
  to.why_no_error = NoError::None;
  to.degrees_of_freedom = satterthwaite(means);
}

}  // namespace peil::estimate
