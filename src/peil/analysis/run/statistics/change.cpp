#include "peil/analysis/run/compute.h"

#include "peil/analysis/run/put.h"
#include "peil/analysis/run/wave_pair.h"
#include "peil/estimate/effect_size.h"
#include "peil/estimate/student.h"
#include "peil/estimate/t_value.h"

namespace peil::analysis {
namespace {

using Asked = asked::Change;

void add_welch(Cell& cell, const Compared& one, double t) {
  const auto welch = estimate::welch_test(t, one.before.mean, one.after.mean);
  if (!welch) return;
  cell.add("df_welch", welch->degrees_of_freedom);
  cell.add("p_welch", welch->p);
}

void add_overlap(Cell& cell, const estimate::Overlap& shared) {
  cell.add("n_matched", static_cast<double>(shared.units));
  cell.add("n_common", static_cast<double>(shared.inside));
  cell.add("n_moved", static_cast<double>(shared.moved));
  cell.add("covariance", shared.covariance);
}

// Both means with the errors that the difference has its own from.
void add_means(Cell& cell, const Compared& one) {
  cell.add("mean_1", one.before.mean.value);
  cell.add("mean_2", one.after.mean.value);
  if (!one.errors) return;
  cell.add("se_1", one.errors->before);
  cell.add("se_2", one.errors->after);
  if (!one.shared || !(one.errors->before > 0.0 && one.errors->after > 0.0)) return;
  cell.add("r", one.errors->correlation());
  cell.add("se_independent", one.errors->independent());
}

void add_percent(Cell& cell, const Common& common, const Compared& one) {
  if (!one.errors || one.by_bound()) return;
  const auto percent = estimate::relative_change(one.difference, one.before.mean.value,
                                                 one.after.mean.value, *one.errors);
  if (!percent) return;
  cell.add("pct", percent->value);
  cell.add("se_pct", percent->standard_error);
  if (const auto ends = estimate::interval(*percent, common.confidence)) {
    cell.add("ci_low_pct", ends->low);
    cell.add("ci_high_pct", ends->high);
  }
}

void add_effect_size(Cell& cell, const Compared& one) {
  if (!one.before.sd || !one.after.sd) return;
  cell.add("cohens_d", estimate::cohens_d(one.difference.value, *one.before.sd, *one.after.sd));
}

Cell change_cell(const Asked& asked, const Compared& one) {
  const Common& common = asked.pair.common;
  const std::optional<estimate::TTest> test = estimate::t_test(one.difference);
  Cell cell = cell_of(one.variable, one.domain, basis_of(one), Form::Estimate);
  cell.estimate = one.difference;
  cell.interval = estimate::interval(one.difference, common.confidence);
  cell.compared = {one.before.mean.answers, one.after.mean.answers};
  if (test) cell.test = {test->t, test->p};
  if (one.by_bound()) put_alike(cell, one.alike(common.confidence));
  if (one.shared)
    add_overlap(cell, *one.shared);
  else if (test && !one.by_bound())
    add_welch(cell, one, test->t);
  add_effect_size(cell, one);
  add_means(cell, one);
  if (asked.percent) add_percent(cell, common, one);
  return cell;
}

void change(Run& run, const Asked& asked) {
  std::vector<Compared> tested;
  std::vector<double> p;
  for (Compared& one : compared(run, asked.pair)) {
    Cell cell = change_cell(asked, one);
    if (cell.test) {
      p.push_back(*cell.test->p);
      tested.push_back(std::move(one));
    }
    run.add(std::move(cell));
  }
  for (const estimate::NamedAdjustment& method : asked.methods) {
    const std::vector<double> values = estimate::adjusted(p, method.method);
    for (std::size_t i = 0; i < tested.size(); ++i) {
      Cell cell = cell_of(tested[i].variable, tested[i].domain, basis_of(tested[i]));
      cell.add(std::string(method.name), values[i]);
      run.add(std::move(cell));
    }
  }
}

}  // namespace

void compute(Run& run, const asked::Change& asked) { change(run, asked); }

}  // namespace peil::analysis
