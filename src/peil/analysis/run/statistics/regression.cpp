#include "peil/analysis/run/compute.h"

#include "peil/analysis/run/models.h"
#include "peil/drivers/penalty_reward.h"
#include "peil/drivers/regression.h"

namespace peil::analysis {
namespace {

Cell coefficient_cell(const std::string& variable, const DomainAsked& domain, const Basis& basis,
                      const drivers::Coefficient& c, double degrees_of_freedom) {
  Cell cell = cell_of(variable, domain, basis, Form::Coefficient);
  cell.estimate = Estimate{c.value, c.standard_error, basis.rows, degrees_of_freedom};
  cell.test = {c.t, c.p};
  return cell;
}

void regress(Run& run, const Model& model, bool ols) {
  const ModelRows rows = rows_of(run, model);
  for (const DomainAsked& domain : rows.parts.domains) {
    const auto weight = ols ? ones_in(rows.design, rows.parts, domain)
                            : weights_in(rows.design, rows.parts, domain);
    const Result<drivers::Fit> fitted = drivers::fit(rows.outcome, rows.predictors, weight);
    if (!fitted.ok()) {
      refuse(run, domain, fitted.problems());
      continue;
    }
    const drivers::Fit& fit = fitted.value();
    const drivers::Errors errors =
        ols ? drivers::ols_errors(fit)
            : drivers::design_errors(fit, rows.parts.classes, rows.design.lonely);
    if (!errors.coefficient.front().standard_error) throw lonely_refusal(rows.parts.classes, "");
    const Basis basis = on_answers(fit.row.size(), fit.coefficient.size());
    const double df = errors.degrees_of_freedom;
    run.add(coefficient_cell("(Intercept)", domain, basis, errors.coefficient.front(), df));
    for (std::size_t j = 0; j < fit.predictors(); ++j) {
      Cell cell =
          coefficient_cell(model.predictors[j], domain, basis, errors.coefficient[j + 1], df);
      cell.add("beta_std", fit.beta[j]);
      cell.add("vif", fit.vif[j]);
      run.add(std::move(cell));
    }
    Cell whole = cell_of("", domain, basis);
    whole.add("df_residual", df);
    whole.add("r_squared", fit.r_squared);
    if (ols) whole.add("adj_r_squared", drivers::adjusted_r_squared(fit));
    whole.add("n", static_cast<double>(fit.row.size()));
    run.add(std::move(whole));
  }
}

// The complete rows, to which a constant and two coefficients per driver are fitted.
Basis basis_of(const ModelRows& rows, std::span<const double> weight) {
  std::vector<drivers::Variable> all{rows.outcome};
  all.insert(all.end(), rows.predictors.begin(), rows.predictors.end());
  return on_answers(drivers::complete_rows(all, weight).size(), 2 * rows.predictors.size() + 1);
}

void contrast(Run& run, const Model& model, drivers::Answered low, drivers::Answered high) {
  const ModelRows rows = rows_of(run, model);
  for (const DomainAsked& domain : rows.parts.domains) {
    const auto weight = weights_in(rows.design, rows.parts, domain);
    const auto found = drivers::penalty_reward(rows.outcome, rows.predictors, low, high, weight,
                                               rows.parts.classes, rows.design.lonely);
    if (!found.ok()) {
      refuse(run, domain, found.problems());
      continue;
    }
    const Basis basis = basis_of(rows, weight);
    for (std::size_t j = 0; j < model.predictors.size(); ++j) {
      const drivers::PenaltyReward& c = found.value()[j];
      if (!c.penalty.standard_error) throw lonely_refusal(rows.parts.classes, "");
      Cell cell = cell_of(model.predictors[j], domain, basis);
      cell.add("penalty", c.penalty.value);
      cell.add("penalty_se", c.penalty.standard_error);
      cell.add("penalty_p", c.penalty.p);
      cell.add("reward", c.reward.value);
      cell.add("reward_se", c.reward.standard_error);
      cell.add("reward_p", c.reward.p);
      run.add(std::move(cell));
    }
  }
}

}  // namespace

void compute(Run& run, const asked::Regression& asked) { regress(run, asked.model, asked.ols); }

void compute(Run& run, const asked::PenaltyReward& asked) {
  contrast(run, asked.model, {asked.low.from, asked.low.to}, {asked.high.from, asked.high.to});
}

}  // namespace peil::analysis
