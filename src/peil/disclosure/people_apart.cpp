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
  Patterns(const PeopleApart::Sets& sets, std::span<const std::uint32_t> rows)
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

 private:
  std::size_t words_;
  std::vector<std::uint64_t> bits_;
};

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
  const Patterns patterns(sets, samples);
  std::vector<std::size_t> order(samples.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(
      order, [&](std::size_t one, std::size_t other) { return patterns.before(one, other); });

  Parts parts;
  parts.of_set.resize(sets.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i == 0 || !patterns.alike(order[i - 1], order[i])) {
      const auto place = static_cast<std::uint32_t>(parts.people.size());
      parts.people.push_back(0);
      for (std::size_t s = 0; s < sets.size(); ++s) {
        if (patterns.has(order[i], s)) parts.of_set[s].push_back(place);
      }
    }
    parts.people.back() += people[order[i]];
  }
  return parts;
}

}  // namespace peil::disclosure
