#include "peil/analysis/run/compute.h"

#include "peil/analysis/run/boxes.h"
#include "peil/analysis/run/counted_rows.h"
#include "peil/analysis/run/put.h"
#include "peil/analysis/run/replicate_figures.h"
#include "peil/analysis/run/replicates.h"
#include "peil/analysis/run/statistics/ratio.h"
#include "peil/analysis/run/weight_figures.h"
#include "peil/analysis/run/weighted_sums.h"
#include "peil/base/text.h"

namespace peil::analysis {
namespace {

using Asked = asked::Estimates;

std::string name_of(const Asked& asked, const std::string& statistic, const std::string& variable) {
  return asked.plain_names ? variable : statistic + "(" + variable + ")";
}

void linearised(Run& run, const Common& common, const Split& parts, const DomainAsked& domain,
                const std::string& name, const Estimate& e, const std::optional<Interval>& scale) {
  if (!e.standard_error) throw lonely_refusal(parts.classes, name);
  run.add(estimate_cell(common, name, domain, e, Form::Estimate, scale));
}

// Value and error of one statistic of one variable by linearisation.
std::optional<Estimate> linear_estimate(const Prepared& design, const Common& common,
                                        const Split& parts, const DomainAsked& domain,
                                        const NumberColumn& y, bool total) {
  const estimate::Tallies counted = tallies(design, parts.classes, {"", ItemKind::Number, {}, y});
  const estimate::Options how = options(design, common);
  return total ? estimate::total(parts.classes, counted, domain.domain, how)
               : estimate::mean(parts.classes, counted, domain.domain, how);
}

void one_statistic(Run& run, const Asked& asked, const Common& common, const Prepared& design,
                   const Split& parts, const std::string& variable, const std::string& statistic) {
  const NumberColumn y = column_of(run, design, variable);
  const std::string name = name_of(asked, statistic, variable);
  for (const DomainAsked& domain : parts.domains) {
    if (statistic == "median") {
      throw Refusal{name,
                    "A median takes its error from replicate weights; this design has none. "
                    "Ask for statistic 'quantile'."};
    }
    const auto e = linear_estimate(design, common, parts, domain, y, statistic == "total");
    if (e)
      linearised(run, common, parts, domain, name, *e, scale_of(*design.table->column(variable)));
    else
      run.add(nobody_cell(name, domain));
  }
}

// The error with the residuals' fit weighted by the calibrated weights instead of those before.
void add_other_convention(Run& run, const Asked& asked, const Prepared& design) {
  Prepared other = design;
  other.weighted.base = other.weighted.weight;
  const Split parts = split(other, asked.everybody);
  for (const std::string& variable : asked.everybody.variables) {
    for (const std::string& statistic : asked.statistics) {
      if (statistic == "median") continue;
      const auto e = linear_estimate(other, asked.everybody, parts, parts.domains.front(),
                                     column_of(run, design, variable), statistic == "total");
      if (!e || !e->standard_error) continue;
      Cell cell{.variable = name_of(asked, statistic, variable), .basis = on_answers(e->answers)};
      cell.add("se_b_calibrated", *e->standard_error);
      run.add(std::move(cell));
    }
  }
}

void add_plain_means(Run& run, const Asked& asked, const Prepared& design) {
  const Split parts = split(design, asked.everybody);
  for (const std::string& name : asked.plain_means) {
    const estimate::Rows rows = counted_rows(run, design, parts, parts.domains.front(), name);
    if (const auto mean = estimate::ratio_of(rows)(weights_of_rows(design)))
      run.add({.basis = on_answers(rows.row.size()), .numbers = {{"mean_" + name, *mean}}});
  }
}

void add_linearised(Run& run, const Asked& asked, const Prepared& design) {
  for (const Common* common : {&asked.everybody, &asked.by}) {
    if (common == &asked.by && asked.by.by.empty()) continue;
    const Split parts = split(design, *common);
    for (const std::string& variable : common->variables) {
      for (const std::string& statistic : asked.statistics)
        one_statistic(run, asked, *common, design, parts, variable, statistic);
    }
    for (const auto& ratio : asked.ratios)
      add_ratio(run, *common, design, parts, ratio.first, ratio.second);
  }
}

std::vector<ReplicateFigure> replicate_figures(const Asked& asked) {
  using Kind = ReplicateFigure::Kind;
  std::vector<ReplicateFigure> figures;
  for (const std::string& variable : asked.everybody.variables) {
    for (const std::string& statistic : asked.statistics) {
      const Kind kind = statistic == "mean"    ? Kind::Mean
                        : statistic == "total" ? Kind::Total
                                               : Kind::Median;
      figures.push_back({kind, name_of(asked, statistic, variable), variable, ""});
    }
  }
  for (const auto& [above, below] : asked.ratios)
    figures.push_back({Kind::Ratio, above + "/" + below, above, below});
  return figures;
}

void estimate_all(Run& run, const Asked& asked) {
  const Prepared& design = run.design_or_replicates(asked.everybody.design);
  if (!design.replicates) (void)run.design(asked.everybody.design);  // or its refusal
  if (design.replicates)
    add_replicate_figures(run, design, asked.everybody, asked.by, replicate_figures(asked));
  else
    add_linearised(run, asked, design);
  if (asked.se_b_calibrated && !design.replicates) add_other_convention(run, asked, design);
  if (asked.weights) add_weights(run, design);
  add_plain_means(run, asked, design);
  if (!design.replicates) return;
  Cell replicates{.basis = on_answers(used_weights(design).size())};
  replicates.add("replicates", static_cast<double>(design.replicates->count()));
  replicates.add("scale", design.replicates->scale);
  replicates.add("df", design.replicates->degrees_of_freedom);
  run.add(std::move(replicates));
}

}  // namespace

void compute(Run& run, const asked::Estimates& asked) { estimate_all(run, asked); }

}  // namespace peil::analysis
