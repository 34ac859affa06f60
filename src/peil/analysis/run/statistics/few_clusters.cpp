#include "peil/drivers/few_clusters.h"

#include <algorithm>
#include <map>
#include <utility>

#include "peil/analysis/run/compute.h"
#include "peil/analysis/run/models.h"
#include "peil/analysis/run/put.h"
#include "peil/analysis/run/weighted_sums.h"
#include "peil/drivers/wild_bootstrap.h"
#include "peil/estimate/randomisation.h"
#include "peil/estimate/student.h"
#include "peil/estimate/t_value.h"

namespace peil::analysis {
namespace {

// The cluster of each row. What these analyses do not know of a design is refused.
std::vector<std::uint32_t> clusters_of(const Prepared& design) {
  if (design.design.strata.size() > 1)
    throw Refusal{"", "Design '" + design.name +
                          "' has strata. What is worked out for few clusters knows none: leave "
                          "'strata' out of a design of its own."};
  if (!design.weighted.margins.empty())
    throw Refusal{"", "Design '" + design.name +
                          "' fits its weights to margins, which an analysis of few clusters does "
                          "not know. Use the weights as they are."};
  if (design.design.strata.front().population)
    throw Refusal{"", "Design '" + design.name +
                          "' says how many clusters there are ('fpc'), which an analysis of few "
                          "clusters does not know. Leave 'fpc' out of a design of its own."};
  std::vector<std::uint32_t> result;
  for (const PsuId& psu : design.design.psu)
    result.push_back(static_cast<std::uint32_t>(psu.index()));
  return result;
}

drivers::ClusteredFit fit_of(const ModelRows& rows) {
  const std::vector<std::uint32_t> cluster = clusters_of(rows.design);
  const std::vector<double> weight =
      weights_in(rows.design, rows.parts, rows.parts.domains.front());
  auto fit = drivers::clustered_fit(rows.outcome, rows.predictors, weight, cluster);
  if (fit.ok()) return std::move(fit).value();
  const Problem& first = fit.problems().front();
  throw Refusal{"", first.message + " " + first.mend};
}

Cell coefficient_cell(const Common& common, const std::string& name, const Basis& basis,
                      double value, const drivers::FewClustersError& error, double clusters) {
  const Estimate by_model{value, error.bell_mccaffrey, basis.rows, error.degrees_of_freedom};
  const Estimate by_line{value, error.linear, basis.rows, clusters - 1.0};
  Cell cell = cell_of(name, {}, basis);
  cell.add("estimate", value);
  cell.add("se_linear", error.linear);
  cell.add("se_cr1", error.cr1);
  cell.add("se_bm", error.bell_mccaffrey);
  cell.add("df_bm", error.degrees_of_freedom);
  if (const auto ends = estimate::interval(by_model, common.confidence)) {
    cell.add("ci_low_bm", ends->low);
    cell.add("ci_high_bm", ends->high);
  }
  if (const auto test = estimate::t_test(by_model)) cell.add("p_bm", test->p);
  if (const auto test = estimate::t_test(by_line)) cell.add("p_linear", test->p);
  return cell;
}

std::string determined_alone(const std::string& name) {
  return "One cluster alone determines '" + name +
         "', so nothing is left of it to see how far such clusters lie apart, and it has no "
         "error. Leave out a predictor, or merge clusters.";
}

void regress(Run& run, const Model& model) {
  const ModelRows rows = rows_of(run, model);
  const drivers::ClusteredFit fit = fit_of(rows);
  const Basis basis = on_answers(fit.rows, fit.coefficients());
  const auto clusters = static_cast<double>(fit.clusters.size());
  const std::vector<drivers::FewClustersError> errors = drivers::few_clusters_errors(fit);
  for (std::size_t c = 0; c < errors.size(); ++c) {
    const std::string name = c == 0 ? "(Intercept)" : model.predictors[c - 1];
    if (!errors[c].whole()) {
      refuse(run, name, {}, determined_alone(name));
      continue;
    }
    run.add(coefficient_cell(model.common, name, basis,
                             fit.coefficient[static_cast<Eigen::Index>(c)], errors[c], clusters));
  }
  Cell whole = cell_of("", {}, basis);
  whole.add("n", static_cast<double>(fit.rows));
  whole.add("clusters", clusters);
  run.add(std::move(whole));
}

void bootstrap(Run& run, const asked::WildBootstrap& asked) {
  const ModelRows rows = rows_of(run, asked.model);
  const drivers::ClusteredFit fit = fit_of(rows);
  if (fit.clusters.size() > drivers::most_wild_clusters)
    throw Refusal{"", std::to_string(fit.clusters.size()) + " clusters have 2^" +
                          std::to_string(fit.clusters.size()) +
                          " vectors of signs, more than are tried (at most " +
                          std::to_string(drivers::most_wild_clusters) +
                          " clusters). So many clusters need no wild bootstrap: ask for "
                          "'few_clusters' or 'regression'."};
  const Basis basis = on_answers(fit.rows, fit.coefficients());
  std::size_t vectors = 0;
  for (std::size_t j = 0; j < asked.model.predictors.size(); ++j) {
    const std::string& name = asked.model.predictors[j];
    if (std::ranges::find(asked.coefficients, name) == asked.coefficients.end()) continue;
    const auto found = drivers::wild_bootstrap(fit, j + 1);
    if (!found) {
      refuse(run, name, {}, determined_alone(name));
      continue;
    }
    vectors = found->vectors;
    Cell cell = cell_of(name, {}, basis);
    cell.add("p_wcr", found->p_restricted());
    cell.add("count_wcr", static_cast<double>(found->restricted));
    cell.add("p_wcu", found->p_unrestricted());
    cell.add("count_wcu", static_cast<double>(found->unrestricted));
    run.add(std::move(cell));
  }
  if (vectors == 0) return;
  Cell whole = cell_of("", {}, basis);
  whole.add("vectors", static_cast<double>(vectors));
  run.add(std::move(whole));
}

// The clusters with an answer, and how many rows those of both kinds hold.
struct Clusters {
  std::vector<estimate::RandomisedCluster> all;
  std::size_t treated = 0;
  std::size_t rows_treated = 0, rows_other = 0;
};

Clusters treated_clusters(const Run& run, const Prepared& design, const std::string& variable,
                          const std::string& treated) {
  const std::vector<std::uint32_t> cluster = clusters_of(design);
  const NumberColumn answers = column_of(run, design, variable),
                     flag = column_of(run, design, treated);
  std::map<std::uint32_t, estimate::RandomisedCluster> found;
  Clusters result;
  for (std::size_t row = 0; row < answers.value.size(); ++row) {
    const double weight = design.weighted.weight[row].persons();
    if (answers.reason[row] != Absent::No || !(weight > 0.0)) continue;
    if (flag.reason[row] != Absent::No || (flag.value[row] != 0.0 && flag.value[row] != 1.0))
      throw Refusal{variable, "Column '" + treated + "' must be 1 or 0 in every row."};
    const bool is = flag.value[row] > 0.0;
    auto& one =
        found.try_emplace(cluster[row], estimate::RandomisedCluster{0.0, 0.0, is}).first->second;
    if (one.treated != is)
      throw Refusal{variable, "A cluster has rows with 1 and rows with 0 in '" + treated +
                                  "': what was chosen were not whole clusters."};
    one.weight += weight;
    one.weighted += weight * answers.value[row];
    ++(is ? result.rows_treated : result.rows_other);
  }
  for (const auto& [id, one] : found) {
    result.all.push_back(one);
    result.treated += one.treated ? 1 : 0;
  }
  return result;
}

void randomise(Run& run, const asked::RandomisationInference& asked, const std::string& variable) {
  const Prepared& design = run.design_of_means(asked.common.design);
  if (design.design.lists) throw several_lists(design.name);
  const Clusters clusters = treated_clusters(run, design, variable, asked.treated);
  if (clusters.treated == 0 || clusters.treated == clusters.all.size())
    throw Refusal{variable, "There are no clusters of both kinds in '" + asked.treated + "'."};
  if (estimate::ways_to_choose(clusters.all.size(), clusters.treated) > estimate::most_ways)
    throw Refusal{variable, "There are more ways to choose " + std::to_string(clusters.treated) +
                                " of " + std::to_string(clusters.all.size()) +
                                " clusters than can be tried. Ask for 'few_clusters'."};
  const Basis basis = on_answers(std::min(clusters.rows_treated, clusters.rows_other));
  const bool only = asked.common.variables.size() == 1;
  std::size_t ways = 0;
  for (const auto& [name, of] : {std::pair{"persons", estimate::RandomisedMean::Persons},
                                 std::pair{"clusters", estimate::RandomisedMean::Clusters}}) {
    const estimate::Randomisation found = estimate::randomisation(clusters.all, of);
    ways = found.ways;
    Cell cell = cell_of(only ? name : variable + "|" + name, {}, basis);
    cell.add("estimate", found.value);
    cell.add("p", found.p());
    cell.add("p_greater", found.p_greater());
    run.add(std::move(cell));
  }
  Cell whole = cell_of(only ? "" : variable, {}, basis);
  whole.add("ways", static_cast<double>(ways));
  run.add(std::move(whole));
}

}  // namespace

void compute(Run& run, const asked::FewClusters& asked) { regress(run, asked.model); }

void compute(Run& run, const asked::WildBootstrap& asked) { bootstrap(run, asked); }

void compute(Run& run, const asked::RandomisationInference& asked) {
  for (const std::string& variable : asked.common.variables) randomise(run, asked, variable);
}

}  // namespace peil::analysis
