#include "peil/analysis/run/compute.h"

#include "peil/analysis/run/models.h"
#include "peil/drivers/penalty_reward.h"
#include "peil/drivers/regression.h"

namespace peil::analysis {
namespace {

void put_coefficient(Run& run, const std::string& id, const std::string& variable,
                     const DomainAsked& domain, const drivers::Coefficient& c) {
  const auto row = [&](const char* quantity, double value) {
    put(run, id, variable, domain.name, domain.level, quantity, value);
  };
  row("estimate", c.value);
  if (c.standard_error) row("se", *c.standard_error);
  if (c.t) row("t", *c.t);
  if (c.p) row("p", *c.p);
}

void regress(Run& run, const Model& model, bool ols) {
  const ModelRows rows = rows_of(run, model);
  const std::string& id = model.common.id;
  for (const DomainAsked& domain : rows.parts.domains) {
    const auto weight = ols ? ones_in(rows.design, rows.parts, domain)
                            : weights_in(rows.design, rows.parts, domain);
    const Result<drivers::Fit> fitted = drivers::fit(rows.outcome, rows.predictors, weight);
    if (!fitted.ok()) {
      refuse(run, id, domain, fitted.problems());
      continue;
    }
    const drivers::Fit& fit = fitted.value();
    const drivers::Errors errors =
        ols ? drivers::ols_errors(fit)
            : drivers::design_errors(fit, rows.parts.classes, rows.design.lonely);
    if (!errors.coefficient.front().standard_error) throw lonely_refusal(rows.parts.classes, "");
    const auto row = [&](const std::string& variable, const char* quantity, double value) {
      put(run, id, variable, domain.name, domain.level, quantity, value);
    };
    put_coefficient(run, id, "(Intercept)", domain, errors.coefficient.front());
    for (std::size_t j = 0; j < fit.predictors(); ++j) {
      const std::string& name = model.predictors[j];
      put_coefficient(run, id, name, domain, errors.coefficient[j + 1]);
      row(name, "beta_std", fit.beta[j]);
      row(name, "vif", fit.vif[j]);
    }
    row("", "df_residual", errors.degrees_of_freedom);
    row("", "r_squared", fit.r_squared);
    if (ols) row("", "adj_r_squared", drivers::adjusted_r_squared(fit));
    row("", "n", static_cast<double>(fit.row.size()));
  }
}

void contrast(Run& run, const Model& model, drivers::Answered low, drivers::Answered high) {
  const ModelRows rows = rows_of(run, model);
  for (const DomainAsked& domain : rows.parts.domains) {
    const auto weight = weights_in(rows.design, rows.parts, domain);
    const auto found = drivers::penalty_reward(rows.outcome, rows.predictors, low, high, weight,
                                               rows.parts.classes, rows.design.lonely);
    if (!found.ok()) {
      refuse(run, model.common.id, domain, found.problems());
      continue;
    }
    for (std::size_t j = 0; j < model.predictors.size(); ++j) {
      const drivers::PenaltyReward& c = found.value()[j];
      if (!c.penalty.standard_error) throw lonely_refusal(rows.parts.classes, "");
      const auto row = [&](const char* quantity, double value) {
        put(run, model.common.id, model.predictors[j], domain.name, domain.level, quantity, value);
      };
      row("penalty", c.penalty.value);
      row("penalty_se", *c.penalty.standard_error);
      if (c.penalty.p) row("penalty_p", *c.penalty.p);
      row("reward", c.reward.value);
      row("reward_se", *c.reward.standard_error);
      if (c.reward.p) row("reward_p", *c.reward.p);
    }
  }
}

}  // namespace

void compute(Run& run, const asked::Regression& asked) { regress(run, asked.model, asked.ols); }

void compute(Run& run, const asked::PenaltyReward& asked) {
  contrast(run, asked.model, {asked.low.from, asked.low.to}, {asked.high.from, asked.high.to});
}

}  // namespace peil::analysis
