#include "peil/sampling/exclusions.h"

#include <algorithm>

#include "peil/base/fold.h"

namespace peil::sampling {

Exclusions::Exclusions(const std::vector<Exclusion>& rules)
    : rules_(rules), seen_(rules.size(), false) {
  for (const Exclusion& rule : rules) {
    auto& folded_values = folded_.emplace_back();
    for (const std::string& value : rule.values) folded_values.emplace(folded(value), value);
    const auto found = std::ranges::find(others_, rule.column, &OtherValues::column);
    place_.push_back(static_cast<std::size_t>(found - others_.begin()));
    if (found == others_.end()) others_.push_back({rule.column, {}, false});
  }
}

bool Exclusions::fits(std::size_t rule, std::string_view value) const {
  return std::ranges::find(rules_[rule].values, value) != rules_[rule].values.end();
}

std::optional<std::string> Exclusions::near(std::size_t rule, std::string_view value) const {
  // A value that was counted before has been looked at.
  if (others_[place_[rule]].units.contains(value)) return {};
  const auto found = folded_[rule].find(folded(value));
  if (found == folded_[rule].end()) return {};
  return found->second;
}

std::vector<std::size_t> Exclusions::never() const {
  std::vector<std::size_t> rules;
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    const auto& units = others_[place_[i]].units;
    const auto values =
        std::ranges::count_if(units, [](const auto& u) { return !u.first.empty(); });
    if (!seen_[i] && !rules_[i].may_be_absent && values > 1) rules.push_back(i);
  }
  return rules;
}

void Exclusions::count(std::size_t rule, std::string_view value) {
  const std::size_t place = place_[rule];
  // A column with two rules is counted once.
  if (std::ranges::find(place_, place) - place_.begin() != static_cast<std::ptrdiff_t>(rule))
    return;
  OtherValues& other = others_[place];
  if (const auto found = other.units.find(value); found != other.units.end()) {
    ++found->second;
  } else if (other.units.size() < OtherValues::most) {
    other.units.emplace(value, 1);
  } else {
    other.more = true;
  }
}

}  // namespace peil::sampling
