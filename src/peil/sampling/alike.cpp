#include "peil/sampling/alike.h"

#include <algorithm>
#include <limits>

#include "peil/base/text.h"

namespace peil::sampling {
namespace {

constexpr char between = '\t';  // in no value: the frame's reader refuses control characters

std::map<std::string, std::string> design_of(const Plan& plan, const FrameUnit& unit,
                                             const FrameColumns& at) {
  std::map<std::string, std::string> design;
  for (std::size_t i = 0; i < plan.design.size(); ++i)
    design[plan.design[i]] = unit.fields[at.design[i]];
  return design;
}

std::string quoted(const std::vector<std::string>& names) {
  std::vector<std::string> all;
  for (const std::string& name : names) all.push_back("'" + name + "'");
  return join(all, ", ");
}

std::string counted(std::size_t people, const char* one, const char* more) {
  return std::to_string(people) + (people == 1 ? one : more);
}

}  // namespace

std::string cell_of(const Plan& plan, std::string_view group, std::string_view stratum,
                    const std::map<std::string, std::string>& design) {
  std::string cell = std::string(group) + between + std::string(stratum);
  for (const std::string& column : plan.design) {
    const auto found = design.find(column);
    cell += between + (found == design.end() ? "" : found->second);
  }
  return cell;
}

void Alike::find_columns(const FrameColumns& at) {
  const auto take = [&](std::size_t place) {
    if (std::ranges::find(places_, place) != places_.end()) return;
    places_.push_back(place);
    names_.push_back(at.names[place]);
  };
  take(at.group);
  for (const std::size_t place : at.strata) take(place);
  for (const std::size_t place : at.design) take(place);
  levels_.resize(places_.size());
}

void Alike::count(const FrameUnit& unit, const FrameColumns& at) {
  if (places_.empty()) find_columns(at);
  key_.clear();
  for (std::size_t i = 0; i < places_.size(); ++i) {
    const std::string& value = unit.fields[places_[i]];
    auto found = levels_[i].find(value);
    if (found == levels_[i].end()) {
      found = levels_[i].emplace(value, static_cast<std::uint32_t>(levels_[i].size())).first;
    }
    key_.push_back(found->second);
  }
  Cell& cell = cells_[key_];
  if (++cell.people == 1)
    cell.name = cell_of(plan_, unit.group, unit.stratum, design_of(plan_, unit, at));
  const auto language = cell.languages.find(unit.language);
  if (language == cell.languages.end()) {
    cell.languages.emplace(unit.language, 1);
  } else {
    ++language->second;
  }
}

// People in cells that are too small when the answers did not keep column number `without`.
std::size_t Alike::in_small_cells(std::size_t without) const {
  std::map<Key, std::size_t> coarser;
  for (const auto& [key, cell] : cells_) {
    Key left = key;
    if (without < left.size()) left[without] = 0;
    coarser[left] += cell.people;
  }
  std::size_t people = 0;
  for (const auto& [key, count] : coarser) people += count < plan_.least_alike ? count : 0;
  return people;
}

Problems Alike::problems(const std::string& where) const {
  const std::size_t few = in_small_cells(places_.size());
  if (few == 0) return {};
  std::size_t alone = 0;
  for (const auto& [key, cell] : cells_) alone += cell.people == 1 ? 1 : 0;
  std::vector<std::pair<std::size_t, std::string>> left;
  for (std::size_t i = 1; i < places_.size(); ++i) left.emplace_back(in_small_cells(i), names_[i]);
  std::ranges::sort(left);
  std::vector<std::string> words;
  for (const auto& [people, name] : left)
    words.push_back("without '" + name + "' " + std::to_string(people));
  const std::string least = std::to_string(plan_.least_alike);
  return {{"frame.alone", where, 0, 0,
           counted(few, " person is", " people are") + " one of fewer than " + least +
               " on the frame with the same " + quoted(names_) + ", " +
               counted(alone, " is", " are") +
               " the only one: whoever has the frame could tell which answers are theirs.",
           (words.empty() ? "Merge groups with few people"
                          : "Take coarser values, or leave a column out of the strata and the "
                            "design: of these people there are, " +
                                join(words, ", ")) +
               ". `least_alike` in [frame] is the number that is asked for."}};
}

std::size_t Alike::fewest() const {
  std::size_t least = cells_.empty() ? 0 : std::numeric_limits<std::size_t>::max();
  for (const auto& [key, cell] : cells_) least = std::min(least, cell.people);
  return least;
}

std::pair<std::vector<std::string>, std::size_t> Alike::without_language() const {
  std::vector<std::string> names;
  std::size_t people = 0;
  for (const auto& [key, cell] : cells_) {
    const auto few = [&](const auto& language) { return language.second < plan_.least_alike; };
    if (std::ranges::none_of(cell.languages, few)) continue;
    names.push_back(cell.name);
    people += cell.people;
  }
  std::ranges::sort(names);
  return {std::move(names), people};
}

}  // namespace peil::sampling
