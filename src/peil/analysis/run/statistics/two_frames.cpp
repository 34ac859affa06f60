#include "peil/estimate/two_frames.h"

#include <algorithm>
#include <set>

#include "peil/analysis/run/compute.h"
#include "peil/analysis/run/put.h"
#include "peil/analysis/run/weighted_sums.h"

namespace peil::analysis {
namespace {

using Asked = asked::TwoFrames;
using Estimator = asked::TwoFrames::Estimator;

// One of the two samples.
struct Side {
  const Prepared& design;
  estimate::Classes classes;
  std::vector<double> in_own, in_other;  // 0 or 1 per row
  std::vector<double> chances;           // that the unit is drawn, both frames added; else empty
};

// A 0/1 column without blanks.
std::vector<double> flags(const Run& run, const Prepared& design, const std::string& name) {
  const NumberColumn column = column_of(run, design, name);
  for (std::size_t row = 0; row < column.value.size(); ++row) {
    if (column.reason[row] != Absent::No || (column.value[row] != 0.0 && column.value[row] != 1.0))
      throw Refusal{"", "Column '" + name + "' of '" + design.name +
                            "' must be 1 or 0 in every row: whether the unit is in that frame."};
  }
  return column.value;
}

// By the expected number of times, a chance takes the place of the weight: nothing else may be in
// it.
void check_weights(const Prepared& design) {
  for (std::size_t row = 0; row < design.design.weight.size(); ++row) {
    if (design.design.weight[row] != design.weighted.weight[row])
      throw Refusal{"", "Design '" + design.name +
                            "' has weighting steps, and \"estimator\": \"expected\" takes the "
                            "chances in their place. Ask for \"multiplicity\"."};
  }
}

std::vector<double> chances_of(const Run& run, const Prepared& design, const Asked& asked,
                               const std::vector<double>& in_other) {
  check_weights(design);
  std::vector<double> sum(design.table->rows, 0.0);
  for (const std::string& name : {asked.chance_first, asked.chance_second}) {
    const NumberColumn column = column_of(run, design, name);
    for (std::size_t row = 0; row < sum.size(); ++row) {
      if (column.reason[row] != Absent::No || column.value[row] < 0.0 || column.value[row] > 1.0)
        throw Refusal{"", "Column '" + name + "' of '" + design.name +
                              "' must hold a chance from 0 to 1 in every row, 0 for a unit that is "
                              "not in that frame."};
      if (in_other[row] > 0.0 && !(column.value[row] > 0.0))
        throw Refusal{"", "A row of '" + design.name + "' is in both frames, and its chance in '" +
                              name + "' is 0."};
      sum[row] += column.value[row];
    }
  }
  return sum;
}

Side side_of(Run& run, const Asked& asked, bool first) {
  const std::string& name = first ? asked.common.design : asked.second;
  const Prepared& design = run.design(name);
  Side side{design,
            estimate::classes_of(design.design, design.weighted),
            flags(run, design, first ? asked.in_first : asked.in_second),
            flags(run, design, first ? asked.in_second : asked.in_first),
            {}};
  if (std::ranges::find(side.in_own, 0.0) != side.in_own.end())
    throw Refusal{"", "A row of '" + name + "' is not in the frame that '" + name +
                          "' was drawn from ('" + (first ? asked.in_first : asked.in_second) +
                          "' is 0)."};
  if (asked.estimator == Estimator::Expected)
    side.chances = chances_of(run, design, asked, side.in_other);
  return side;
}

estimate::FrameSample sample_of(const Side& side, const Asked& asked, double share) {
  estimate::FrameSample sample{side.classes, {}, {}, options(side.design, asked.common)};
  for (std::size_t row = 0; row < side.in_other.size(); ++row) {
    const bool shared = side.in_other[row] > 0.0;
    double multiplier = shared ? share : 1.0;
    const double weight = side.design.weighted.weight[row].persons();
    if (shared && !side.chances.empty() && weight > 0.0)
      multiplier = 1.0 / (side.chances[row] * weight);
    sample.multiplier.push_back(multiplier);
    sample.shared.push_back(shared ? 1 : 0);
  }
  return sample;
}

// A table of one grouping over both samples.
class FrameTable {
 public:
  FrameTable(Run& run, const Asked& asked, const Common& table, const Side& first,
             const Side& second)
      : run_(run), asked_(asked), table_(table), first_(first), second_(second) {}

  void add_all() {
    for (const DomainAsked& domain : domains()) {
      const std::vector<std::uint8_t> in_first = inside(first_, domain.level),
                                      in_second = inside(second_, domain.level);
      for (const std::string& variable : asked_.common.variables)
        add(domain, variable, in_first, in_second);
    }
  }

 private:
  std::vector<DomainAsked> domains() const {
    if (table_.by.empty()) return {{"", "", {}}};
    std::set<std::string> levels;
    std::string name;
    for (const Side* side : {&first_, &second_}) {
      const Grouping by = by_of(*side);
      name = by.name;
      levels.insert(by.levels.begin(), by.levels.end());
    }
    if (!table_.levels.empty()) levels = {table_.levels.begin(), table_.levels.end()};
    std::vector<DomainAsked> result;
    for (const std::string& level : levels) result.push_back({name, level, {}});
    return result;
  }

  Grouping by_of(const Side& side) const {
    std::vector<Grouping> parts;
    for (const std::string& name : table_.by)
      parts.push_back(grouping(*side.design.table->column(name)));
    return crossed(parts);
  }

  std::vector<std::uint8_t> inside(const Side& side, const std::string& level) const {
    std::vector<std::uint8_t> result(side.design.table->rows, 1);
    if (!table_.by.empty()) {
      const Grouping by = by_of(side);
      for (std::size_t row = 0; row < result.size(); ++row)
        result[row] = by.level[row] != Grouping::outside && by.levels[by.level[row]] == level;
    }
    for (std::size_t row = 0; row < side.design.weightless.size(); ++row) {
      if (side.design.weightless[row] != 0) result[row] = 0;
    }
    return result;
  }

  void add(const DomainAsked& domain, const std::string& variable,
           const std::vector<std::uint8_t>& in_first, const std::vector<std::uint8_t>& in_second) {
    const NumberColumn one = column_of(run_, first_.design, variable),
                       other = column_of(run_, second_.design, variable);
    double theta = asked_.estimator == Estimator::Fixed ? asked_.theta : 0.5;
    if (asked_.estimator == Estimator::Optimal) {
      const auto found = best_theta(one, other, in_first, in_second);
      if (!found) {
        refuse(run_, variable, domain,
               "The answers of the people in both frames have no spread, so no theta is best.");
        return;
      }
      theta = *found;
      Cell cell =
          cell_of(variable, domain, on_answers(answers_in_both(one, other, in_first, in_second)));
      cell.add("theta_opt", theta);
      run_.add(std::move(cell));
    }
    const auto a = sample_of(first_, asked_, theta), b = sample_of(second_, asked_, 1.0 - theta);
    for (const std::string& statistic : asked_.statistics) {
      const estimate::FrameAnswers first{a, one, in_first}, second{b, other, in_second};
      put(domain, variable, statistic,
          statistic == "mean" ? two_frame_mean(first, second) : two_frame_total(first, second));
    }
  }

  // Fewest answers in the overlap of the two samples.
  std::size_t answers_in_both(const NumberColumn& one, const NumberColumn& other,
                              const std::vector<std::uint8_t>& in_first,
                              const std::vector<std::uint8_t>& in_second) const {
    const auto shared = [](const Side& side, const NumberColumn& column,
                           const std::vector<std::uint8_t>& inside) {
      std::size_t answers = 0;
      for (std::size_t row = 0; row < inside.size(); ++row) {
        if (inside[row] != 0 && side.in_other[row] > 0.0 && column.reason[row] == Absent::No)
          ++answers;
      }
      return answers;
    };
    return std::min(shared(first_, one, in_first), shared(second_, other, in_second));
  }

  std::optional<double> best_theta(const NumberColumn& one, const NumberColumn& other,
                                   const std::vector<std::uint8_t>& in_first,
                                   const std::vector<std::uint8_t>& in_second) const {
    const auto a = sample_of(first_, asked_, 0.5), b = sample_of(second_, asked_, 0.5);
    return estimate::optimal_theta({a, one, in_first}, {b, other, in_second});
  }

  void put(const DomainAsked& domain, const std::string& variable, const std::string& statistic,
           const std::optional<Estimate>& found) {
    const std::string name = statistic + "(" + variable + ")";
    if (!found) {
      run_.add(nobody_cell(name, domain));
      return;
    }
    if (!found->standard_error) {
      const bool of_first = lonely(first_.classes);
      throw lonely_refusal(of_first ? first_.classes : second_.classes, variable);
    }
    run_.add(estimate_cell(asked_.common, name, domain, *found));
  }

  static bool lonely(const estimate::Classes& classes) {
    return std::ranges::any_of(classes.strata,
                               [](const auto& stratum) { return stratum.lonely(); });
  }

  Run& run_;
  const Asked& asked_;
  const Common& table_;
  const Side& first_;
  const Side& second_;
};

// Degrees of freedom as R's survey counts those of two frames: one less.
void add_degrees(Run& run, const Side& first, const Side& second) {
  const std::size_t rows = std::min(first.in_own.size(), second.in_own.size());
  Cell cell = cell_of("", {}, on_answers(rows));
  cell.add("df_survey45", estimate::design_degrees(first.classes.strata) +
                              estimate::design_degrees(second.classes.strata) - 1.0);
  run.add(std::move(cell));
}

}  // namespace

void compute(Run& run, const asked::TwoFrames& asked) {
  const Side first = side_of(run, asked, true), second = side_of(run, asked, false);
  for (const Common& table : each_table(asked.common))
    FrameTable(run, asked, table, first, second).add_all();
  add_degrees(run, first, second);
}

}  // namespace peil::analysis
