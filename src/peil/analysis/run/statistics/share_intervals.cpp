#include "peil/analysis/run/compute.h"
#include "peil/analysis/run/measures.h"
#include "peil/analysis/run/put.h"
#include "peil/analysis/run/weight_base.h"
#include "peil/estimate/share_interval.h"

namespace peil::analysis {
namespace {

using Asked = asked::ShareIntervals;

// The intervals of a share under one count of degrees of freedom.
void add_intervals(Cell& cell, const Asked& asked, const Estimate& share, const std::string& df) {
  const double confidence = asked.common.confidence;
  cell.add("df_" + df, share.degrees_of_freedom);
  cell.add("n_eff_kg_" + df, estimate::korn_graubard_answers(share, confidence));
  for (const asked::NamedInterval& one : asked.intervals) {
    const auto ends = estimate::interval_of(share, one.kind, confidence);
    if (!ends) continue;
    cell.add("ci_low_" + std::string(one.name) + "_" + df, ends->low);
    cell.add("ci_high_" + std::string(one.name) + "_" + df, ends->high);
  }
}

// Of a share of 0 or 1 there is no error to go by: the exact bound for as many answers as there
// are, for as many as their weights leave, and for as many as are independent of each other.
void add_bounds(Cell& cell, const Asked& asked, const Estimate& share, const WeightBase& base) {
  const auto add = [&](const std::string& end, double trials) {
    const Interval bound = estimate::bound_of_none(share, trials, asked.common.confidence);
    cell.add("ci_low_beta" + end, bound.low);
    cell.add("ci_high_beta" + end, bound.high);
  };
  cell.add("no_spread", 1.0);
  add("", static_cast<double>(base.rows));
  add("_kish", base.kish_answers());
  if (share.alike > 0.0) add("_psu", share.alike);
}

Cell share_cell(const Asked& asked, const std::string& variable, const DomainAsked& domain,
                const Estimate& share, const WeightBase& base, double design_degrees) {
  Cell cell = cell_of(variable, domain, on_answers(share.answers));
  cell.add("estimate", share.value);
  cell.add("n", static_cast<double>(share.answers));
  cell.add("n_kish", base.kish_answers());
  if (estimate::without_spread(share)) {
    add_bounds(cell, asked, share, base);
    return cell;
  }
  cell.add("se", share.standard_error);
  if (const auto effective = estimate::effective_answers(share)) {
    cell.add("n_eff", effective);
    cell.add("deff", static_cast<double>(share.answers) / *effective);
  }
  Estimate by_design = share;
  by_design.degrees_of_freedom = design_degrees;
  if (!share.satterthwaite) add_intervals(cell, asked, by_design, "design");
  add_intervals(cell, asked, share, "domain");
  return cell;
}

void add_shares(Run& run, const Asked& asked, const Common& table, const Measure& measure) {
  const Prepared& design = run.design_of_means(table.design);
  const auto scale = scale_of(run, design, measure);
  if (!scale || scale->low != 0.0 || scale->high != 1.0)
    throw Refusal{measure.name, "'" + measure.name +
                                    "' holds other numbers than 0 and 1, so its mean is no share. "
                                    "Derive one, as if(${q} >= 8, 1, 0), or name a box."};
  const Split parts = split(design, table);
  const estimate::Tallies counted =
      estimate::tally(answers_of(run, design, measure), parts.classes);
  const double of_design = estimate::design_degrees(parts.classes.strata);
  for (const DomainAsked& domain : parts.domains) {
    const auto share = estimate::mean(parts.classes, counted, domain.domain,
                                      {design.lonely, estimate::Degrees::OfDomain});
    if (!share) {
      run.add(nobody_cell(measure.name, domain));
      continue;
    }
    if (!share->standard_error) {
      refuse_without_error(run, parts.classes, measure.name, domain);
      continue;
    }
    run.add(share_cell(asked, measure.name, domain, *share,
                       weight_base(parts.classes, counted, domain.domain), of_design));
  }
}

}  // namespace

void compute(Run& run, const asked::ShareIntervals& asked) {
  for (const Common& table : each_table(asked.common)) {
    for (const Measure& measure : asked.measures) add_shares(run, asked, table, measure);
  }
}

}  // namespace peil::analysis
