#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "peil/analysis/run/put.h"
#include "peil/estimate/p_adjust.h"

namespace peil::analysis {

/// Two domains to compare, as places in Split::domains: `one` less `other`.
struct Contrast {
  std::size_t one = 0, other = 0;
};

/// Every pair of domains, each once, in their order.
std::vector<Contrast> all_pairs(const Split& parts);

/// The names of contrasts, "one-other": those that two of them would have are written so that they
/// differ.
std::vector<std::string> contrast_names(const Split& parts, std::span<const Contrast> contrasts);

/// Differences between the means of domains of one sample, with their tests: estimate, se, df,
/// ci_low, ci_high, n, t and p per contrast, and p adjusted for how many contrasts there are.
struct Comparison {
  const Common& common;
  const Prepared& design;
  const Split& parts;
  std::span<const Contrast> contrasts;
  std::span<const estimate::NamedAdjustment> methods;
  bool error_without_covariance = false;  ///< also se_if_covariance_ignored, to see what it does
  std::vector<std::string> called{};      ///< levels to print in place of "one-other"
};

/// A contrast of one item with its result.
struct ComparedPair {
  Contrast contrast;
  Cell cell;
};

/// A contrast that cannot be made, and why.
struct RefusedPair {
  DomainAsked printed;
  std::string sentence;
};

/// What the contrasts of one item came to.
struct ItemContrasts {
  std::vector<ComparedPair> found;
  std::vector<RefusedPair> refused;
};

/// A contrast with a domain in which nobody answered, or whose answers all come from one PSU, is
/// refused; the others go on. Throws Refusal when the design cannot give an error. Safe on several
/// threads.
///
/// Shapes  `counted` are the answers to the item by the classes of the parts
ItemContrasts contrasts_of(const Comparison& asked, const std::string& item,
                           const estimate::Tallies& counted);
/// Tells the run which contrasts of an item were refused.
void refuse_pairs(Run& run, const std::string& item, const std::vector<RefusedPair>& pairs);

/// The same, added to the run, with p adjusted for the contrasts of this item.
void add_comparison(Run& run, const Comparison& asked, const Item& item);

}  // namespace peil::analysis
