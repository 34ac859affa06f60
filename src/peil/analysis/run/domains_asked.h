#pragma once

#include <vector>

#include "peil/analysis/plan/common.h"
#include "peil/analysis/run/put.h"
#include "peil/estimate/domains/by_domain.h"

namespace peil::analysis {

/// Means and totals in every domain that an analysis asks for: of each column of `by_each`, of the
/// combinations of `by`, or of everybody. `design` must outlive it.
estimate::ByDomain by_domain(const Run& run, const Prepared& design, const Common& common);

/// A column as answers: bytes where it has few values, else numbers. Contract: it is numeric.
estimate::Answers answers(const Column& column);

/// Name and level of every domain asked for, in the order of ByDomain::each().
std::vector<DomainAsked> domains_of(const estimate::ByDomain& means);

}  // namespace peil::analysis
