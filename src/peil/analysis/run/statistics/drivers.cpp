#include "peil/analysis/run/compute.h"

#include "peil/analysis/run/equal_classes.h"
#include "peil/analysis/run/models.h"
#include "peil/analysis/weighting_chain.h"
#include "peil/base/contract.h"
#include "peil/base/counted.h"
#include "peil/base/text.h"
#include "peil/drivers/importance_bootstrap.h"
#include "peil/drivers/moments.h"
#include "peil/drivers/priority_matrix.h"
#include "peil/drivers/relative_weights.h"
#include "peil/estimate/grouped_units.h"

namespace peil::analysis {
namespace {

// A model in one domain, as it is or at equal classes.
struct AskedIn {
  const Model& model;
  const AtEqual& over;
  const ModelRows& rows;
  const std::optional<EqualRows>& equal;
  const DomainAsked& domain;
  std::vector<double> weight;

  const drivers::EqualClasses* at() const { return equal ? &equal->at : nullptr; }
};

// Correlations of the complete rows, outcome first; and what all figures of them stand on.
struct Correlated {
  drivers::Moments moments;
  Basis basis;
  std::vector<double> correlation;
};

// The moments and their basis; nothing, and why, where a class has no rows.
std::optional<Correlated> moments_of(Run& run, const AskedIn& in,
                                     std::span<const drivers::Variable> all) {
  const std::size_t parameters = in.rows.predictors.size() + 1;
  if (!in.equal) {
    Correlated result{drivers::moments(all, in.weight), {}, {}};
    result.basis = on_answers(result.moments.rows, parameters);
    return result;
  }
  const drivers::EqualClasses& at = in.equal->at;
  const RowsOfClasses of = rows_of_classes(*in.equal, in.rows, in.weight);
  auto moments = drivers::moments_at_equal(drivers::moments_by_class(all, in.weight, at),
                                           drivers::standard_shares(at));
  if (!moments || of.without < at.classes) {
    refuse(run, "", in.domain, nobody_of_class(*in.equal, of.without, in.over.over));
    return {};
  }
  return Correlated{*std::move(moments), basis_at_equal(of, parameters + at.classes - 1), {}};
}

std::optional<Correlated> correlated(Run& run, const AskedIn& in) {
  std::vector<drivers::Variable> all{in.rows.outcome};
  all.insert(all.end(), in.rows.predictors.begin(), in.rows.predictors.end());
  auto made = moments_of(run, in, all);
  if (!made) return {};
  Correlated& result = *made;
  const DomainAsked& domain = in.domain;
  const std::size_t needed = all.size() + (in.equal ? in.equal->at.classes - 1 : 0);
  if (result.moments.rows <= needed) {
    refuse(run, "", domain,
           "Only " + counted(result.moments.rows, "row has", "rows have") +
               " an answer to the outcome and to all drivers; the model needs more than " +
               std::to_string(needed) + ". Leave out drivers that few people answered.");
    return {};
  }
  std::vector<std::string> flat;
  for (const std::size_t i : drivers::constant(result.moments)) flat.push_back(all[i].name);
  if (!flat.empty()) {
    refuse(run, flat.front(), domain,
           (in.equal ? "Within '" + in.over.over + "' every" : std::string("Every")) +
               " complete row has the same value in " + join(flat, ", ") +
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
  return made;
}

// Results of one domain: all stand on the complete rows, to which a coefficient per driver is
// fitted besides the mean.
class Found {
 public:
  Found(Run& run, const Model& model, const DomainAsked& domain, const Correlated& data)
      : run_(run), model_(model), domain_(domain), basis_(data.basis) {}

  Cell of(const std::string& variable) const { return cell_of(variable, domain_, basis_); }
  void add(Cell cell) const { run_.add(std::move(cell)); }
  void interval(Cell& cell, const char* low, const char* high,
                const std::vector<double>& draws) const {
    const auto ends = estimate::percentile_interval(draws, model_.common.confidence);
    if (!ends) return;
    cell.add(low, ends->low);
    cell.add(high, ends->high);
  }

  double n() const { return static_cast<double>(basis_.rows); }

 private:
  Run& run_;
  const Model& model_;
  const DomainAsked& domain_;
  Basis basis_;
};

// All that the draws follow from, beside the data.
std::string key_of(const AskedIn& in, const asked::Draws& draws) {
  std::vector<std::string> parts = in.model.predictors;
  parts.insert(parts.end(),
               {in.model.outcome, in.model.common.design, in.domain.name, in.domain.level,
                std::to_string(draws.replicates), draws.seed, in.over.over});
  parts.insert(parts.end(), in.over.classes.begin(), in.over.classes.end());
  return join(parts, "\x1f");
}

const drivers::Drawn& draw(Run& run, const AskedIn& in, const asked::Draws& draws) {
  return run.drawn(key_of(in, draws), [&] {
    const Design design = estimate::grouped_units(in.rows.design.design, draws.seed);
    const auto bootstrap = estimate::RaoWu::of(design, draws.replicates, draws.seed);
    if (!bootstrap.ok()) refuse(bootstrap.problems());
    return drivers::bootstrap_importance(in.rows.outcome, in.rows.predictors, in.weight,
                                         bootstrap.value(), design.psu, run.threads(), in.at());
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

// Of drivers that say the same: a number that they share, and what each comes to without the
// others. Of the other drivers there is nothing to say.
void add_twins(const Found& to, const Model& model, const Correlated& data) {
  const std::size_t p = model.predictors.size();
  const auto same = drivers::twins(data.correlation, p);
  std::vector<std::size_t> number(p, 0);
  std::size_t last = 0;
  for (std::size_t j = 0; j < p; ++j) {
    if (same[j].empty()) continue;
    if (number[j] == 0) number[j] = ++last;
    for (const std::size_t twin : same[j]) {
      if (number[twin] == 0) number[twin] = number[j];
    }
    Cell cell = to.of(model.predictors[j]);
    cell.add("twins", static_cast<double>(number[j]));
    const drivers::Importance alone = drivers::lmg_without(data.correlation, p, same[j]);
    cell.add("lmg_pct_without_twins", drivers::percent_of(alone.share[j], alone.r_squared));
    to.add(std::move(cell));
  }
}

void lmg(Run& run, const asked::Drivers& asked, const AskedIn& in, const Correlated& data) {
  const Found to(run, asked.model, in.domain, data);
  const drivers::Importance found = drivers::lmg(data.correlation);
  add_lmg(to, asked.model, found);
  add_twins(to, asked.model, data);
  if (asked.draws.replicates > 0)
    add_draws(to, asked.model, data, found, draw(run, in, asked.draws));
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

// At equal classes every class has somebody who answered everything.
double level_of(const drivers::Variable& driver, const AskedIn& in) {
  if (!in.equal) return drivers::performance(driver, in.weight);
  const auto level = drivers::performance_at_equal(driver, in.weight, in.equal->at);
  expects(level.has_value(), "level_of: answers in every class");
  return *level;
}

void prioritise(Run& run, const asked::Priority& asked, const AskedIn& in, const Correlated& data) {
  const DomainAsked& domain = in.domain;
  std::vector<double> level;
  for (const drivers::Variable& driver : in.rows.predictors) level.push_back(level_of(driver, in));
  std::vector<drivers::LikelyQuadrant> likely;
  if (asked.draws.replicates > 0) likely = drivers::likely_quadrants(draw(run, in, asked.draws));
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
  const auto equal = equal_rows(rows, asked.equal);
  for (const DomainAsked& domain : rows.parts.domains) {
    const AskedIn in{asked.model, asked.equal, rows,
                     equal,       domain,      weights_in(rows.design, rows.parts, domain)};
    const auto data = correlated(run, in);
    if (!data) continue;
    if (asked.johnson)
      johnson(run, asked.model, domain, *data);
    else
      lmg(run, asked, in, *data);
  }
}

void compute(Run& run, const asked::Priority& asked) {
  const ModelRows rows = rows_of(run, asked.model);
  const auto equal = equal_rows(rows, asked.equal);
  for (const DomainAsked& domain : rows.parts.domains) {
    const AskedIn in{asked.model, asked.equal, rows,
                     equal,       domain,      weights_in(rows.design, rows.parts, domain)};
    if (const auto data = correlated(run, in)) prioritise(run, asked, in, *data);
  }
}

}  // namespace peil::analysis
