#include "peil/findings/claim_numbers.h"

#include <algorithm>
#include <cmath>

#include "peil/findings/letter.h"

namespace peil::findings {
namespace {

constexpr double hair = 1e-9;

class Binder {
 public:
  Binder(const Claim& claim, const Letter& letter, std::span<const Evidence> figures,
         std::span<const BenchmarkRow* const> rows)
      : claim_(claim), letter_(letter), figures_(figures), rows_(rows) {}

  BoundNumbers bind() {
    for (const std::size_t i : claim_.numbers) {
      const NumberInText& n = letter_.numbers[i];
      if (is_year(n)) {
        found_.bound.insert(i);
        order_.push_back(i);
      } else if (prints_marks(claim_.kind) && may_print(claim_, n)) {
        order_.push_back(i);
        marks_.push_back(i);
      }
    }
    for (std::size_t k = 0; k < marks_.size(); ++k) hold(marks_[k], wave_of(k));
    return std::move(found_);
  }

 private:
  bool is_year(const NumberInText& n) const {
    if (n.decimals > 0 || n.percent || n.word || !n.value) return false;
    if (claim_.kind == ClaimKind::Rhythm) {
      return *n.value == claim_.since || *n.value == claim_.every;
    }
    return std::ranges::find(claim_.waves, n.text) != claim_.waves.end();
  }

  bool is_mark(std::size_t number) const {
    return std::ranges::find(marks_, number) != marks_.end();
  }

  // The wave that the k-th mark speaks of, or nothing when the words do not tell.
  std::string wave_of(std::size_t k) const {
    const std::size_t years = order_.size() - marks_.size();
    if (years == 0) return marks_.size() == claim_.waves.size() ? claim_.waves[k] : "";
    if (years != marks_.size()) return "";
    const bool mark_first = is_mark(order_.front());
    for (std::size_t i = 0; i < order_.size(); i += 2) {
      if (is_mark(order_[i]) != mark_first || is_mark(order_[i + 1]) == mark_first) return "";
    }
    return letter_.numbers[order_[2 * k + (mark_first ? 1 : 0)]].text;
  }

  void hold(std::size_t number, const std::string& wave) {
    const NumberInText& n = letter_.numbers[number];
    found_.bound.insert(number);
    WrongNumber wrong;
    wrong.number = number;
    bool right = false, finer = false;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      wrong.benchmarks.push_back(r);
      const NumberFit f = fit(n, {rows_[r]->mark.from(), rows_[r]->mark.below()});
      if (f == NumberFit::Right) found_.benchmark_rows.push_back(r);
      right = right || f == NumberFit::Right;
      finer = finer || f == NumberFit::Finer;
    }
    for (std::size_t e = 0; e < figures_.size(); ++e) {
      if (!figures_[e].known() || (!wave.empty() && figures_[e].wave != wave)) continue;
      wrong.evidence.push_back(e);
      const double unit = in_print_units(figures_[e]);
      const NumberFit f = fit(n, {figures_[e].mark.low * unit, figures_[e].mark.high * unit});
      right = right || f == NumberFit::Right;
      finer = finer || f == NumberFit::Finer;
    }
    if (right) return;
    if (finer) {
      found_.finer.push_back(number);
    } else if (!wrong.evidence.empty() || !wrong.benchmarks.empty()) {
      found_.wrong.push_back(std::move(wrong));
    } else {
      found_.bound.erase(number);  // no figure to hold it to
    }
  }

  const Claim& claim_;
  const Letter& letter_;
  std::span<const Evidence> figures_;
  std::span<const BenchmarkRow* const> rows_;
  std::vector<std::size_t> order_, marks_;
  BoundNumbers found_;
};

}  // namespace

NumberFit fit(const NumberInText& n, const Interval& mark) {
  const double half = 0.5 * std::pow(10.0, -n.decimals);
  const double low = *n.value - half, below = *n.value + half;
  if (mark.high <= low + hair && mark.low < low - hair) return NumberFit::Wrong;
  if (mark.low >= below - hair || mark.high < low - hair) return NumberFit::Wrong;
  const bool inside = mark.low >= low - hair && mark.high <= below + hair;
  return inside ? NumberFit::Right : NumberFit::Finer;
}

BoundNumbers bind_numbers(const Claim& claim, const Letter& letter,
                          std::span<const Evidence> figures,
                          std::span<const BenchmarkRow* const> rows) {
  return Binder(claim, letter, figures, rows).bind();
}

}  // namespace peil::findings
