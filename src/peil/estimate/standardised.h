#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "peil/estimate/linear.h"

namespace peil::estimate {

/// Where the shares of the classes come from.
enum class Standard : std::uint8_t {
  Estimated,  ///< from the same sample, and their error is in
  Known,      ///< the same shares, taken as known
};

/// The mean that a column would have if its people were divided over the classes of another
/// variable as everybody is: sum over the classes of P_k m_k, P_k the weighted share of class k
/// among all who answered and have a class, m_k the column's mean in class k.
struct Standardised {
  Linear mean;
  Linear plain;            ///< the column's own mean, of those who have a class
  std::size_t fewest = 0;  ///< answers of the column in the class where it has the fewest
};

/// Nothing when somebody has a class in which nobody of the column answered: `without` says which.
///
/// Shapes    domains of these classes; `over` one per class, no row in two of them.
/// Source    direct standardisation: Fleiss, Levin & Paik (2003), Statistical Methods for Rates and
///           Proportions, chapter 19; error by linearisation, docs/methods/standardised-means.md
std::optional<Standardised> standardised(const Classes& classes, std::span<const Tally> tallies,
                                         const Domain& column, std::span<const Domain> over,
                                         Standard standard, std::size_t& without);

}  // namespace peil::estimate
