#pragma once

#include "peil/analysis/plan/common.h"

#include <optional>
#include <string>
#include <vector>

#include "peil/analysis/plan/plan_keys.h"
#include "peil/analysis/run/run.h"
#include "peil/estimate/statistics.h"

namespace peil::analysis {

/// A domain that an analysis asks for: blank names for everybody.
struct DomainAsked {
  std::string name;   ///< "region|sex"
  std::string level;  ///< "N|f"
  estimate::Domain domain;
};

/// Classes of a design that keep the by-columns apart, and the domains they give, by level. A level
/// asked for that no row has is an empty domain.
struct Split {
  estimate::Classes classes;
  std::vector<DomainAsked> domains;
};

Split split(const Prepared& design, const Common& common);

/// The answers to an item with those of rows with weight 0 taken away.
Item without_weightless(const Prepared& design, Item item);

/// Answers of one column counted by class; rows with weight 0 left out.
estimate::Tallies tallies(const Prepared& design, const estimate::Classes& classes, Item item);

estimate::Options options(const Prepared& design, const Common& common);

/// A result of a variable in a domain, still without numbers.
Cell cell_of(const std::string& variable, const DomainAsked& domain, const Basis& basis,
             Form form = Form::Numbers);

/// An estimate with its interval; it stands on its own answers.
Cell estimate_cell(const Common& common, const std::string& variable, const DomainAsked& domain,
                   const Estimate& estimate, Form form = Form::Estimate);

/// Nobody in the domain has an answer: n is 0, and there is nothing else to say.
Cell nobody_cell(const std::string& variable, const DomainAsked& domain);

/// Answers of a domain, unweighted.
std::size_t answers_in(const estimate::Tallies& counted, const estimate::Domain& domain);

/// One domain of the analysis at hand cannot be done and why, in a sentence; the others go on.
void refuse(Run& run, const std::string& variable, const DomainAsked& domain,
            const std::string& sentence);
void refuse(Run& run, const DomainAsked& domain, const Problems& problems);

/// The refusal of a design whose error cannot be estimated: names the strata with one PSU.
Refusal lonely_refusal(const estimate::Classes& classes, const std::string& variable);

}  // namespace peil::analysis
