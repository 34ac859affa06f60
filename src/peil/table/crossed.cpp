#include "peil/table/crossed.h"

#include <algorithm>

#include "peil/base/contract.h"
#include "peil/table/level_names.h"

namespace peil::table {
namespace {

constexpr std::uint64_t no_combination = ~std::uint64_t{0};
constexpr std::uint64_t most_listed = 1 << 22;  // combinations that get a place in a list

// The combinations that rows have, in order.
std::vector<std::uint64_t> combinations_used(const std::vector<std::uint64_t>& key,
                                             std::uint64_t combinations) {
  std::vector<std::uint64_t> used;
  if (combinations > most_listed) {
    used = key;
    std::ranges::sort(used);
    used.erase(std::unique(used.begin(), used.end()), used.end());
    if (!used.empty() && used.back() == no_combination) used.pop_back();
    return used;
  }
  std::vector<std::uint8_t> seen(combinations, 0);
  for (const std::uint64_t k : key) {
    if (k != no_combination) seen[k] = 1;
  }
  for (std::uint64_t k = 0; k < combinations; ++k) {
    if (seen[k] != 0) used.push_back(k);
  }
  return used;
}

// The place of every row's combination among those that are used.
std::vector<std::uint32_t> places_of(const std::vector<std::uint64_t>& key,
                                     const std::vector<std::uint64_t>& used,
                                     std::uint64_t combinations) {
  std::vector<std::uint32_t> listed(combinations > most_listed ? 0 : combinations, 0);
  for (std::size_t i = 0; i < used.size() && !listed.empty(); ++i) {
    listed[used[i]] = static_cast<std::uint32_t>(i);
  }
  std::vector<std::uint32_t> place(key.size(), Grouping::outside);
  for (std::size_t row = 0; row < key.size(); ++row) {
    if (key[row] == no_combination) continue;
    place[row] =
        listed.empty()
            ? static_cast<std::uint32_t>(std::ranges::lower_bound(used, key[row]) - used.begin())
            : listed[key[row]];
  }
  return place;
}

std::string name_of(std::uint64_t combination, std::span<const Grouping> parts) {
  std::vector<std::string> names(parts.size());
  for (std::size_t p = parts.size(); p-- > 0;) {
    const std::uint64_t levels = parts[p].levels.size();
    names[p] = parts[p].levels[combination % levels];
    combination /= levels;
  }
  return joined(names);
}

}  // namespace

Grouping crossed(std::span<const Grouping> parts) {
  expects(!parts.empty(), "crossed: at least one grouping");
  if (parts.size() == 1) return parts.front();
  Grouping result;
  const std::size_t rows = parts.front().level.size();
  // A combination as one number, in the order of the first part's levels, then the second's.
  std::vector<std::uint64_t> key(rows, 0);
  std::uint64_t combinations = 1;
  std::vector<std::string> names;
  for (const Grouping& part : parts) {
    const std::uint64_t levels = part.levels.size();
    expects(levels == 0 || combinations < no_combination / levels, "crossed: not too many levels");
    combinations *= levels;
    for (std::size_t row = 0; row < rows; ++row) {
      const bool whole = key[row] != no_combination && part.level[row] != Grouping::outside;
      key[row] = whole ? key[row] * levels + part.level[row] : no_combination;
    }
    names.push_back(part.name);
  }
  result.name = joined(names);
  const std::vector<std::uint64_t> used = combinations_used(key, combinations);
  for (const std::uint64_t combination : used) {
    result.levels.push_back(name_of(combination, parts));
  }
  result.level = places_of(key, used, combinations);
  return result;
}

}  // namespace peil::table
