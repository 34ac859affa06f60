#include "peil/estimate/standardised.h"

#include <algorithm>
#include <limits>

#include "peil/estimate/class_means.h"
#include "peil/estimate/multiplicity.h"

namespace peil::estimate {
namespace {

// Those of the column who have a class.
Domain within_classes(const Domain& column, const std::vector<std::size_t>& place,
                      std::size_t none) {
  Domain result = column;
  for (std::size_t c = 0; c < result.size(); ++c) {
    if (place[c] == none) result[c] = 0;
  }
  return result;
}

}  // namespace

std::optional<Standardised> standardised(const Classes& classes, std::span<const Tally> tallies,
                                         const Domain& column, std::span<const Domain> over,
                                         Standard standard, std::size_t& without) {
  const std::vector<ClassMean> all = class_means(classes, tallies, everybody(classes), over);
  const std::vector<ClassMean> own = class_means(classes, tallies, column, over);
  double total = 0.0;
  Linear result = nothing_of(tallies);
  std::size_t fewest = std::numeric_limits<std::size_t>::max();
  for (std::size_t k = 0; k < over.size(); ++k) {
    if (all[k].answers > 0 && own[k].answers == 0) {
      without = k;
      return {};
    }
    if (all[k].answers > 0) fewest = std::min(fewest, own[k].answers);
    result.value += all[k].share * own[k].mean;
    total += all[k].weight;
  }
  const std::vector<std::size_t> place = places(classes, over);
  const Multiplicity in_column(classes, tallies, column),
      in_all(classes, tallies, everybody(classes));
  for (std::size_t t = 0; t < tallies.size(); ++t) {
    const std::uint32_t c = tallies[t].row_class;
    const std::size_t k = place[c];
    if (k == over.size()) continue;
    double& influence = result.influence.of_tally[t];
    if (column[c] != 0) {
      influence +=
          in_column.counts(c) * all[k].share * (tallies[t].value - own[k].mean) / own[k].weight;
      result.answers += tallies[t].rows;
      result.counted[t] = 1;
    }
    if (standard == Standard::Estimated)
      influence += in_all.counts(c) * (own[k].mean - result.value) / total;
    result.influence.inside[t] =
        column[c] != 0 || standard == Standard::Estimated ? std::uint8_t{1} : std::uint8_t{0};
  }
  if (result.answers == 0) {
    without = over.size();
    return {};
  }
  return Standardised{std::move(result),
                      linear_mean(classes, tallies, within_classes(column, place, over.size())),
                      fewest};
}

}  // namespace peil::estimate
