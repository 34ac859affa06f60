#include "peil/reading/told.h"

#include <algorithm>
#include <cmath>

namespace peil::reading {
namespace {

constexpr std::size_t most_kept = 12;
constexpr double hair = 1e-9;

bool is_of_two_waves(const Told& one, const Told& other) {
  return one.measure == other.measure && one.group == other.group && one.wave != other.wave;
}
bool is_of_two_groups(const Told& one, const Told& other) {
  return one.measure == other.measure && one.group != other.group && one.wave == other.wave;
}

// "7,4 (2021: 7,0)": the mark nearest to the one year that is named is of that year.
std::optional<bool> is_turned(const Page& page, const Claim& claim,
                              const std::vector<std::size_t>& places) {
  const NumberSaid* year = nullptr;
  for (const NumberSaid& n : claim.said.numbers) {
    if (!is_wave(page, n.number)) continue;
    if (year != nullptr) return {};
    year = &n;
  }
  if (year == nullptr) return {};
  const auto gap = [&](std::size_t place) {
    return place > year->place ? place - year->place : year->place - place;
  };
  const bool first_is_nearest = gap(places.front()) < gap(places.back());
  const bool of_earlier = page.numbers[year->number].text == claim.waves.front();
  return first_is_nearest != of_earlier;
}

}  // namespace

void LastTold::add(Told told) {
  all_.push_back(std::move(told));
  if (all_.size() > most_kept) all_.erase(all_.begin());
}

void LastTold::add(const Page& page, const Claim& claim) {
  if (claim.measures.size() != 1) return;
  std::vector<double> marks;
  std::vector<std::size_t> places;
  bool turned = false;  // "8,1, was een 7,8"
  for (const NumberSaid& n : claim.said.numbers) {
    const NumberInText& number = page.numbers[n.number];
    const bool held = std::ranges::find(claim.numbers, n.number) != claim.numbers.end();
    if (!held || n.role != NumberRole::Figure || n.nearness != Nearness::As || !number.value ||
        number.side != 0 || number.percent || is_wave(page, n.number))
      continue;
    turned = marks.size() == 1 && n.against && !n.later;
    marks.push_back(*number.value);
    places.push_back(n.place);
  }
  if (marks.size() == 2 && claim.waves.size() == 2)
    turned = is_turned(page, claim, places).value_or(turned);
  if (turned) std::ranges::reverse(marks);
  const std::size_t waves = claim.waves.size(), groups = claim.groups.size();
  if (marks.empty() || marks.size() != waves * groups || (waves > 1 && groups > 1)) return;
  for (std::size_t i = 0; i < marks.size(); ++i)
    add({claim.measures.front(), claim.groups[groups > 1 ? i : 0], claim.waves[waves > 1 ? i : 0],
         marks[i]});
}

std::optional<Told> LastTold::last() const {
  return all_.empty() ? std::nullopt : std::optional(all_.back());
}

std::optional<Told> LastTold::with(double mark, const std::vector<std::string>& groups) const {
  for (auto told = all_.rbegin(); told != all_.rend(); ++told) {
    const bool of_group = groups.empty() || std::ranges::find(groups, told->group) != groups.end();
    if (of_group && std::abs(told->mark - mark) < hair) return *told;
  }
  return {};
}

std::optional<std::pair<Told, Told>> LastTold::pair() const {
  for (std::size_t i = all_.size(); i > 1; --i) {
    const Told &last = all_.back(), &other = all_[i - 2];
    if (is_of_two_groups(last, other)) return std::pair{other, last};
    if (is_of_two_waves(last, other))
      return other.wave < last.wave ? std::pair{other, last} : std::pair{last, other};
  }
  return {};
}

}  // namespace peil::reading
