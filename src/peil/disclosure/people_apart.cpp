#include "peil/disclosure/people_apart.h"

#include <algorithm>
#include <numeric>

namespace peil::disclosure {
namespace {

constexpr std::size_t bits = 64;

void refine(Combinations& rows, const RowSet& set, std::vector<std::uint32_t>& column) {
  std::ranges::fill(column, 0u);
  set.each([&](std::size_t row) {
    column[row] = 1;
    return true;
  });
  rows.refine(column);
}

// Which sets have a row: the first set is the highest bit, so that patterns order as the sets do.
std::vector<std::uint64_t> pattern_of(const PeopleApart::Sets& sets, std::size_t row) {
  std::vector<std::uint64_t> pattern((sets.size() + bits - 1) / bits, 0);
  for (std::size_t s = 0; s < sets.size(); ++s) {
    if (row < sets[s]->rows() && sets[s]->has(row))
      pattern[s / bits] |= std::uint64_t{1} << (bits - 1 - s % bits);
  }
  return pattern;
}

}  // namespace

PeopleApart::Parts PeopleApart::by(const Sets& sets, const Sets& by, const Sets& common,
                                   std::size_t rows) {
  std::vector<std::uint32_t> column(rows);
  const auto [at, fresh] = common_.try_emplace({rows, common}, rows);
  if (fresh) {
    for (const RowSet* set : common) refine(at->second, *set, column);
  }
  Combinations fine = at->second;
  for (const RowSet* set : by) refine(fine, *set, column);

  // Finer than the sets need: parts that the same sets have are one.
  std::vector<std::size_t> people(fine.count(), 0);
  for (const std::uint32_t part : fine.number()) ++people[part];
  const std::vector<std::uint32_t> samples = fine.sample_rows();
  std::vector<std::vector<std::uint64_t>> pattern;
  for (const std::uint32_t row : samples) pattern.push_back(pattern_of(sets, row));
  std::vector<std::size_t> order(samples.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {},
                           [&](std::size_t part) -> const auto& { return pattern[part]; });

  Parts parts;
  parts.of_set.resize(sets.size());
  const std::vector<std::uint64_t>* last = nullptr;
  for (const std::size_t part : order) {
    if (last == nullptr || *last != pattern[part]) {
      last = &pattern[part];
      const auto place = static_cast<std::uint32_t>(parts.people.size());
      parts.people.push_back(0);
      for (std::size_t s = 0; s < sets.size(); ++s) {
        if ((pattern[part][s / bits] >> (bits - 1 - s % bits) & 1u) != 0)
          parts.of_set[s].push_back(place);
      }
    }
    parts.people.back() += people[part];
  }
  return parts;
}

}  // namespace peil::disclosure
