#include "peil/analysis/run/put.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "peil/base/contract.h"
#include "peil/base/text.h"
#include "peil/estimate/student.h"
#include "peil/estimate/tally.h"

namespace peil::analysis {

Split split(const Prepared& design, const Common& common) {
  Split result;
  if (common.by.empty()) {
    result.classes = estimate::classes_of(design.design, design.weighted);
    result.domains.push_back({"", "", estimate::everybody(result.classes)});
    return result;
  }
  std::vector<Grouping> parts;
  for (const std::string& name : common.by) parts.push_back(grouping(*design.table->column(name)));
  const Grouping by = crossed(parts);
  const Grouping* const groupings[]{&by};
  result.classes = estimate::classes_of(design.design, design.weighted, groupings);
  const std::set<std::string> asked(common.levels.begin(), common.levels.end());
  for (const std::string& name : asked) {
    if (std::ranges::find(by.levels, name) != by.levels.end()) continue;
    result.domains.push_back({by.name, name, estimate::Domain(result.classes.classes.size(), 0)});
  }
  for (std::uint32_t level = 0; level < by.levels.size(); ++level) {
    const std::string& name = by.levels[level];
    if (!asked.empty() && !asked.contains(name)) continue;
    result.domains.push_back({by.name, name, estimate::domain(result.classes, 0, level)});
  }
  return result;
}

Item without_weightless(const Prepared& design, Item item) {
  if (design.weightless.empty()) return item;
  std::visit(
      [&](auto& column) {
        for (std::size_t row = 0; row < column.reason.size(); ++row) {
          if (design.weightless[row] == 0) continue;
          column.reason[row] = Absent::Skipped;
          if constexpr (requires { column.code; }) column.code[row] = 0;
        }
      },
      item.column);
  return item;
}

estimate::Tallies tallies(const Prepared& design, const estimate::Classes& classes, Item item) {
  return estimate::tally(without_weightless(design, std::move(item)), classes);
}

estimate::Options options(const Prepared& design, const Common& common) {
  return {design.lonely, common.degrees};
}

void put(Run& run, const std::string& id, const std::string& variable, const std::string& domain,
         const std::string& level, const char* quantity, double value) {
  if (!std::isfinite(value)) {
    throw Refusal{variable, "Its '" + std::string(quantity) +
                                "' is no finite number: the values are too large to be squared. "
                                "Give them in another unit."};
  }
  run.results().rows.push_back({id, variable, domain, level, quantity, value});
}

Refusal lonely_refusal(const estimate::Classes& classes, const std::string& variable) {
  const auto names = [](const std::vector<estimate::SampledStratum>& strata) {
    std::vector<std::string> lonely;
    for (const estimate::SampledStratum& stratum : strata) {
      if (stratum.lonely()) lonely.push_back("'" + stratum.name + "'");
    }
    return join(lonely, ", ");
  };
  const std::string first = names(classes.strata);
  const std::string second = classes.second ? names(classes.second->psus) : "";
  if (first.empty() && second.empty()) {
    return {variable,
            "No stratum has two PSUs left in the domain, so there is nothing to average. Leave "
            "out lonely_in_domain, or choose lonely_psu adjust."};
  }
  const std::string where = first.empty() ? "Only one unit was sampled in cluster " + second
                                          : "Only one PSU was sampled in stratum " + first;
  // Where none has two there is nothing to average.
  const auto has_two = [](const estimate::SampledStratum& stratum) { return stratum.units > 1; };
  const bool some =
      std::ranges::any_of(first.empty() ? classes.second->psus : classes.strata, has_two);
  return {variable, where + ", so its variance cannot be estimated. Merge it with a like " +
                        (first.empty() ? "cluster" : "stratum") +
                        ", or choose lonely_psu remove, " +
                        (some ? "certainty, adjust or average." : "certainty or adjust.")};
}

void put_estimate(Run& run, const Common& common, const std::string& variable,
                  const DomainAsked& domain, const Estimate& estimate) {
  const auto row = [&](const char* quantity, double value) {
    put(run, common.id, variable, domain.name, domain.level, quantity, value);
  };
  row("estimate", estimate.value);
  row("n", static_cast<double>(estimate.answers));
  row("df", estimate.degrees_of_freedom);
  if (!estimate.standard_error) return;
  row("se", *estimate.standard_error);
  if (const auto interval = estimate::interval(estimate, common.confidence)) {
    row("ci_low", interval->low);
    row("ci_high", interval->high);
  }
}

}  // namespace peil::analysis
