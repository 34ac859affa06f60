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
  cell.add("n_moved", static_cast<double>(shared.moved));
  cell.add("covariance", shared.covariance);
}

void add_effect_size(Cell& cell, const Compared& one) {
  if (!one.before.sd || !one.after.sd) return;
  cell.add("cohens_d", estimate::cohens_d(one.difference.value, *one.before.sd, *one.after.sd));
}

Cell change_cell(const Common& common, const Compared& one) {
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
  return cell;
}

void change(Run& run, const Asked& asked) {
  std::vector<Compared> tested;
  std::vector<double> p;
  for (Compared& one : compared(run, asked.pair)) {
    Cell cell = change_cell(asked.pair.common, one);
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
