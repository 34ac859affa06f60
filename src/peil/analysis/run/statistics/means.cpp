#include "peil/analysis/run/compute.h"

#include "peil/analysis/run/boxes.h"
#include "peil/analysis/run/domains_asked.h"
#include "peil/base/text.h"

namespace peil::analysis {
namespace {

using estimate::Replacement;

// Calls `add_one` for every variable in every domain with answers; the others have an n of 0.
template <class AddOne>
void add_all(Run& run, const Common& common, const AddOne& add_one) {
  const Prepared& design = run.design_of_means(common.design);
  estimate::ByDomain means = by_domain(run, design, common);
  std::vector<estimate::Answers> items;
  for (const std::string& variable : common.variables)
    items.push_back(answers(run.numeric_column(design, variable)));
  const auto found = means.of(items);
  for (std::size_t v = 0; v < common.variables.size(); ++v) {
    const std::string& variable = common.variables[v];
    means.each(found[v], [&](const std::string& domain, const std::string& level,
                             const std::optional<estimate::DomainEstimate>& e) {
      const DomainAsked at{domain, level, {}};
      if (!e) return run.add(nobody_cell(variable, at));
      add_one(means, variable, at, *e);
    });
  }
}

// The scale of a mean is looked for where the interval needs it.
std::optional<Interval> scale_where_alike(Run& run, const Common& common,
                                          const std::string& variable, const Estimate& mean) {
  if (!(mean.alike > 0.0)) return {};
  return scale_of(run.numeric_column(run.design_of_means(common.design), variable));
}

void add_means(Run& run, const Common& common, bool total, std::optional<Replacement> deff) {
  if (total) (void)run.design_of_domains(common.design);  // a total has no error for few clusters
  add_all(run, common,
          [&](estimate::ByDomain& means, const std::string& variable, const DomainAsked& at,
              const estimate::DomainEstimate& e) {
            const Estimate& asked = total ? e.total : e.mean;
            if (!asked.standard_error)
              return refuse_without_error(run, means.classes(), variable, at);
            Cell cell = estimate_cell(common, variable, at, asked, Form::Estimate,
                                      scale_where_alike(run, common, variable, asked));
            if (deff) cell.design_effect = estimate::design_effect(e, *deff);
            run.add(std::move(cell));
          });
}

void add_spreads(Run& run, const Common& common) {
  add_all(run, common,
          [&](estimate::ByDomain&, const std::string& variable, const DomainAsked& at,
              const estimate::DomainEstimate& e) {
            Cell cell = cell_of(variable, at, on_answers(e.mean.answers), Form::Spread);
            cell.estimate = estimate::standard_deviation(e);
            if (cell.estimate) {
              cell.estimate->answers = e.mean.answers;
              cell.add("variance", cell.estimate->value * cell.estimate->value);
            }
            const bool known = cell.estimate.has_value();
            run.add(std::move(cell));
            if (!known) refuse(run, variable, at, "One answer has no standard deviation.");
          });
}

}  // namespace

void compute(Run& run, const asked::Mean& asked) {
  add_means(run, asked.common, false, asked.deff);
}

void compute(Run& run, const asked::Total& asked) { add_means(run, asked.common, true, {}); }

void compute(Run& run, const asked::Spread& asked) { add_spreads(run, asked.common); }

}  // namespace peil::analysis
