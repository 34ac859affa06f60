#include "peil/drivers/regression.h"

#include <Eigen/Dense>
#include <cmath>

#include "peil/base/contract.h"
#include "peil/base/counted.h"
#include "peil/base/sum.h"
#include "peil/base/text.h"
#include "peil/drivers/moments.h"
#include "peil/estimate/student.h"

namespace peil::drivers {
namespace {

using Eigen::Index;

// "A, B and C" of the variables in these places.
std::string names(const std::vector<Variable>& all, std::span<const std::size_t> places) {
  std::vector<std::string> parts;
  for (const std::size_t i : places) parts.push_back("'" + all[i].name + "'");
  return join(parts, ", ");
}

Problems unfit(const std::vector<Variable>& all, const Moments& m) {
  if (m.rows <= all.size())
    return {{"regression.too-few-rows", "", 0, 0,
             counted(m.rows, "row has", "rows have") +
                 " an answer to all variables of the model; " +
                 counted(all.size(), "coefficient needs", "coefficients need") + " more.",
             "Leave out predictors that few people answered."}};
  if (const auto flat = constant(m); !flat.empty())
    return {{"regression.constant", "", 0, 0,
             "Every complete row has the same value in " + names(all, flat) + ".",
             "What never varies cannot be explained and explains nothing: leave it out."}};
  return {};
}

std::vector<double> without_outcome(std::span<const double> correlation, std::size_t width) {
  std::vector<double> result;
  for (std::size_t i = 1; i < width; ++i)
    for (std::size_t j = 1; j < width; ++j) result.push_back(correlation[i * width + j]);
  return result;
}

// The model in variables about their means, on their own scales.
struct Slopes {
  std::vector<double> scale;  // root of the sum of squares; outcome first
  Eigen::MatrixXd inverse;    // of the predictors' correlations
  Eigen::VectorXd beta;
};

double residual_at(const std::vector<Variable>& all, const Moments& m, const Slopes& s,
                   std::size_t row) {
  double explained = 0.0;
  for (std::size_t j = 1; j < all.size(); ++j)
    explained += s.beta[static_cast<Index>(j - 1)] * ((all[j].at(row) - m.mean[j]) / s.scale[j]);
  return (all[0].at(row) - m.mean[0]) - s.scale[0] * explained;
}

void set_residuals(Fit& result, const std::vector<Variable>& all, const Moments& m,
                   const Slopes& s) {
  result.residual.resize(result.row.size());
  for (std::size_t i = 0; i < result.row.size(); ++i)
    result.residual[i] = residual_at(all, m, s, result.row[i]);
}

// Adds to the slopes what the residuals still hold of the predictors: rounding of the first answer.
void improve(Slopes& s, const Fit& fitted, const std::vector<Variable>& all, const Moments& m,
             std::span<const double> weight) {
  Eigen::VectorXd left(s.beta.size());
  for (std::size_t j = 1; j < all.size(); ++j) {
    Sum sum;
    for (std::size_t i = 0; i < fitted.row.size(); ++i) {
      const std::uint32_t row = fitted.row[i];
      sum.add(weight[row] * ((all[j].at(row) - m.mean[j]) / s.scale[j]) *
              (fitted.residual[i] / s.scale[0]));
    }
    left[static_cast<Index>(j - 1)] = sum.value();
  }
  s.beta += s.inverse * left;
}

void set_influence(Fit& result, const std::vector<Variable>& all, const Moments& m,
                   const Slopes& s) {
  const std::size_t p = all.size() - 1;
  result.influence.assign(p + 1, std::vector<double>(result.row.size()));
  Eigen::VectorXd x(s.beta.size());
  for (std::size_t i = 0; i < result.row.size(); ++i) {
    for (std::size_t j = 1; j <= p; ++j)
      x[static_cast<Index>(j - 1)] = (all[j].at(result.row[i]) - m.mean[j]) / s.scale[j];
    x = s.inverse * x * result.residual[i];
    double intercept = result.residual[i] / m.weight;
    for (std::size_t j = 1; j <= p; ++j) {
      const double slope = x[static_cast<Index>(j - 1)] / s.scale[j];
      result.influence[j][i] = slope;
      intercept -= slope * m.mean[j];
    }
    result.influence[0][i] = intercept;
  }
}

void set_unit_variance(Fit& result, const Moments& m, const Slopes& s) {
  const auto p = static_cast<Index>(result.beta.size());
  Eigen::VectorXd mean(p);
  for (Index j = 0; j < p; ++j) {
    const auto at = static_cast<std::size_t>(j + 1);
    mean[j] = m.mean[at] / s.scale[at];
    result.unit_variance.push_back(s.inverse(j, j) / s.scale[at] / s.scale[at]);
  }
  result.unit_variance.insert(result.unit_variance.begin(),
                              1.0 / m.weight + mean.dot(s.inverse * mean));
}

Coefficient tested(double value, std::optional<double> error, double degrees) {
  Coefficient result{value, error, {}, {}};
  if (!error || *error <= 0.0 || degrees <= 0.0 || !std::isfinite(value / *error)) return result;
  result.t = value / *error;
  result.p = estimate::t_p_value(*result.t, degrees);
  return result;
}

}  // namespace

Result<Fit> fit(const Variable& outcome, std::span<const Variable> predictors,
                std::span<const double> weight) {
  expects(!predictors.empty(), "fit: at least one predictor");
  std::vector<Variable> all{outcome};
  all.insert(all.end(), predictors.begin(), predictors.end());
  Fit result;
  result.row = complete_rows(all, weight);
  for (const std::uint32_t row : result.row) result.weight.push_back(weight[row]);
  const Moments m = moments(all, weight, result.row);
  if (Problems found = unfit(all, m); !found.empty()) return found;
  const std::optional<std::vector<double>> r = correlations(m);
  if (!r)
    return Problems{{"regression.too-large", "", 0, 0,
                     "The values of the model are too large or too small to be squared.",
                     "Give them in another unit."}};
  const std::vector<double> among = without_outcome(*r, all.size());
  if (auto places = dependent(among, predictors.size()); !places.empty()) {
    for (std::size_t& place : places) ++place;
    return Problems{{"regression.dependent", "", 0, 0,
                     "What " + names(all, places) + " says follows from the predictors before it.",
                     "Leave it out, or one of those it follows from."}};
  }

  const auto p = static_cast<Index>(predictors.size());
  Slopes s;
  for (std::size_t j = 0; j < all.size(); ++j) s.scale.push_back(std::sqrt(m.at(j, j)));
  const Eigen::Map<const Eigen::MatrixXd> c(among.data(), p, p);
  const Eigen::Map<const Eigen::VectorXd> with_outcome(r->data() + 1, p);
  s.inverse = c.ldlt().solve(Eigen::MatrixXd::Identity(p, p));
  s.beta = s.inverse * with_outcome;
  set_residuals(result, all, m, s);
  improve(s, result, all, m, weight);
  set_residuals(result, all, m, s);

  result.beta.assign(s.beta.begin(), s.beta.end());
  double intercept = m.mean[0];
  for (std::size_t j = 1; j < all.size(); ++j) {
    result.coefficient.push_back(result.beta[j - 1] * (s.scale[0] / s.scale[j]));
    result.vif.push_back(s.inverse(static_cast<Index>(j - 1), static_cast<Index>(j - 1)));
    intercept -= result.coefficient.back() * m.mean[j];
  }
  result.coefficient.insert(result.coefficient.begin(), intercept);
  Sum squares;
  for (std::size_t i = 0; i < result.row.size(); ++i)
    squares.add(weight[result.row[i]] * result.residual[i] * result.residual[i]);
  result.residual_squares = squares.value();
  result.r_squared = 1.0 - result.residual_squares / m.at(0, 0);
  set_influence(result, all, m, s);
  set_unit_variance(result, m, s);
  return result;
}

double adjusted_r_squared(const Fit& fit) {
  const auto n = static_cast<double>(fit.row.size());
  return 1.0 -
         (1.0 - fit.r_squared) * (n - 1.0) / (n - 1.0 - static_cast<double>(fit.predictors()));
}

Errors ols_errors(const Fit& fit) {
  Errors result;
  result.degrees_of_freedom =
      static_cast<double>(fit.row.size()) - static_cast<double>(fit.coefficient.size());
  const double spread = fit.residual_squares / result.degrees_of_freedom;
  for (std::size_t k = 0; k < fit.coefficient.size(); ++k) {
    result.coefficient.push_back(tested(
        fit.coefficient[k], std::sqrt(spread * fit.unit_variance[k]), result.degrees_of_freedom));
  }
  return result;
}

Errors design_errors(const Fit& fit, const estimate::Classes& classes, estimate::LonelyPsu lonely) {
  estimate::Tallies rows;
  for (const std::uint32_t row : fit.row) rows.push_back({classes.of_row[row], 1, 0.0});
  estimate::Influence influence{{}, std::vector<std::uint8_t>(rows.size(), 1)};
  Errors result;
  for (std::size_t k = 0; k < fit.coefficient.size(); ++k) {
    influence.of_tally = fit.influence[k];
    for (std::size_t t = 0; t < rows.size(); ++t)
      influence.of_tally[t] *= fit.weight[t] / classes.classes[rows[t].row_class].weight;
    if (k == 0)
      result.degrees_of_freedom = estimate::reach(classes, rows, influence).degrees_of_freedom() -
                                  static_cast<double>(fit.predictors());
    const std::optional<double> v = estimate::variance(classes, rows, influence, lonely);
    result.coefficient.push_back(tested(fit.coefficient[k],
                                        v ? std::optional(std::sqrt(*v)) : std::nullopt,
                                        result.degrees_of_freedom));
  }
  return result;
}

}  // namespace peil::drivers
