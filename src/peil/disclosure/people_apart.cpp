#include "peil/disclosure/people_apart.h"

#include <algorithm>
#include <numeric>
#include <span>

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

// Which of some sets have each of some rows: a bit a set, the first the highest, so that patterns
// order as the sets do.
class Patterns {
 public:
  Patterns(std::span<const RowSet* const> sets, std::span<const std::uint32_t> rows)
      : words_(std::max<std::size_t>(1, (sets.size() + bits - 1) / bits)),
        bits_(rows.size() * words_, 0) {
    std::vector<std::uint32_t> has(rows.size());
    for (std::size_t s = 0; s < sets.size(); ++s) {
      sets[s]->tell(rows, has);
      std::uint64_t* word = bits_.data() + s / bits;
      const std::size_t step = words_, place = bits - 1 - s % bits;
      for (std::size_t i = 0; i < has.size(); ++i) word[i * step] |= std::uint64_t{has[i]} << place;
    }
  }

  std::span<const std::uint64_t> of(std::size_t row) const {
    return {bits_.data() + row * words_, words_};
  }
  bool before(std::size_t row, std::size_t other) const {
    const std::uint64_t a = bits_[row * words_], b = bits_[other * words_];
    return a != b ? a < b : std::ranges::lexicographical_compare(of(row), of(other));
  }
  bool alike(std::size_t row, std::size_t other) const {
    return std::ranges::equal(of(row), of(other));
  }
  bool has(std::size_t row, std::size_t set) const {
    return (of(row)[set / bits] >> (bits - 1 - set % bits) & 1u) != 0;
  }
  bool in_none(std::size_t row) const {
    return std::ranges::all_of(of(row), [](std::uint64_t word) { return word == 0; });
  }

 private:
  std::size_t words_;
  std::vector<std::uint64_t> bits_;
};

// Combinations of rows that the same sets have, put together: the part of each, and which sets have
// each part.
struct Merged {
  std::vector<std::uint32_t> part_of;              // per combination
  std::vector<std::vector<std::uint32_t>> of_set;  // ascending
  std::size_t parts = 0;
  bool of_nobody = false;  // the first part is in none of the sets
};

Merged merged(const Combinations& fine, std::span<const RowSet* const> sets) {
  const std::vector<std::uint32_t> samples = fine.sample_rows();
  const Patterns patterns(sets, samples);
  std::vector<std::size_t> order(samples.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(
      order, [&](std::size_t one, std::size_t other) { return patterns.before(one, other); });
  Merged result;
  result.part_of.resize(samples.size());
  result.of_set.resize(sets.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i == 0 || !patterns.alike(order[i - 1], order[i])) {
      const auto place = static_cast<std::uint32_t>(result.parts++);
      for (std::size_t s = 0; s < sets.size(); ++s) {
        if (patterns.has(order[i], s)) result.of_set[s].push_back(place);
      }
    }
    result.part_of[order[i]] = static_cast<std::uint32_t>(result.parts - 1);
  }
  result.of_nobody = !order.empty() && patterns.in_none(order.front());
  return result;
}

// Each once, in the order in which they come.
void list(std::vector<const RowSet*>& sets, const RowSet* set) {
  if (set != nullptr && std::ranges::find(sets, set) == sets.end()) sets.push_back(set);
}

}  // namespace

PeopleApart::Parts PeopleApart::by(std::span<const CrossedRows> sets, std::size_t rows) {
  Sets bys, amongs, all;
  for (const CrossedRows& set : sets) {
    list(bys, set.by);
    all.push_back(set.among);
    list(amongs, set.among);
  }
  if (bys.size() == 1) return of_one(*bys.front(), common(all, rows), rows);
  Combinations fine = combined(amongs, rows);
  std::vector<std::uint32_t> column(rows);
  for (const RowSet* set : bys) refine(fine, *set, column);
  for (std::size_t s = 0; s < sets.size(); ++s) all[s] = sets[s].rows;
  Merged parts = merged(fine, all);
  Parts result{std::vector<std::size_t>(parts.parts, 0), std::move(parts.of_set)};
  for (const std::uint32_t part : fine.number()) ++result.people[parts.part_of[part]];
  return result;
}

const Combinations& PeopleApart::combined(const Sets& among, std::size_t rows) {
  const auto [at, fresh] = among_.try_emplace({rows, among}, rows);
  if (!fresh) return at->second;
  std::vector<std::uint32_t> column(rows);
  for (const RowSet* set : among) refine(at->second, *set, column);
  return at->second;
}

// `among` as the sets have it, nothing for one that is everybody who answered.
const PeopleApart::Common& PeopleApart::common(const Sets& among, std::size_t rows) {
  const auto [at, fresh] = common_.try_emplace({rows, among});
  Common& result = at->second;
  if (!fresh) return result;
  const RowSet everybody = RowSet::all(rows);
  Sets sets, apart;
  for (const RowSet* set : among) {
    sets.push_back(set == nullptr ? &everybody : set);
    list(apart, set);
  }
  const Combinations& fine = combined(apart, rows);
  Merged parts = merged(fine, sets);
  result.of_set = std::move(parts.of_set);
  result.people.assign(parts.parts, 0);
  result.of_nobody = parts.of_nobody;
  result.part.reserve(rows);
  for (const std::uint32_t number : fine.number()) {
    result.part.push_back(parts.part_of[number]);
    ++result.people[result.part.back()];
  }
  return result;
}

// Of every part those who answered; all others are one part, the first, that no set has.
PeopleApart::Parts PeopleApart::of_one(const RowSet& by, const Common& common,
                                       std::size_t rows) const {
  std::vector<std::size_t> people = common.people;
  by.each_missing([&](std::size_t row) { --people[common.part[row]]; });  // who are few
  for (std::size_t row = by.rows(); row < rows; ++row) --people[common.part[row]];
  if (common.of_nobody) people.front() = 0;
  const std::size_t others = rows - std::accumulate(people.begin(), people.end(), std::size_t{0});
  Parts result;
  if (others > 0) result.people.push_back(others);
  std::vector<std::uint32_t> place(people.size());
  for (std::size_t part = 0; part < people.size(); ++part) {
    place[part] = static_cast<std::uint32_t>(result.people.size());
    if (people[part] > 0) result.people.push_back(people[part]);
  }
  result.of_set.reserve(common.of_set.size());
  for (const std::vector<std::uint32_t>& parts : common.of_set) {
    std::vector<std::uint32_t>& of = result.of_set.emplace_back(parts.size());
    std::size_t some = 0;
    for (const std::uint32_t part : parts) {
      of[some] = place[part];
      some += people[part] > 0 ? 1 : 0;
    }
    of.resize(some);
  }
  return result;
}

}  // namespace peil::disclosure
