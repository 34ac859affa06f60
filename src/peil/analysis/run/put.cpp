#include "peil/analysis/run/put.h"

#include <algorithm>
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

Cell cell_of(const std::string& variable, const DomainAsked& domain, const Basis& basis,
             Form form) {
  return {.variable = variable,
          .domain = domain.name,
          .level = domain.level,
          .form = form,
          .basis = basis};
}

Cell estimate_cell(const Common& common, const std::string& variable, const DomainAsked& domain,
                   const Estimate& estimate, Form form) {
  Cell cell = cell_of(variable, domain, on_answers(estimate.answers), form);
  cell.estimate = estimate;
  if (estimate.standard_error) cell.interval = estimate::interval(estimate, common.confidence);
  return cell;
}

Cell nobody_cell(const std::string& variable, const DomainAsked& domain) {
  Cell cell = cell_of(variable, domain, on_answers(0));
  cell.add("n", 0.0);
  return cell;
}

std::size_t answers_in(const estimate::Tallies& counted, const estimate::Domain& domain) {
  std::size_t answers = 0;
  for (const estimate::Tally& tally : counted) {
    if (domain[tally.row_class] != 0) answers += tally.rows;
  }
  return answers;
}

void refuse(Run& run, const std::string& variable, const DomainAsked& domain,
            const std::string& sentence) {
  run.refuse(cell_of(variable, domain, {}), sentence,
             domain.level.empty() ? "" : domain.name + " " + domain.level);
}

void refuse(Run& run, const DomainAsked& domain, const Problems& problems) {
  std::string all;
  for (const Problem& p : problems) {
    if (!all.empty()) all += ' ';
    all += p.message + (p.mend.empty() ? "" : " " + p.mend);
  }
  refuse(run, "", domain, all);
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

}  // namespace peil::analysis
