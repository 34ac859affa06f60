#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "peil/analysis/run/weighted_sums.h"
#include "peil/estimate/bootstrap_sums.h"

namespace peil::analysis {

/// Means, totals and ratios of a drawn bootstrap by cells: values of the whole sample and of every
/// replicate, for everybody and each level of a grouping.
class BootstrapValues {
 public:
  /// Contract  design.bootstrap->by_cells. The design and `by` live on.
  BootstrapValues(const Run& run, const Prepared& design, const Grouping* by);

  /// Sum of the column by the sum of the weights of its answers, or itself for a total.
  struct Value {
    std::size_t above = 0, below = 0;  ///< columns
    enum class By : std::uint8_t { Nothing, Weights, Column } by = By::Weights;
  };
  Value mean(const std::string& variable);
  Value total(const std::string& variable);
  Value ratio(const std::string& variable, const std::string& divisor);

  /// `level` 0 is everybody. Nothing when there is nothing to divide by.
  std::optional<double> whole(const Value& value, std::size_t level) const;
  std::size_t answers(const Value& value, std::size_t level) const;

  /// Draws them all. Throws Refusal when a replicate cannot meet the margins.
  void draw(int threads);
  estimate::ReplicateValues replicates(const Value& value, std::size_t level) const;

 private:
  using Sums = estimate::BootstrapSums::Sums;
  std::size_t column(const std::string& name, const NumberColumn& column);
  std::optional<double> of(const Value& value, const Sums& above, const Sums& below) const;

  const Run& run_;
  const Prepared& design_;
  const Grouping* by_;
  estimate::BootstrapSums sums_;
  std::map<std::string, std::size_t> places_;
  std::vector<std::vector<WeightedSum>> whole_;             // per column, per level
  std::vector<std::vector<std::vector<Sums>>> replicates_;  // per replicate, column, level
};

}  // namespace peil::analysis
