#include "peil/disclosure/count_ranges.h"

#include <lpsolve/lp_lib.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "peil/base/contract.h"

namespace peil::disclosure {
namespace {

constexpr double rounding = 1e-6;  // of whole numbers of people

struct Delete {
  void operator()(lprec* program) const { delete_lp(program); }
};
using Program = std::unique_ptr<lprec, Delete>;

// Columns of lp_solve begin at 1.
std::vector<int> columns(const std::vector<Part>& parts) {
  std::vector<int> result;
  for (const Part part : parts) result.push_back(static_cast<int>(part) + 1);
  return result;
}

void add_row(lprec* program, const KnownCount& known) {
  std::vector<int> column = columns(known.parts);
  std::vector<double> one(column.size(), 1.0);
  add_constraintex(program, static_cast<int>(column.size()), one.data(), column.data(),
                   known.low == known.high ? EQ : GE, known.low);
}

Program program_of(std::size_t parts, std::span<const KnownCount> known) {
  Program program(make_lp(0, static_cast<int>(parts)));
  set_verbose(program.get(), NEUTRAL);
  set_add_rowmode(program.get(), TRUE);
  for (const KnownCount& one : known) add_row(program.get(), one);
  set_add_rowmode(program.get(), FALSE);
  for (std::size_t row = 0; row < known.size(); ++row) {
    if (known[row].low < known[row].high && !std::isinf(known[row].high))
      set_rh_range(program.get(), static_cast<int>(row) + 1, known[row].high - known[row].low);
  }
  return program;
}

// One end, and the rows that hold it there; nothing without an end.
std::optional<double> end_of(std::size_t parts, std::span<const KnownCount> known,
                             const std::vector<Part>& hidden, bool low,
                             std::vector<std::size_t>& by) {
  const Program program = program_of(parts, known);
  std::vector<int> column = columns(hidden);
  std::vector<double> one(column.size(), 1.0);
  set_obj_fnex(program.get(), static_cast<int>(column.size()), one.data(), column.data());
  if (low)
    set_minim(program.get());
  else
    set_maxim(program.get());
  const int outcome = solve(program.get());
  if (outcome == UNBOUNDED) return {};
  expects(outcome == OPTIMAL, "count_range: some division agrees with what is known");
  double* dual = nullptr;
  get_ptr_dual_solution(program.get(), &dual);
  for (std::size_t row = 0; row < known.size(); ++row) {
    if (std::abs(dual[row + 1]) > rounding) by.push_back(row);
  }
  return get_objective(program.get());
}

}  // namespace

std::optional<CountRange> count_range(std::size_t parts, std::span<const KnownCount> known,
                                      const std::vector<Part>& hidden) {
  CountRange range;
  const auto low = end_of(parts, known, hidden, true, range.by);
  const auto high = end_of(parts, known, hidden, false, range.by);
  if (!low || !high) return {};
  range.low = static_cast<std::size_t>(std::ceil(std::max(0.0, *low) - rounding));
  range.high = static_cast<std::size_t>(std::floor(*high + rounding));
  expects(range.high >= range.low, "count_range: a whole number lies between the ends");
  std::ranges::sort(range.by);
  range.by.erase(std::unique(range.by.begin(), range.by.end()), range.by.end());
  return range;
}

}  // namespace peil::disclosure
