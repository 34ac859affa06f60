#include "peil/estimate/multiplicity.h"

#include <bit>

#include "peil/base/contract.h"

namespace peil::estimate {

Multiplicity::Multiplicity(const Classes& classes, std::span<const Tally> tallies,
                           const Domain& domain)
    : Multiplicity(classes.lists) {
  if (lists_ == nullptr) return;
  for (const Tally& tally : tallies) {
    if (domain[tally.row_class] != 0) see(tally.row_class);
  }
}

Multiplicity::Multiplicity(const Design& design, std::span<const std::uint8_t> inside)
    : Multiplicity(design.lists) {
  if (lists_ == nullptr) return;
  expects(inside.size() == lists_->on.size(), "Multiplicity: one element per row");
  for (std::size_t row = 0; row < inside.size(); ++row) {
    if (inside[row] != 0) see(row);
  }
}

std::vector<double> parts_of_people(const Design& design, const Grouping& by,
                                    std::span<const Absent> reason) {
  std::vector<double> result(by.level.size(), 0.0);
  std::vector<Multiplicity> of_level(by.levels.size(), Multiplicity(design.lists));
  const auto each = [&](const auto& see) {
    for (std::size_t row = 0; row < result.size(); ++row) {
      if (reason[row] == Absent::No && by.level[row] != Grouping::outside)
        see(of_level[by.level[row]], row);
    }
  };
  each([](Multiplicity& level, std::size_t row) { level.see(row); });
  each([&](const Multiplicity& level, std::size_t row) { result[row] = level.counts(row); });
  return result;
}

double Multiplicity::part(std::size_t at) const {
  const int lists = std::popcount(lists_->on[at] & behind_);
  expects(lists > 0, "Multiplicity: a row of the domain");
  return 1.0 / lists;
}

}  // namespace peil::estimate
