#include "peil/analysis/run/compute.h"

#include "peil/analysis/run/boxes.h"

namespace peil::analysis {
namespace {

void add_boxes(Run& run, const Common& common, const std::vector<Box>& boxes) {
  const Prepared& design = run.design_of_means(common.design);
  std::vector<std::string> names;
  std::vector<estimate::Answers> items;
  std::vector<Interval> scales;
  const auto add = [&](const Box& box, const std::string& column, const std::string& name) {
    names.push_back(name);
    items.push_back(scored(run, design, column, box));
    scales.push_back(scale_of(box));
  };
  for (const Box& box : boxes) {
    if (!box.column.empty()) {
      add(box, box.column, box.name);
      continue;
    }
    for (const std::string& column : common.variables)
      add(box, column, common.variables.size() == 1 ? box.name : of_item(column, box));
  }
  estimate::ByDomain means = by_domain(run, design, common);
  const auto found = means.of(items);
  for (std::size_t i = 0; i < names.size(); ++i) {
    means.each(found[i], [&](const std::string& domain, const std::string& level,
                             const std::optional<estimate::DomainEstimate>& e) {
      if (!e) return run.add(nobody_cell(names[i], {domain, level, {}}));
      if (!e->mean.standard_error)
        return refuse_without_error(run, means.classes(), names[i], {domain, level, {}});
      run.add(
          estimate_cell(common, names[i], {domain, level, {}}, e->mean, Form::Estimate, scales[i]));
    });
  }
}

}  // namespace

void compute(Run& run, const asked::Share& asked) { add_boxes(run, asked.common, asked.boxes); }

}  // namespace peil::analysis
