#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "peil/disclosure/analyses.h"
#include "peil/findings/families.h"
#include "peil/findings/table_plan.h"
#include "peil/model/estimate.h"
#include "peil/model/precision.h"

namespace peil::findings {

/// A figure of a table that has passed the gate.
struct TableFigure {
  Estimate estimate{};                 ///< answers: the unweighted base
  std::optional<Interval> interval{};  ///< at the study's confidence; of shares by the logit
  double base = 0.0;                   ///< sum of the weights, in persons
  double effective = 0.0;              ///< Kish's effective number of answers
  Precision precision = Precision::NotJudged;
  std::string key{};  ///< "block-1/overall/c3@3f9a2c51d0e7": analysis, column, digest
};

/// A difference, and what it shows.
struct TableTest {
  Estimate difference{};
  std::optional<Interval> interval{};
  std::optional<double> p{};
  std::optional<double> adjusted{};  ///< within its family; rows that are no part of it have none
  bool shown = false;                ///< more than chance

  Outcome outcome() const {
    if (!shown) return Outcome::NotShown;
    return difference.value > 0.0 ? Outcome::Rose : Outcome::Fell;
  }
};

/// What can be said of the way from the wave beside it.
struct TableStep {
  TableFigure before;
  std::optional<TableTest> change{};
  bool by_study = false;  ///< judged in the study's own family, as report and letter are
};

struct TableCell {
  std::optional<TableFigure> figure{};
  std::optional<disclosure::Held> held{};  ///< why there is none
  std::vector<std::string> higher_than{};  ///< letters of columns of its block
  std::optional<TableTest> rest{};         ///< less everybody else in the table
  std::optional<TableStep> step{};
};

/// How many tests were judged together.
struct TableFamilies {
  std::size_t pairs = 0, rest = 0, changes = 0;
};

/// A table: a cell for every row and column.
struct CrossTable {
  TableSpec spec;
  std::vector<TableBlock> blocks;
  std::vector<TableRow> rows;
  std::vector<std::vector<TableCell>> cells;  ///< by row, then column over all blocks
  std::vector<LeftOut> left_out{};            ///< columns that nobody can be in
  std::vector<NobodysLevel> nobodys{};        ///< levels that the filter names in vain
  bool nobody_left = false;  ///< nobody of whom the filter holds has an answer in the table
  TableFamilies families;
  std::vector<std::string> refusals;  ///< sentences of figures that could not be computed
  std::size_t least_shown = 0;
  bool fictional = false;

  std::vector<const TableColumn*> columns() const;  ///< over all blocks
};

/// What a run of the plan says, cell by cell: every figure is one of `released`.
///
/// Letters, differences from the rest and changes are each one family over all blocks of the table,
/// corrected by Benjamini & Hochberg. An item enters a family once, by the first thing that the
/// table shows of it (its answers, all of them); every other row of it is held to the same limit,
/// the largest p that is still shown. So a net changes no other cell, and where nothing is shown of
/// the items, nothing is shown of their nets. A change that the study itself tests (mark or share
/// of a customer group, reporting group or everybody) has the study's verdict.
///
/// Shapes    rows in the order that the specification asks for (findings/table_order.h).
/// Cost      O(cells + tests), the cells on as many threads as asked for
/// Contract  `released` is of `plan`; `judged` is of the same study.
/// Source    docs/methods/banner-tables.md
CrossTable cross_table(const TableSpec& spec, const TablePlan& plan,
                       const disclosure::ReleasedAnalyses& released, const Sources& sources,
                       int threads = 1);

}  // namespace peil::findings
