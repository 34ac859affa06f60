#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "peil/model/claim.h"
#include "peil/reading/part.h"

namespace peil::reading {

/// A mark of one group and one measure in one wave, as a letter told it.
struct Told {
  std::string measure, group, wave;
  double mark = 0.0;
};

/// The marks that a letter told last, which words like "that difference" and "the 6.7" point back
/// to.
class LastTold {
 public:
  /// The marks of a claim, where its words say whose they are.
  void add(const Page& page, const Claim& claim);

  /// The last one.
  std::optional<Told> last() const;
  /// The last one that was told as this number, of one of the groups where there are any.
  std::optional<Told> with(double mark, const std::vector<std::string>& groups) const;
  /// The last one and the one before it from which it differs in group or in wave alone; the
  /// earlier wave first.
  std::optional<std::pair<Told, Told>> pair() const;

 private:
  void add(Told told);

  std::vector<Told> all_;  ///< the newest last
};

}  // namespace peil::reading
