#pragma once

#include "peil/analysis/plan/common.h"

#include <string>
#include <vector>

#include "peil/analysis/run/prepare.h"
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
/// The same of a column of numbers as it lies. Cost: one pass, where its values are few.
estimate::Tallies tallies(const Prepared& design, const estimate::Classes& classes,
                          const Column& column);

estimate::Options options(const Prepared& design, const Common& common);

}  // namespace peil::analysis
