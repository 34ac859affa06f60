#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "peil/base/day.h"
#include "peil/model/dataset.h"
#include "peil/model/study.h"
#include "peil/weighting/weighted.h"

namespace peil::fieldwork {

/// A cell stands out when the part of its people who gave the highest answer throughout is at least
/// this many times that of everybody else.
inline constexpr double far_above = 2.0;

/// People of one unit who began on one day, of whom more gave the highest answer throughout than
/// chance would have.
struct TopCell {
  std::string variable, level;  ///< "office" "Zwolle"
  Day day{};
  std::size_t people = 0, top = 0;  ///< who answered enough; of these, with the highest throughout
  std::size_t elsewhere = 0;        ///< people of the level on other days
  double expected = 0.0;            ///< of `people`, by the part of all others
  double p = 1.0;                   ///< one-sided, adjusted for all cells that were compared
};

/// The mark of a domain with and without those who gave the highest answer throughout in a cell
/// that stands out.
struct WithoutTop {
  std::string domain;  ///< "all" or a reporting group
  double mark = 0.0, without = 0.0;
  std::size_t answers = 0, left_out = 0;  ///< people with a mark; of these, who are left out
};

/// People whom no customer group, no cell that stands out and no top line tells apart: for the
/// gate.
struct TopPart {
  std::string group;                 ///< customer group; "" outside of all
  std::vector<std::size_t> cells{};  ///< places of those that stand out and that they are in
  bool top = false;                  ///< they gave the highest answer throughout
  std::size_t people = 0;            ///< who answered enough
  std::size_t marked = 0;            ///< who gave the overall mark

  bool left_out() const { return top && !cells.empty(); }
};

/// Whether somebody may have asked people for the highest marks.
struct TopLines {
  std::size_t people = 0, top = 0;  ///< of everybody
  std::size_t compared = 0;         ///< cells of a unit and a day
  bool one_day = false;             ///< all answers bear one day: cells are units
  std::vector<std::string> variables;
  std::vector<TopCell> cells;          ///< those that stand out, the least likely first
  std::vector<WithoutTop> marks;       ///< empty: no cell stands out
  std::vector<TopPart> parts{};        ///< of everybody; likewise
  std::vector<std::size_t> part_of{};  ///< place in `parts`, one per row; likewise
};

/// Looks in customer groups and variables of the design at every cell of at least `least_shown`
/// people who answered four questions with a mark or a scale or more (how important something is
/// does not count). A cell is held against everybody outside it: exact, one-sided, Holm over all
/// cells. Nothing is left out of any figure for it: whoever is content gives such answers too.
///
/// Shapes    `day` has one element per row: that of the first page somebody sent.
/// Source    docs/methods/begging.md
TopLines top_lines(const Dataset& dataset, const weighting::Weighted& weighted,
                   std::span<const Day> day, const Study& study);

}  // namespace peil::fieldwork
