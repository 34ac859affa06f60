#include "peil/analysis/run/compute.h"

#include "peil/analysis/run/models.h"
#include "peil/analysis/weighting_chain.h"
#include "peil/base/text.h"
#include "peil/drivers/importance_bootstrap.h"
#include "peil/drivers/moments.h"
#include "peil/drivers/relative_weights.h"

namespace peil::analysis {
namespace {

// Below this gap two shares are equal but for rounding.
constexpr double same_share = 1e-12;

// Correlations of the complete rows, outcome first; or why there are none.
struct Correlated {
  drivers::Moments moments;
  std::vector<double> correlation;
};

std::optional<Correlated> correlated(Run& run, const Model& model, const ModelRows& rows,
                                     const DomainAsked& domain, std::span<const double> weight) {
  std::vector<drivers::Variable> all{rows.outcome};
  all.insert(all.end(), rows.predictors.begin(), rows.predictors.end());
  Correlated result{drivers::moments(all, weight), {}};
  const std::string& id = model.common.id;
  if (result.moments.rows <= all.size()) {
    refuse(
        run, id, "", domain,
        "Only " + std::to_string(result.moments.rows) +
            " rows have an answer to the outcome and to all drivers; the model needs more than " +
            std::to_string(all.size()) + ". Leave out drivers that few people answered.");
    return {};
  }
  std::vector<std::string> flat;
  for (const std::size_t i : drivers::constant(result.moments)) flat.push_back(all[i].name);
  if (!flat.empty()) {
    refuse(run, id, flat.front(), domain,
           "Every complete row has the same value in " + join(flat, ", ") +
               ": what never varies has no importance that can be seen. Leave it out.");
    return {};
  }
  auto r = drivers::correlations(result.moments);
  if (!r) {
    refuse(run, id, "", domain,
           "The values are too large or too small to be squared. Give them in another unit.");
    return {};
  }
  result.correlation = std::move(*r);
  return result;
}

// Writes the rows of one domain of one analysis.
class Writer {
 public:
  Writer(Run& run, const Model& model, const DomainAsked& domain)
      : run_(run), model_(model), domain_(domain) {}
  void row(const std::string& variable, const char* quantity, double value) {
    put(run_, model_.common.id, variable, domain_.name, domain_.level, quantity, value);
  }
  void interval(const std::string& variable, const char* low, const char* high,
                const std::vector<double>& draws) {
    const auto ends = drivers::percentile_interval(draws, model_.common.confidence);
    if (!ends) return;
    row(variable, low, ends->low);
    row(variable, high, ends->high);
  }

 private:
  Run& run_;
  const Model& model_;
  const DomainAsked& domain_;
};

drivers::Drawn draw(const ModelRows& rows, std::span<const double> weight,
                    const asked::Draws& draws) {
  const Design& design = rows.design.design;
  const auto bootstrap = estimate::RaoWu::of(design, draws.replicates, draws.seed);
  if (!bootstrap.ok()) refuse(bootstrap.problems());
  return drivers::bootstrap_importance(rows.outcome, rows.predictors, weight, bootstrap.value(),
                                       design.psu);
}

void put_lmg(Run& run, const Model& model, const ModelRows& rows, const DomainAsked& domain,
             std::span<const double> weight, const Correlated& data, const asked::Draws& draws) {
  const drivers::Importance found = drivers::lmg(data.correlation);
  const std::vector<double> rank = drivers::ranks_from_largest(found.share, same_share);
  Writer to(run, model, domain);
  to.row("", "r_squared", found.r_squared);
  to.row("", "n", static_cast<double>(data.moments.rows));
  for (std::size_t j = 0; j < model.predictors.size(); ++j) {
    const std::string& name = model.predictors[j];
    to.row(name, "lmg", found.share[j]);
    if (found.r_squared > same_share)
      to.row(name, "lmg_pct", 100.0 * found.share[j] / found.r_squared);
    to.row(name, "rank", rank[j]);
    to.row(name, "r2_alone", found.alone[j]);
    to.row(name, "r2_last", found.last[j]);
  }
  if (draws.replicates == 0) return;
  const drivers::Drawn drawn = draw(rows, weight, draws);
  to.row("", "bootstrap_draws", static_cast<double>(drawn.draws));
  const auto group =
      drivers::inseparable(found.share, drawn, data.correlation, model.common.confidence);
  for (std::size_t j = 0; j < model.predictors.size(); ++j) {
    const std::string& name = model.predictors[j];
    to.interval(name, "lmg_ci_low", "lmg_ci_high", drawn.share[j]);
    to.interval(name, "lmg_pct_ci_low", "lmg_pct_ci_high", drawn.importance[j]);
    to.interval(name, "rank_ci_low", "rank_ci_high", drawn.rank[j]);
    to.row(name, "group", static_cast<double>(group[j]));
  }
}

void put_johnson(Run& run, const Model& model, const DomainAsked& domain, const Correlated& data) {
  const auto epsilon = drivers::relative_weights(data.correlation);
  if (!epsilon) {
    refuse(run, model.common.id, "", domain,
           "One driver follows from the others, so relative weights are not determined. Leave one "
           "out, or ask for method lmg.");
    return;
  }
  Writer to(run, model, domain);
  double r_squared = 0.0;
  for (const double e : *epsilon) r_squared += e;
  for (std::size_t j = 0; j < model.predictors.size(); ++j) {
    to.row(model.predictors[j], "epsilon", (*epsilon)[j]);
    if (r_squared > same_share)
      to.row(model.predictors[j], "epsilon_pct", 100.0 * (*epsilon)[j] / r_squared);
  }
  to.row("", "r_squared", r_squared);
  to.row("", "n", static_cast<double>(data.moments.rows));
}

// Weighted mean of a driver's own answers, also of people who skipped another driver.
double performance(const drivers::Variable& driver, std::span<const double> weight) {
  const drivers::Variable one[]{driver};
  return drivers::moments(one, weight).mean.front();
}

void put_priority(Run& run, const Model& model, const ModelRows& rows, const DomainAsked& domain,
                  std::span<const double> weight, const Correlated& data,
                  const asked::Draws& draws) {
  const drivers::Importance found = drivers::lmg(data.correlation);
  if (found.r_squared <= same_share) {
    refuse(run, model.common.id, "", domain, "The drivers explain nothing of the outcome.");
    return;
  }
  std::vector<double> level;
  for (const drivers::Variable& driver : rows.predictors)
    level.push_back(performance(driver, weight));
  const drivers::Crossing lines = drivers::crossing(level);
  std::vector<drivers::LikelyQuadrant> likely;
  if (draws.replicates > 0) likely = drivers::likely_quadrants(draw(rows, weight, draws));
  Writer to(run, model, domain);
  for (std::size_t j = 0; j < model.predictors.size(); ++j) {
    const std::string& name = model.predictors[j];
    const double importance = 100.0 * found.share[j] / found.r_squared;
    to.row(name, "importance", importance);
    to.row(name, "performance", level[j]);
    auto where = drivers::quadrant(importance, level[j], lines);
    if (!likely.empty()) {
      where = likely[j].quadrant;
      to.row(name, "quadrant_probability", likely[j].probability);
      to.row(name, "unclear", likely[j].probability < drivers::sure_quadrant ? 1.0 : 0.0);
      if (likely[j].probability < drivers::sure_quadrant) continue;
    }
    to.row(name, "quadrant", static_cast<double>(where));
  }
  to.row("", "cut_importance", lines.importance);
  to.row("", "cut_performance", lines.performance);
  to.row("", "n", static_cast<double>(data.moments.rows));
}

}  // namespace

void compute(Run& run, const asked::Drivers& asked) {
  const ModelRows rows = rows_of(run, asked.model);
  for (const DomainAsked& domain : rows.parts.domains) {
    const auto weight = weights_in(rows.design, rows.parts, domain);
    const auto data = correlated(run, asked.model, rows, domain, weight);
    if (!data) continue;
    if (asked.johnson)
      put_johnson(run, asked.model, domain, *data);
    else
      put_lmg(run, asked.model, rows, domain, weight, *data, asked.draws);
  }
}

void compute(Run& run, const asked::Priority& asked) {
  const ModelRows rows = rows_of(run, asked.model);
  for (const DomainAsked& domain : rows.parts.domains) {
    const auto weight = weights_in(rows.design, rows.parts, domain);
    if (const auto data = correlated(run, asked.model, rows, domain, weight))
      put_priority(run, asked.model, rows, domain, weight, *data, asked.draws);
  }
}

}  // namespace peil::analysis
