#include "peil/weighting/cells.h"

#include <algorithm>
#include <array>

#include "peil/base/combinations.h"
#include "peil/base/contract.h"
#include "peil/base/each.h"
#include "peil/base/sum.h"

namespace peil::weighting {
namespace {

// A table of this many combinations is always worth its room.
constexpr std::size_t small_table = 1u << 16;
// Rows whose keys are made at once, so that they stay near at hand.
constexpr std::size_t block = 2048;
// Rows are added up in parts of their own, always the same ones, so that threads do not show.
constexpr std::size_t least_part = 1u << 17, most_parts = 4;

struct Tally {
  Sum weight;
  std::uint32_t rows = 0;
};

// The number of combinations that the levels allow; nothing sensible above `most`.
std::size_t combinations(std::span<const Margin> margins, std::size_t most) {
  std::size_t product = 1;
  for (const Margin& margin : margins) {
    if (product > most) break;
    product *= std::max<std::size_t>(margin.persons.size(), 1);
  }
  return product;
}

// Keys of the rows from..to: their levels as the digits of a number, first margin first.
void write_keys(std::span<const Margin> margins, std::size_t from, std::size_t to,
                std::uint32_t* key) {
  bool known = true;
  std::fill(key, key + (to - from), 0u);
  for (const Margin& margin : margins) {
    const auto width = static_cast<std::uint32_t>(margin.persons.size());
    const LevelId* level = margin.level.data() + from;
    std::uint32_t largest = 0;
    for (std::size_t i = 0; i < to - from; ++i) {
      const auto digit = static_cast<std::uint32_t>(level[i].index());
      largest = std::max(largest, digit);
      key[i] = key[i] * width + digit;
    }
    known = known && largest < width;
  }
  expects(known, "margins: levels that the margin has a count for");
}

std::vector<Tally> by_table(std::span<const Weight> start, std::span<const Margin> margins,
                            Cells& cells, int threads) {
  const std::size_t rows = start.size();
  const std::size_t parts =
      cells.keys > small_table ? 1 : std::clamp<std::size_t>(rows / least_part, 1, most_parts);
  std::vector<std::vector<Tally>> tally(parts);
  for_each_of(parts, threads, [&](std::size_t part, std::size_t) {
    std::vector<Tally>& mine = tally[part];
    mine.resize(cells.keys);
    const std::size_t end = rows * (part + 1) / parts;
    for (std::size_t from = rows * part / parts; from < end; from += block) {
      const std::size_t to = std::min(end, from + block);
      write_keys(margins, from, to, cells.key.data() + from);
      for (std::size_t row = from; row < to; ++row) {
        Tally& one = mine[cells.key[row]];
        one.weight.add(start[row].persons());
        ++one.rows;
      }
    }
  });
  for (std::size_t part = 1; part < parts; ++part) {
    for (std::size_t k = 0; k < cells.keys; ++k) {
      tally[0][k].weight.add(tally[part][k].weight);
      tally[0][k].rows += tally[part][k].rows;
    }
  }
  return std::move(tally[0]);
}

std::vector<Tally> by_sorting(std::span<const Weight> start, std::span<const Margin> margins,
                              Cells& cells) {
  Combinations rows(start.size());
  for (const Margin& margin : margins) {
    std::vector<std::uint32_t> column(start.size());
    write_keys({&margin, 1}, 0, start.size(), column.data());
    rows.refine(column);
  }
  cells.key = rows.number();
  cells.keys = rows.count();
  std::vector<Tally> tally(cells.keys);
  for (std::size_t row = 0; row < start.size(); ++row) {
    tally[cells.key[row]].weight.add(start[row].persons());
    ++tally[cells.key[row]].rows;
  }
  return tally;
}

void check(std::span<const Weight> start, std::span<const Margin> margins) {
  expects(!start.empty() && start.size() < 0xFFFFFFFFu, "margins: at least one row");
  for (const Margin& margin : margins) {
    expects(margin.level.size() == start.size(), "margins: one level per row in every margin");
    expects(margin.levels.size() == margin.persons.size(), "margins: one count per level");
  }
}

// The levels of every cell, of any one of its rows.
void read_levels(std::span<const Margin> margins, bool table, Cells& cells) {
  cells.level.assign(margins.size(), std::vector<std::uint32_t>(cells.count()));
  if (table) {
    for (std::size_t c = 0; c < cells.count(); ++c) {
      std::uint32_t rest = cells.key_of[c];
      for (std::size_t m = margins.size(); m-- > 0;) {
        const auto width = static_cast<std::uint32_t>(margins[m].persons.size());
        cells.level[m][c] = rest % width;
        rest /= width;
      }
    }
    return;
  }
  for (std::size_t row = 0; row < cells.key.size(); ++row) {
    for (std::size_t m = 0; m < margins.size(); ++m)
      cells.level[m][cells.key[row]] = static_cast<std::uint32_t>(margins[m].level[row].index());
  }
}

}  // namespace

std::vector<double> Cells::by_key(std::span<const double> of_cell) const {
  std::vector<double> result(keys, 0.0);
  for (std::size_t c = 0; c < key_of.size(); ++c) result[key_of[c]] = of_cell[c];
  return result;
}

Cells cells_of(std::span<const Weight> start, std::span<const Margin> margins, int threads) {
  check(start, margins);
  Cells cells;
  const std::size_t most = std::max(small_table, start.size());
  cells.keys = combinations(margins, most);
  const bool table = cells.keys <= most;
  if (table) cells.key.resize(start.size());
  const std::vector<Tally> tally =
      table ? by_table(start, margins, cells, threads) : by_sorting(start, margins, cells);
  for (std::size_t k = 0; k < tally.size(); ++k) {
    if (tally[k].rows == 0) continue;
    cells.key_of.push_back(static_cast<std::uint32_t>(k));
    cells.rows.push_back(tally[k].rows);
    cells.start.push_back(tally[k].weight.value());
  }
  read_levels(margins, table, cells);
  return cells;
}

std::vector<std::vector<std::size_t>> rows_by_level(const Cells& cells,
                                                    std::span<const Margin> margins) {
  std::vector<std::vector<std::size_t>> rows;
  for (std::size_t m = 0; m < margins.size(); ++m) {
    std::vector<std::size_t>& of_level = rows.emplace_back(margins[m].persons.size(), 0);
    for (std::size_t c = 0; c < cells.count(); ++c) of_level[cells.level[m][c]] += cells.rows[c];
  }
  return rows;
}

}  // namespace peil::weighting
