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

/// Rows of one estimate: estimate, se, df, ci_low, ci_high, n. Throws Refusal when the design
/// cannot give an error.
void put_estimate(Run& run, const Common& common, const std::string& variable,
                  const DomainAsked& domain, const Estimate& estimate);

/// One row. Throws Refusal when the value overflowed: it is never printed as inf or nan.
void put(Run& run, const std::string& id, const std::string& variable, const std::string& domain,
         const std::string& level, const char* quantity, double value);

/// The refusal of a design whose error cannot be estimated: names the strata with one PSU.
Refusal lonely_refusal(const estimate::Classes& classes, const std::string& variable);

}  // namespace peil::analysis
