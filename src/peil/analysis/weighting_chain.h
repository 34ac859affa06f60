#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "peil/analysis/plan/plan.h"
#include "peil/analysis/run/run.h"
#include "peil/model/table.h"
#include "peil/weighting/weighted.h"

namespace peil::analysis {

/// What a chain of weighting steps made of the weights of the rows; 0: the row does not count.
struct Chained {
  std::vector<double> base;    ///< before the calibration; equal to `weight` without one
  std::vector<double> weight;  ///< at the end
  std::size_t trimmed = 0;     ///< weights outside the bounds of the trim
};

/// The people of each level of a margin, from a file with columns variable, level, total. Throws
/// Refusal when the file has none for it, or a total that is no number.
std::map<std::string, double> margin_of_file(const std::string& margin, const Table& file);

/// The weighting steps of a design with what they need of its table, to be applied to the weights
/// of the whole sample and of every replicate. At most one step calibrates (the plan's check sees
/// to it); cells go before it, trims after.
class WeightingChain {
 public:
  /// Throws Refusal: a blank or unknown level in a margin, a blank number.
  WeightingChain(const std::vector<WeightingStep>& steps, const Table& table,
                 const std::map<std::string, Table>& tables, std::span<const double> weight);

  /// Throws Refusal when a margin or bound cannot be met, naming it and what it would need.
  Chained apply(std::span<const double> start, int threads = 1) const;

  /// How the margins are raked to, when that is all that the chain does.
  std::optional<weighting::RakeOptions> only_rakes() const;

  /// What the calibrating step fits to, for every row of the table; empty without one.
  const std::vector<weighting::Margin>& margins() const { return margins_; }
  const std::vector<weighting::KnownTotal>& totals() const { return totals_; }

 private:
  void read_margin(const MarginOfPlan& margin, const Table& table,
                   const std::map<std::string, Table>& tables, std::span<const double> weight);
  void read_total(const std::string& column, double total, const Table& table,
                  std::span<const double> weight);
  void cells(const WeightingStep& step, std::vector<double>& weight) const;

  struct Cells {
    Grouping cell;
    std::vector<std::uint8_t> answered;
  };
  std::vector<WeightingStep> steps_;
  std::vector<Cells> cells_;  // one per step; empty where the step is no `cells`
  std::vector<weighting::Margin> margins_;
  std::vector<weighting::KnownTotal> totals_;
};

}  // namespace peil::analysis
