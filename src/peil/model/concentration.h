#pragma once

#include <cstddef>

namespace peil {

/// How the answers to one item lie together in one domain: what a gate has to know of them beyond
/// their number.
struct Concentration {
  std::size_t answers = 0;    ///< unweighted
  std::size_t most_given = 0; ///< rows with the answer that most gave; of one choice of several,
                              ///< rows that chose it
  std::size_t in_low = 0, in_high = 0;  ///< rows at either end of the scale (model/scale.h)
  /// Of amounts: weighted sum of their sizes, and the largest and second largest part in it.
  double total = 0.0, largest = 0.0, second = 0.0;

  /// All gave one answer, or all but one, who then knows what each of the others said.
  bool tells_all() const { return answers > 1 && most_given + 1 >= answers; }
  /// The same of one end of the scale: so many rows lie in it.
  bool end_tells_all(std::size_t in_end) const { return in_end <= 1 || in_end + 1 >= answers; }
  /// The two largest leave so little that one of them can work out the other's amount to within
  /// `share` of it.
  bool is_dominated(double share) const {
    return total > 0.0 && total - largest - second < share * largest;
  }
};

}  // namespace peil
