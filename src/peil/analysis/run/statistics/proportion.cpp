#include "peil/analysis/run/compute.h"

#include <algorithm>
#include <array>

#include "peil/analysis/run/domains_asked.h"
#include "peil/estimate/share_interval.h"
#include "peil/table/level_names.h"

namespace peil::analysis {
namespace {

using estimate::ShareInterval;

// Levels beyond this are no categories but, say, names or amounts.
constexpr std::size_t most_levels = 255;

Cell share_cell(const Common& common, const std::string& variable, const DomainAsked& at,
                const Estimate& share, const std::vector<asked::NamedInterval>& intervals) {
  Cell cell = cell_of(variable, at, on_answers(share.answers), Form::Proportion);
  cell.estimate = share;
  if (estimate::without_spread(share)) cell.add("no_spread", 1.0);
  for (const asked::NamedInterval& one : intervals) {
    const auto ends = estimate::interval_of(share, one.kind, common.confidence);
    if (!ends) continue;
    if (!cell.interval) cell.interval = ends;
    cell.add("ci_low_" + std::string(one.name), ends->low);
    cell.add("ci_high_" + std::string(one.name), ends->high);
  }
  return cell;
}

// For every level of an item, its answers as 1 (that level) or 0.
std::vector<estimate::Answers> indicators(const Item& item) {
  const auto& codes = std::get<CodeColumn>(item.column).code;
  std::vector<estimate::Answers> result;
  for (std::size_t level = 0; level < item.levels.size(); ++level) {
    std::vector<double> value(item.levels.size(), 0.0);
    value[level] = 1.0;
    result.emplace_back(estimate::CodedItem{codes, std::move(value)});
  }
  return result;
}

Item levels_of(const Column& column) {
  const std::size_t levels = grouping(column).levels.size();
  if (levels <= most_levels) return choices(column);
  throw Refusal{column.name,
                "Column '" + column.name + "' has " + std::to_string(levels) +
                    " different values, too many for a share of each (at most " +
                    std::to_string(most_levels) +
                    "). Ask for a mean or a quantile, or for a share of some of them."};
}

void add_shares(Run& run, const Common& common, estimate::ByDomain& means, const Column& column,
                const std::vector<asked::NamedInterval>& intervals) {
  const Item item = levels_of(column);
  const std::vector<DomainAsked> domains = domains_of(means);
  std::vector<std::vector<std::optional<estimate::DomainEstimate>>> share(domains.size());
  for (const auto& found : means.of(indicators(item))) {
    std::size_t d = 0;
    means.each(found, [&](const auto&, const auto&, const auto& e) { share[d++].push_back(e); });
  }
  for (std::size_t d = 0; d < domains.size(); ++d) {
    const auto& [name, at, unused] = domains[d];
    if (share[d].empty() || !share[d].front()) run.add(nobody_cell(column.name, domains[d]));
    for (std::size_t level = 0; level < share[d].size() && share[d][level]; ++level) {
      const Estimate& e = share[d][level]->mean;
      const std::string place = table::within_level(at, common.by.size(), item.levels[level]);
      if (!e.standard_error) {
        refuse_without_error(run, means.classes(), column.name, {name, place, {}});
        continue;
      }
      run.add(share_cell(common, column.name, {name, place, {}}, e, intervals));
    }
  }
}

void estimate_all(Run& run, const Common& common,
                  const std::vector<asked::NamedInterval>& intervals) {
  const Prepared& design = run.design_of_means(common.design);
  estimate::ByDomain means = by_domain(run, design, common);
  for (const std::string& variable : common.variables)
    add_shares(run, common, means, *design.table->column(variable), intervals);
}

}  // namespace

void compute(Run& run, const asked::Proportion& asked) {
  estimate_all(run, asked.common, asked.intervals);
}

}  // namespace peil::analysis
