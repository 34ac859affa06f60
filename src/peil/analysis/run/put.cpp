#include "peil/analysis/run/put.h"

#include <algorithm>

#include "peil/base/text.h"
#include "peil/estimate/student.h"

namespace peil::analysis {

constexpr std::size_t usual_numbers = 6;  // what a cell has beside its estimate, at most as a rule

Cell cell_of(const std::string& variable, const DomainAsked& domain, const Basis& basis,
             Form form) {
  return {.variable = variable,
          .domain = domain.name,
          .level = domain.level,
          .form = form,
          .basis = basis};
}

Cell estimate_cell(const Common& common, const std::string& variable, const DomainAsked& domain,
                   const Estimate& estimate, Form form, const std::optional<Interval>& scale) {
  Cell cell = cell_of(variable, domain, on_answers(estimate.answers), form);
  cell.numbers.reserve(usual_numbers);
  cell.estimate = estimate;
  const bool mean = form == Form::Estimate && estimate.alike > 0.0;
  if (mean) {
    cell.add("no_spread", 1.0);
    if (scale) cell.interval = estimate::alike_interval({estimate, *scale}, common.confidence);
  } else if (estimate.standard_error) {
    cell.interval = estimate::interval(estimate, common.confidence);
  }
  return cell;
}

void put_alike(Cell& cell, const std::optional<estimate::AlikeDifference>& difference) {
  cell.interval.reset();
  cell.test.reset();
  cell.estimate->standard_error.reset();
  cell.add("no_spread", 1.0);
  if (!difference) return;
  cell.interval = difference->interval;
  cell.test = Test{{}, difference->p};
}

Cell nobody_cell(const std::string& variable, const DomainAsked& domain) {
  Cell cell = cell_of(variable, domain, on_answers(0));
  cell.add("n", 0.0);
  return cell;
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

std::string one_cluster_words(const std::string& variable, const DomainAsked& domain) {
  return "All answers to '" + variable + "'" +
         (domain.level.empty() ? "" : " of '" + domain.level + "'") +
         " come from one cluster, which shows nothing of how far clusters lie apart, so they have "
         "no error.";
}

void refuse_without_error(Run& run, const estimate::Classes& classes, const std::string& variable,
                          const DomainAsked& domain) {
  if (!classes.few_clusters) throw lonely_refusal(classes, variable);
  refuse(run, variable, domain, one_cluster_words(variable, domain));
}

}  // namespace peil::analysis
