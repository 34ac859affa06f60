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

// The whole numbers between two ends; none where the second lies below the first.
std::optional<CountRange> whole_between(double low, double high) {
  CountRange range;
  range.low = static_cast<std::size_t>(std::ceil(std::max(0.0, low) - rounding));
  range.high = static_cast<std::size_t>(std::floor(high + rounding));
  if (range.high < range.low) return {};
  return range;
}

}  // namespace

class CountRanges::Program {
 public:
  Program(std::size_t parts, std::span<const KnownCount> known)
      : parts_(parts), rows_(known.size()), program_(make_lp(0, static_cast<int>(parts))) {
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
    double* people = nullptr;
    get_ptr_variables(program_.get(), &people);
    divisions_.emplace_back(people, people + parts_);
    double* dual = nullptr;
    get_ptr_dual_solution(program_.get(), &dual);
    for (std::size_t row = 0; row < rows_; ++row) {
      if (std::abs(dual[row + 1]) > rounding) by.push_back(row);
    }
    return get_objective(program_.get());
  }

  // The ends over those divisions; nothing where there is none yet.
  std::optional<CountRange> shown(const std::vector<Part>& hidden) const {
    if (divisions_.empty()) return {};
    std::vector<double> people;
    for (const std::vector<double>& division : divisions_) {
      double sum = 0.0;
      for (const Part part : hidden) sum += division[part];
      people.push_back(sum);
    }
    const auto [low, high] = std::ranges::minmax(people);
    return whole_between(low, high);
  }

 private:
  struct Delete {
    void operator()(lprec* program) const { delete_lp(program); }
  };

  std::size_t parts_, rows_;
  std::unique_ptr<lprec, Delete> program_;
  std::vector<std::vector<double>> divisions_;  // that agree with what is known
};

CountRanges::CountRanges(std::size_t parts, std::span<const KnownCount> known) {
  const std::scoped_lock lock(one_at_a_time());
  program_ = std::make_unique<Program>(parts, known);
}
CountRanges::CountRanges(CountRanges&&) noexcept = default;
CountRanges& CountRanges::operator=(CountRanges&&) noexcept = default;
CountRanges::~CountRanges() = default;

std::optional<CountRange> CountRanges::of(const std::vector<Part>& hidden) {
  std::vector<std::size_t> by;
  const std::scoped_lock lock(one_at_a_time());
  const auto low = program_->end(hidden, true, by);
  const auto high = program_->end(hidden, false, by);
  if (!low || !high) return {};
  auto range = whole_between(*low, *high);
  expects(range.has_value(), "CountRanges: a whole number lies between the ends");
  std::ranges::sort(by);
  by.erase(std::unique(by.begin(), by.end()), by.end());
  range->by = std::move(by);
  return range;
}

bool CountRanges::has_shown(const std::vector<Part>& hidden, std::size_t values) const {
  const auto range = program_->shown(hidden);
  return range && range->values() >= values;
}

}  // namespace peil::disclosure
