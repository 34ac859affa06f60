#include "peil/analysis/run/compute.h"

#include "peil/analysis/run/equal_classes.h"
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

// Weights that give every class its share, and the classes as predictors. `in` outlives what it
// holds.
struct Beside {
  std::vector<double> weight;
  std::vector<std::vector<double>> store;
  std::vector<std::vector<std::uint8_t>> blank;
  std::vector<drivers::Variable> classes;
  Basis basis;
};

// Nothing, and why, where a class has no rows.
bool put_beside(Run& run, const ModelRows& rows, const AtEqual& over, const EqualRows& equal,
                const DomainAsked& domain, Beside& in) {
  const RowsOfClasses of = rows_of_classes(equal, rows, in.weight);
  if (of.without < equal.at.classes) {
    refuse(run, "", domain, nobody_of_class(equal, of.without, over.over));
    return false;
  }
  std::vector<drivers::Variable> all{rows.outcome};
  all.insert(all.end(), rows.predictors.begin(), rows.predictors.end());
  in.weight = drivers::weights_at_equal(all, in.weight, equal.at);
  in.classes =
      drivers::class_indicators(equal.at, drivers::standard_shares(equal.at), in.store, in.blank);
  in.basis = basis_at_equal(of, 2 * rows.predictors.size() + equal.at.classes);
  return true;
}

void contrast(Run& run, const asked::PenaltyReward& asked) {
  const Model& model = asked.model;
  const drivers::Answered low{asked.low.from, asked.low.to}, high{asked.high.from, asked.high.to};
  const ModelRows rows = rows_of(run, model);
  const auto equal = equal_rows(rows, asked.equal);
  for (const DomainAsked& domain : rows.parts.domains) {
    Beside beside{weights_in(rows.design, rows.parts, domain), {}, {}, {}, {}};
    if (!equal)
      beside.basis = basis_of(rows, beside.weight);
    else if (!put_beside(run, rows, asked.equal, *equal, domain, beside))
      continue;
    const auto found =
        drivers::penalty_reward(rows.outcome, rows.predictors, low, high, beside.weight,
                                rows.parts.classes, rows.design.lonely, beside.classes);
    if (!found.ok()) {
      refuse(run, domain, found.problems());
      continue;
    }
    const Basis& basis = beside.basis;
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

void compute(Run& run, const asked::PenaltyReward& asked) { contrast(run, asked); }

}  // namespace peil::analysis
