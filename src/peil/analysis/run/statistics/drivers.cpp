#include "peil/analysis/run/compute.h"

#include "peil/analysis/run/models.h"
#include "peil/analysis/weighting_chain.h"
#include "peil/base/counted.h"
#include "peil/base/text.h"
#include "peil/drivers/importance_bootstrap.h"
#include "peil/drivers/moments.h"
#include "peil/drivers/priority_matrix.h"
#include "peil/drivers/relative_weights.h"

namespace peil::analysis {
namespace {

// Correlations of the complete rows, outcome first; or why there are none.
struct Correlated {
  drivers::Moments moments;
  std::vector<double> correlation;
};

std::optional<Correlated> correlated(Run& run, const ModelRows& rows, const DomainAsked& domain,
                                     std::span<const double> weight) {
  std::vector<drivers::Variable> all{rows.outcome};
  all.insert(all.end(), rows.predictors.begin(), rows.predictors.end());
  Correlated result{drivers::moments(all, weight), {}};
  if (result.moments.rows <= all.size()) {
    refuse(run, "", domain,
           "Only " + counted(result.moments.rows, "row has", "rows have") +
               " an answer to the outcome and to all drivers; the model needs more than " +
               std::to_string(all.size()) + ". Leave out drivers that few people answered.");
    return {};
  }
  std::vector<std::string> flat;
  for (const std::size_t i : drivers::constant(result.moments)) flat.push_back(all[i].name);
  if (!flat.empty()) {
    refuse(run, flat.front(), domain,
           "Every complete row has the same value in " + join(flat, ", ") +
               ": what never varies has no importance that can be seen. Leave it out.");
    return {};
  }
  auto r = drivers::correlations(result.moments);
  if (!r) {
    refuse(run, "", domain,
           "The values are too large or too small to be squared. Give them in another unit.");
    return {};
  }
  result.correlation = std::move(*r);
  return result;
}

// Results of one domain: all stand on the complete rows, to which a coefficient per driver is
// fitted besides the mean.
class Found {
 public:
  Found(Run& run, const Model& model, const DomainAsked& domain, const Correlated& data)
      : run_(run), model_(model), domain_(domain), rows_(data.moments.rows) {}

  Cell of(const std::string& variable) const {
    return cell_of(variable, domain_, on_answers(rows_, model_.predictors.size() + 1));
  }
  void add(Cell cell) const { run_.add(std::move(cell)); }
  void interval(Cell& cell, const char* low, const char* high,
                const std::vector<double>& draws) const {
    const auto ends = estimate::percentile_interval(draws, model_.common.confidence);
    if (!ends) return;
    cell.add(low, ends->low);
    cell.add(high, ends->high);
  }

  double n() const { return static_cast<double>(rows_); }

 private:
  Run& run_;
  const Model& model_;
  const DomainAsked& domain_;
  std::size_t rows_;
};

// All that the draws follow from, beside the data.
std::string key_of(const Model& model, const DomainAsked& domain, const asked::Draws& draws) {
  std::vector<std::string> parts = model.predictors;
  parts.insert(parts.end(), {model.outcome, model.common.design, domain.name, domain.level,
                             std::to_string(draws.replicates), draws.seed});
  return join(parts, "\x1f");
}

const drivers::Drawn& draw(Run& run, const Model& model, const DomainAsked& domain,
                           const ModelRows& rows, std::span<const double> weight,
                           const asked::Draws& draws) {
  return run.drawn(key_of(model, domain, draws), [&] {
    const Design& design = rows.design.design;
    const auto bootstrap = estimate::RaoWu::of(design, draws.replicates, draws.seed);
    if (!bootstrap.ok()) refuse(bootstrap.problems());
    return drivers::bootstrap_importance(rows.outcome, rows.predictors, weight, bootstrap.value(),
                                         design.psu, run.threads());
  });
}

void add_lmg(const Found& to, const Model& model, const drivers::Importance& found) {
  const std::vector<double> rank = drivers::ranks_from_largest(found.share, drivers::same_share);
  Cell whole = to.of("");
  whole.add("r_squared", found.r_squared);
  whole.add("n", to.n());
  to.add(std::move(whole));
  for (std::size_t j = 0; j < model.predictors.size(); ++j) {
    Cell cell = to.of(model.predictors[j]);
    cell.add("lmg", found.share[j]);
    cell.add("lmg_pct", drivers::percent_of(found.share[j], found.r_squared));
    cell.add("rank", rank[j]);
    cell.add("r2_alone", found.alone[j]);
    cell.add("r2_last", found.last[j]);
    to.add(std::move(cell));
  }
}

void add_draws(const Found& to, const Model& model, const Correlated& data,
               const drivers::Importance& found, const drivers::Drawn& drawn) {
  Cell whole = to.of("");
  whole.add("bootstrap_draws", static_cast<double>(drawn.draws));
  to.add(std::move(whole));
  const auto group =
      drivers::inseparable(found.share, drawn, data.correlation, model.common.confidence);
  for (std::size_t j = 0; j < model.predictors.size(); ++j) {
    Cell cell = to.of(model.predictors[j]);
    to.interval(cell, "lmg_ci_low", "lmg_ci_high", drawn.share[j]);
    to.interval(cell, "lmg_pct_ci_low", "lmg_pct_ci_high", drawn.importance[j]);
    to.interval(cell, "rank_ci_low", "rank_ci_high", drawn.rank[j]);
    cell.add("group", static_cast<double>(group[j]));
    to.add(std::move(cell));
  }
}

void lmg(Run& run, const asked::Drivers& asked, const ModelRows& rows, const DomainAsked& domain,
         std::span<const double> weight, const Correlated& data) {
  const Found to(run, asked.model, domain, data);
  const drivers::Importance found = drivers::lmg(data.correlation);
  add_lmg(to, asked.model, found);
  if (asked.draws.replicates > 0)
    add_draws(to, asked.model, data, found,
              draw(run, asked.model, domain, rows, weight, asked.draws));
}

void johnson(Run& run, const Model& model, const DomainAsked& domain, const Correlated& data) {
  const auto found = drivers::relative_weights(data.correlation);
  if (!found) {
    refuse(run, "", domain,
           "One driver follows from the others, so relative weights are not determined. Leave one "
           "out, or ask for method lmg.");
    return;
  }
  const Found to(run, model, domain, data);
  for (std::size_t j = 0; j < model.predictors.size(); ++j) {
    Cell cell = to.of(model.predictors[j]);
    cell.add("epsilon", found->epsilon[j]);
    cell.add("epsilon_pct", drivers::percent_of(found->epsilon[j], found->r_squared));
    to.add(std::move(cell));
  }
  Cell whole = to.of("");
  whole.add("r_squared", found->r_squared);
  whole.add("n", to.n());
  to.add(std::move(whole));
}

// The quadrant of a driver: where it lies, or where most replicates have it, if they agree enough.
void add_quadrant(Cell& cell, const drivers::Placed& driver) {
  if (driver.probability) {
    cell.add("quadrant_probability", *driver.probability);
    cell.add("unclear", driver.quadrant ? 0.0 : 1.0);
    cell.add("importance_probability", *driver.important);
    cell.add("performance_probability", *driver.high);
  }
  if (driver.quadrant) cell.add("quadrant", static_cast<double>(*driver.quadrant));
}

void prioritise(Run& run, const asked::Priority& asked, const ModelRows& rows,
                const DomainAsked& domain, std::span<const double> weight, const Correlated& data) {
  std::vector<double> level;
  for (const drivers::Variable& driver : rows.predictors)
    level.push_back(drivers::performance(driver, weight));
  std::vector<drivers::LikelyQuadrant> likely;
  if (asked.draws.replicates > 0)
    likely = drivers::likely_quadrants(draw(run, asked.model, domain, rows, weight, asked.draws));
  const auto matrix = drivers::priority_matrix(drivers::lmg(data.correlation), level, likely);
  if (!matrix) {
    refuse(run, "", domain, "The drivers explain nothing of the outcome.");
    return;
  }
  const Found to(run, asked.model, domain, data);
  for (std::size_t j = 0; j < level.size(); ++j) {
    const drivers::Placed& driver = matrix->drivers[j];
    Cell cell = to.of(asked.model.predictors[j]);
    cell.add("importance", driver.importance);
    cell.add("performance", driver.performance);
    add_quadrant(cell, driver);
    to.add(std::move(cell));
  }
  Cell whole = to.of("");
  whole.add("cut_importance", matrix->lines.importance);
  whole.add("cut_performance", matrix->lines.performance);
  whole.add("n", to.n());
  to.add(std::move(whole));
}

}  // namespace

void compute(Run& run, const asked::Drivers& asked) {
  const ModelRows rows = rows_of(run, asked.model);
  for (const DomainAsked& domain : rows.parts.domains) {
    const auto weight = weights_in(rows.design, rows.parts, domain);
    const auto data = correlated(run, rows, domain, weight);
    if (!data) continue;
    if (asked.johnson)
      johnson(run, asked.model, domain, *data);
    else
      lmg(run, asked, rows, domain, weight, *data);
  }
}

void compute(Run& run, const asked::Priority& asked) {
  const ModelRows rows = rows_of(run, asked.model);
  for (const DomainAsked& domain : rows.parts.domains) {
    const auto weight = weights_in(rows.design, rows.parts, domain);
    if (const auto data = correlated(run, rows, domain, weight))
      prioritise(run, asked, rows, domain, weight, *data);
  }
}

}  // namespace peil::analysis
