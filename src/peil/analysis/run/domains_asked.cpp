#include "peil/analysis/run/domains_asked.h"

#include "peil/table/cells.h"

namespace peil::analysis {

estimate::ByDomain by_domain(const Run& run, const Prepared& design, const Common& common) {
  const auto levels_of = [&](const std::vector<std::string>& names) {
    std::vector<Grouping> columns;
    columns.reserve(names.size());
    for (const std::string& name : names)
      columns.push_back(name.empty() ? estimate::whole_sample(design.design.rows())
                                     : grouping(*design.table->column(name)));
    return columns;
  };
  std::vector<Grouping> groupings = levels_of(common.by_each);
  if (!common.by.empty()) groupings.push_back(crossed(levels_of(common.by)));
  if (groupings.empty()) groupings.push_back(estimate::whole_sample(design.design.rows()));
  return {design.design,     design.weighted,         std::move(groupings), common.levels,
          design.weightless, options(design, common), run.threads()};
}

estimate::Answers answers(const Column& column) {
  const table::Cells cells(column);
  if (!cells.bytes().empty())
    return estimate::CodedItem{cells.bytes(), {cells.numbers().begin(), cells.numbers().end()}};
  return number_column(column);
}

std::vector<DomainAsked> domains_of(const estimate::ByDomain& means) {
  std::vector<DomainAsked> all;
  means.each({}, [&](const std::string& domain, const std::string& level, const auto&) {
    all.push_back({domain, level, {}});
  });
  return all;
}

}  // namespace peil::analysis
