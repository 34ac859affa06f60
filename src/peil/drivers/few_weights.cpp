#include "peil/drivers/few_weights.h"

#include <algorithm>
#include <array>
#include <bit>

#include "peil/base/contract.h"

namespace peil::drivers {
namespace {

// Weights seen so far, found by their bits in a table that stays at least half empty.
class Seen {
 public:
  explicit Seen(std::size_t most) : most_(most) {}

  // The place of a weight in order of appearance; nothing when it is one too many.
  std::optional<std::uint8_t> place(double weight) {
    std::size_t slot = std::bit_cast<std::uint64_t>(weight) * 0x9E3779B97F4A7C15u >> slot_shift;
    for (; table_[slot].weight != 0.0; slot = (slot + 1) % table_.size()) {
      if (table_[slot].weight == weight) return table_[slot].place;
    }
    if (weight_.size() == most_) return {};
    table_[slot] = {weight, static_cast<std::uint8_t>(weight_.size())};
    weight_.push_back(weight);
    return table_[slot].place;
  }
  const std::vector<double>& weights() const { return weight_; }

 private:
  struct Slot {
    double weight = 0.0;  // 0: empty
    std::uint8_t place = 0;
  };
  static constexpr int slot_shift = 64 - 9;
  std::array<Slot, 512> table_{};
  std::vector<double> weight_;
  std::size_t most_;
};

}  // namespace

std::optional<FewWeights> few_weights(std::span<const double> weight,
                                      std::span<const std::uint32_t> rows, std::size_t most) {
  expects(most >= 1 && most <= 255 && !rows.empty(), "few_weights: 1 to 255 weights, some rows");
  Seen seen(most);
  FewWeights result;
  result.place.reserve(rows.size());
  for (const std::uint32_t row : rows) {
    const auto place = seen.place(weight[row]);
    if (!place) return {};
    result.place.push_back(*place);
  }
  result.weight = seen.weights();
  std::ranges::sort(result.weight);
  if (result.weight.size() == 1) result.place.clear();
  std::array<std::uint8_t, 256> ascending{};
  for (std::size_t i = 0; i < result.weight.size(); ++i)
    ascending[i] = static_cast<std::uint8_t>(
        std::ranges::lower_bound(result.weight, seen.weights()[i]) - result.weight.begin());
  for (std::uint8_t& place : result.place) place = ascending[place];
  return result;
}

}  // namespace peil::drivers
