#include "peil/app/next_wave_asked.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "peil/base/text.h"

namespace peil::app {
namespace {

constexpr double longest_scale = 10.0, dearest = 1e6;
// Below that not even a whole country would be enough, and no mark is printed so exactly.
constexpr double least_mark = 0.001;
// At the least confidence that a study may have, 0.5, chance shows a change so often.
constexpr double least_power = 0.25;

constexpr std::array numbers{NextWaveNumber{"margin", least_mark, longest_scale},
                             NextWaveNumber{"change", least_mark, longest_scale},
                             NextWaveNumber{"power", least_power, 1.0},
                             NextWaveNumber{"interview-price", 0.0, dearest},
                             NextWaveNumber{"invitation-price", 0.0, dearest}};

constexpr std::array allocations{NextWaveAllocation{"neyman", Allocation::Neyman},
                                 NextWaveAllocation{"proportional", Allocation::Proportional},
                                 NextWaveAllocation{"equal", Allocation::Equal},
                                 NextWaveAllocation{"power", Allocation::Power}};

std::string written(double bound) {
  return bound == std::floor(bound) ? number_text(bound, 0) : exact_text(bound);
}

class Reading {
 public:
  explicit Reading(const TypedNumbers& typed) : typed_(typed) {}

  Result<NextWaveAsked> asked() {
    NextWaveAsked asked;
    asked.wish.margin = take("margin");
    asked.wish.change = take("change");
    asked.wish.power = take("power").value_or(asked.wish.power);
    asked.prices = {take("interview-price"), take("invitation-price")};
    take_allocation(asked);
    if (is_typed("margin") == is_typed("change"))
      found_.push_back({"next-wave.wish", "", 0, 0,
                        "It is to be one of the two: a margin or a change.", "Say one of them."});
    if (!found_.empty()) return found_;
    return asked;
  }

 private:
  TypedNumbers::const_iterator typed(std::string_view name) const {
    return std::ranges::find(typed_, name, &TypedNumbers::value_type::first);
  }
  bool is_typed(std::string_view name) const { return typed(name) != typed_.end(); }

  std::optional<double> take(std::string_view name) {
    const auto text = typed(name);
    if (text == typed_.end()) return {};
    const NextWaveNumber& number = *std::ranges::find(numbers, name, &NextWaveNumber::name);
    const auto value = decimal_number(text->second);
    if (value && *value > number.above && *value < number.below) return value;
    found_.push_back({"next-wave.no-number", std::string(name), 0, 0,
                      "It takes a number above " + written(number.above) + " and below " +
                          written(number.below) + ".",
                      ""});
    return {};
  }

  void take_allocation(NextWaveAsked& asked) {
    const auto text = typed(allocation_asked);
    if (text == typed_.end()) return;
    const auto known = std::ranges::find(allocations, text->second, &NextWaveAllocation::name);
    if (known != allocations.end()) {
      asked.allocation = known->rule;
      return;
    }
    std::vector<std::string> names;
    for (const NextWaveAllocation& one : allocations) names.emplace_back(one.name);
    found_.push_back({"next-wave.no-allocation", std::string(allocation_asked), 0, 0,
                      "It is one of " + join(names, ", ") + ".", ""});
  }

  const TypedNumbers& typed_;
  Problems found_;
};

}  // namespace

std::span<const NextWaveNumber> next_wave_numbers() { return numbers; }
std::span<const NextWaveAllocation> next_wave_allocations() { return allocations; }

Result<NextWaveAsked> next_wave_asked(const TypedNumbers& typed) { return Reading(typed).asked(); }

}  // namespace peil::app
