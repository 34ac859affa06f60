#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "peil/analysis/plan/plan.h"

namespace peil::analysis {

/// What an analysis tells, and about whose answers, before anything is computed: what a gate needs
/// in order to decide. One for every table of figures that it prints.
struct Told {
  std::string analysis;              ///< its id
  std::string variable;              ///< as printed; empty: whatever is printed with these domains
  std::string design;                ///< whose rows
  std::vector<std::string> columns;  ///< answered in every row that counts; none: all rows
  std::vector<std::string> by;       ///< crossed: a figure for every level; none: for everybody
  std::vector<std::string> levels;   ///< only these; empty: all
  bool of_values = false;            ///< a mean or the like: tells the answer where all gave one
  std::size_t parameters = 0;        ///< that a model takes from the answers
  double least_share = 0.5;          ///< of the answers on the shorter side of a quantile
  /// 0/1 columns, in place of `by`: a figure for every one and each of `levels`, printed as
  /// `domain` under the name of the column.
  std::vector<std::string> each{};
  std::string domain{};
  std::optional<Box> box{};  ///< the figure is a share of these answers
  /// Columns whose classes the figure is summed over: it tells of each of them apart.
  std::vector<std::string> classes{};
  /// Of this one of `levels` only the difference from it is printed: where something has to be
  /// held, it goes first.
  std::string aside{};

  /// Of how many columns a printed level is.
  std::size_t columns_of_level() const { return each.empty() ? by.size() : 1; }
};

/// All that one analysis tells of the answers; nothing for one without data.
std::vector<Told> told(const AnalysisStep& step);

/// True for a statistic that shows single rows (describe, inclusion, systematic, allocation).
bool shows_rows(const analysis::Asked& asked);

}  // namespace peil::analysis
