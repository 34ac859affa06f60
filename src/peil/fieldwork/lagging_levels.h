#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "peil/fieldwork/response_lines.h"
#include "peil/model/dataset.h"
#include "peil/model/study.h"
#include "peil/weighting/weighted.h"

namespace peil::fieldwork {

/// A level lags when its response is less than this part of that of the other levels together.
inline constexpr double far_below = 0.5;

/// A level of a variable that answered far less than the others: a language, a mode, a group. What
/// is said of it rests on few people, and what is said of everybody on weights that make up for it,
/// or do not.
struct LaggingLevel {
  std::string variable, level;
  std::size_t drawn = 0, complete = 0, others_drawn = 0, others_complete = 0;
  double p = 1.0;  ///< one-sided, adjusted for all levels that were compared
  /// Part of the people that the sample stands for, of those with a mark, and of their weight.
  double of_persons = 0.0, of_answers = 0.0, of_weight = 0.0;
  double weight = 0.0, others_weight = 0.0;     ///< people for whom one of them stands, with a mark
  std::size_t answers = 0, others_answers = 0;  ///< people with a mark
  std::size_t most_alike = 0;                   ///< of these, who gave one mark
  double unweighted = 0.0, weighted = 0.0;      ///< their mark; 0 where nobody has one
  std::vector<std::size_t> cells{};             ///< for the gate: places in the cells

  double response() const { return static_cast<double>(complete) / static_cast<double>(drawn); }
  double others_response() const {
    return static_cast<double>(others_complete) / static_cast<double>(others_drawn);
  }
};

/// People with a mark whom none of these levels and no customer group tells apart.
struct MarkedCell {
  std::string group;
  std::size_t answers = 0;
};

struct LaggingLevels {
  static constexpr std::size_t no_cell = ~std::size_t{0};  ///< of people without a mark

  std::vector<LaggingLevel> levels;
  std::vector<MarkedCell> cells;
  /// Place in `cells`, one per row; empty where no level lags.
  std::vector<std::size_t> cell_of{};
};

/// Of the customer groups and the variables of the design: levels of at least `least_tested` drawn
/// people, beside as many others, whose response is less than half of that of the others and
/// demonstrably so (Fisher's exact test, Holm over all levels compared).
///
/// Shapes    `lines` those of response_lines; `weighted` one per row.
/// Source    docs/methods/response.md
LaggingLevels lagging_levels(const Dataset& dataset, const weighting::Weighted& weighted,
                             std::span<const ResponseLine> lines, const Study& study);

}  // namespace peil::fieldwork
