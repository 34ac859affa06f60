#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "peil/estimate/variance.h"

namespace peil::estimate {

/// The classes of a standardising variable within some people: of each its share of their weight
/// and its mean.
struct ClassMean {
  double weight = 0.0;  ///< sum over its answers
  double share = 0.0;   ///< of the weight of all classes together
  double mean = 0.0;    ///< 0 without an answer
  std::size_t answers = 0;
};

/// Shapes    one per class; a class is a domain, and no row lies in two of them.
std::vector<ClassMean> class_means(const Classes& classes, std::span<const Tally> tallies,
                                   const Domain& people, std::span<const Domain> of);

/// Per class of rows: its place in `of`, or of.size() for none.
std::vector<std::size_t> places(const Classes& classes, std::span<const Domain> of);

}  // namespace peil::estimate
