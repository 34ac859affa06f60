#include "peil/disclosure/count_ranges.h"

#include <lpsolve/lp_lib.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <mutex>

#include "peil/base/contract.h"

namespace peil::disclosure {
namespace {

constexpr double rounding = 1e-6;  // of whole numbers of people

// The library does not say that two threads may solve at once.
std::mutex& one_at_a_time() {
  static std::mutex mutex;
  return mutex;
}

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

}  // namespace

class CountRanges::Program {
 public:
  Program(std::size_t parts, std::span<const KnownCount> known)
      : rows_(known.size()), program_(make_lp(0, static_cast<int>(parts))) {
    set_verbose(program_.get(), NEUTRAL);
    set_add_rowmode(program_.get(), TRUE);
    for (const KnownCount& one : known) add_row(program_.get(), one);
    set_add_rowmode(program_.get(), FALSE);
    for (std::size_t row = 0; row < rows_; ++row) {
      if (known[row].low < known[row].high && !std::isinf(known[row].high))
        set_rh_range(program_.get(), static_cast<int>(row) + 1, known[row].high - known[row].low);
    }
  }

  // One end, and the rows that hold it there; nothing without an end.
  std::optional<double> end(const std::vector<Part>& hidden, bool low,
                            std::vector<std::size_t>& by) {
    std::vector<int> column = columns(hidden);
    std::vector<double> one(column.size(), 1.0);
    set_obj_fnex(program_.get(), static_cast<int>(column.size()), one.data(), column.data());
    if (low)
      set_minim(program_.get());
    else
      set_maxim(program_.get());
    int outcome = solve(program_.get());
    if (outcome != OPTIMAL) {  // from where the last one ended: afresh
      default_basis(program_.get());
      outcome = solve(program_.get());
    }
    if (outcome == UNBOUNDED) return {};
    expects(outcome == OPTIMAL, "CountRanges: some division agrees with what is known");
    double* dual = nullptr;
    get_ptr_dual_solution(program_.get(), &dual);
    for (std::size_t row = 0; row < rows_; ++row) {
      if (std::abs(dual[row + 1]) > rounding) by.push_back(row);
    }
    return get_objective(program_.get());
  }

 private:
  struct Delete {
    void operator()(lprec* program) const { delete_lp(program); }
  };

  std::size_t rows_;
  std::unique_ptr<lprec, Delete> program_;
};

CountRanges::CountRanges(std::size_t parts, std::span<const KnownCount> known) {
  const std::scoped_lock lock(one_at_a_time());
  program_ = std::make_unique<Program>(parts, known);
}
CountRanges::CountRanges(CountRanges&&) noexcept = default;
CountRanges& CountRanges::operator=(CountRanges&&) noexcept = default;
CountRanges::~CountRanges() = default;

std::optional<CountRange> CountRanges::of(const std::vector<Part>& hidden) {
  CountRange range;
  const std::scoped_lock lock(one_at_a_time());
  const auto low = program_->end(hidden, true, range.by);
  const auto high = program_->end(hidden, false, range.by);
  if (!low || !high) return {};
  range.low = static_cast<std::size_t>(std::ceil(std::max(0.0, *low) - rounding));
  range.high = static_cast<std::size_t>(std::floor(*high + rounding));
  expects(range.high >= range.low, "CountRanges: a whole number lies between the ends");
  std::ranges::sort(range.by);
  range.by.erase(std::unique(range.by.begin(), range.by.end()), range.by.end());
  return range;
}

}  // namespace peil::disclosure
