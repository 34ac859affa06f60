#include "peil/estimate/design_account.h"

#include <algorithm>
#include <set>
#include <variant>
#include <vector>

#include "peil/base/contract.h"
#include "peil/base/sum.h"
#include "peil/estimate/domains/by_domain.h"
#include "peil/estimate/multiplicity.h"

namespace peil::estimate {
namespace {

// The name by which figures of an item go: of one choice of several that of its question.
std::string measure_of(const Item& item) {
  return item.kind == ItemKind::Chosen ? item.name.substr(0, item.name.find('/')) : item.name;
}

const std::vector<Absent>& reasons_of(const Item& item) {
  return std::visit([](const auto& column) -> const std::vector<Absent>& { return column.reason; },
                    item.column);
}

std::vector<WeightedBase> bases_by(const Item& item, const Grouping& by, const Design& design,
                                   const weighting::Weighted& weighted) {
  const std::vector<double> part = parts_of_people(design, by, reasons_of(item));
  std::vector<Sum> sum(by.levels.size()), squares(by.levels.size());
  for (std::size_t row = 0; row < part.size(); ++row) {
    if (part[row] == 0.0) continue;
    const double persons = part[row] * weighted.weight[row].persons();
    sum[by.level[row]].add(persons);
    squares[by.level[row]].add(persons * persons);
  }
  std::vector<WeightedBase> bases(by.levels.size());
  for (std::size_t level = 0; level < bases.size(); ++level) {
    const double all = sum[level].value(), squared = squares[level].value();
    if (squared > 0.0) bases[level] = {all, all * all / squared};
  }
  return bases;
}

}  // namespace

DesignAccount design_account(const Dataset& dataset, const weighting::Weighted& weighted) {
  const Design& design = dataset.design;
  DesignAccount account;
  std::set<StratumId> strata(design.stratum.begin(), design.stratum.end());
  account.strata = strata.size();
  account.corrected = static_cast<std::size_t>(std::ranges::count_if(
      strata, [&](StratumId one) { return design.strata[one.index()].population.has_value(); }));
  account.clusters = std::set<PsuId>(design.psu.begin(), design.psu.end()).size();
  account.second_stage = design.second.has_value();
  Grouping all = whole_sample(design.rows());
  all.levels = {"all"};
  for (const Grouping* by :
       {static_cast<const Grouping*>(&all), dataset.grouping("reporting_group"),
        dataset.grouping("customer_group")}) {
    expects(by != nullptr, "design_account: the two groupings");
    for (const Item& item : dataset.items) {
      const std::vector<WeightedBase> found = bases_by(item, *by, design, weighted);
      for (std::size_t level = 0; level < found.size(); ++level) {
        if (found[level].persons > 0.0)
          account.bases[{by->levels[level], measure_of(item)}] = found[level];
      }
    }
  }
  return account;
}

}  // namespace peil::estimate
