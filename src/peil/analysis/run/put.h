#pragma once

#include <optional>
#include <string>

#include "peil/analysis/run/run.h"
#include "peil/analysis/run/split.h"
#include "peil/estimate/alike.h"

namespace peil::analysis {

/// A result of a variable in a domain, still without numbers.
Cell cell_of(const std::string& variable, const DomainAsked& domain, const Basis& basis,
             Form form = Form::Numbers);

/// An estimate with its interval; it stands on its own answers. Where they are all alike the error
/// is 0 for want of spread: no_spread = 1 says so, and the interval is the exact bound on their
/// scale (estimate/alike.h), or left out where no scale is known.
Cell estimate_cell(const Common& common, const std::string& variable, const DomainAsked& domain,
                   const Estimate& estimate, Form form = Form::Estimate,
                   const std::optional<Interval>& scale = {});

/// Makes the cell one of a difference of which a side's answers are all alike: interval and p from
/// the exact bound in place of those from an error that leaves this side out, and no_spread = 1.
void put_alike(Cell& cell, const std::optional<estimate::AlikeDifference>& difference);

/// Nobody in the domain has an answer: n is 0, and there is nothing else to say.
Cell nobody_cell(const std::string& variable, const DomainAsked& domain);

/// One domain of the analysis at hand cannot be done and why, in a sentence; the others go on.
void refuse(Run& run, const std::string& variable, const DomainAsked& domain,
            const std::string& sentence);
void refuse(Run& run, const DomainAsked& domain, const Problems& problems);

/// The refusal of a design whose error cannot be estimated: names the strata with one PSU.
Refusal lonely_refusal(const estimate::Classes& classes, const std::string& variable);

/// Why a domain of few clusters has no error.
std::string one_cluster_words(const std::string& variable, const DomainAsked& domain);

/// A mean or share without an error: of few clusters its domain is refused, and the others go on;
/// else throws lonely_refusal.
void refuse_without_error(Run& run, const estimate::Classes& classes, const std::string& variable,
                          const DomainAsked& domain);

}  // namespace peil::analysis
