#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "peil/fieldwork/response_rates.h"
#include "peil/model/drawn_cell.h"
#include "peil/model/sample.h"
#include "peil/model/study.h"

namespace peil::fieldwork {

/// Who was asked and heard of one level of one variable: "customer_group" "referenten".
struct ResponseLine {
  std::string variable, level;
  std::size_t drawn = 0, answered = 0, complete = 0;
  double persons = 0.0;              ///< for whom those drawn stand
  double complete_persons = 0.0;     ///< of these, those for whom people stand who answered to the
                                     ///< end, by the weights of the draw
  std::optional<std::size_t> frame;  ///< people who could be drawn; absent: not recorded
  std::vector<std::size_t> cells;    ///< of whom it is: places in the cells

  /// AAPOR's RR1: complete over drawn. Everybody of whom nothing was heard counts as eligible (e is
  /// 1), so that RR3 is the same; what happened in the field is not known here, so that RR5 is not.
  double rr1() const { return rates().rr1.value(); }
  /// AAPOR's RR2 where everybody who began and broke off counts as a partial interview; by the
  /// threshold of the plan it is in FieldLine.
  double rr2() const { return rates().rr2.value(); }
  double rr1_weighted() const { return complete_persons / persons; }
  /// Of those who began, who did not come to the end; absent: nobody began.
  std::optional<double> break_off() const {
    if (answered == 0) return {};
    return static_cast<double>(answered - complete) / static_cast<double>(answered);
  }
  std::optional<double> drawn_of_frame() const {
    if (!frame || *frame == 0) return {};
    return static_cast<double>(drawn) / static_cast<double>(*frame);
  }
  ResponseRates rates() const {
    return response_rates({.complete = static_cast<double>(complete),
                           .partial = static_cast<double>(answered - complete),
                           .unknown_person = static_cast<double>(drawn - answered)});
  }
};

/// More levels than this are no classes that anybody reads.
inline constexpr std::size_t most_levels = 20;

/// Everybody ("all", ""), the reporting groups, the customer groups, then the levels of every
/// variable of the design by name, where it has 2 to `most_levels`. Groups of which nobody was
/// drawn are left out.
///
/// Source  AAPOR (2023), Standard Definitions: RR1, RR2. docs/methods/response.md
std::vector<ResponseLine> response_lines(std::span<const DrawnCell> cells, const Study& study,
                                         const DrawRecord* record, const std::string& group_column);

}  // namespace peil::fieldwork
