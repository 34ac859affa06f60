#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "peil/findings/cross_table.h"
#include "peil/report/cell_words.h"
#include "peil/report/compose.h"
#include "peil/report/unit_trace.h"

namespace peil::report {

/// The pages of one table by unit, in one language: an overview of all, and each against everybody
/// else. What is not shown is named with why; units stand in the order of their variable, never by
/// mark.
///
/// Shapes    a table of means, the overall question first, by everybody and then one variable,
///           whose levels are the units, without letters.
/// Promise   every figure of the pages is a cell of the table, which passed the gate as a whole;
///           nothing depends on the day or the machine.
class UnitReports {
 public:
  /// `pen` writes about the study of the table, its last wave that of the table; `edition` of it is
  /// the language and the program; `made` says of what the pages are made, its file is not looked
  /// at. Contract: pen and table outlive this.
  UnitReports(Pen& pen, const findings::CrossTable& table, Edition edition, UnitsMade made);

  std::size_t units() const { return table_.blocks.back().columns.size(); }
  bool is_withheld(std::size_t unit) const { return !words_.is_shown({0, column_of(unit)}); }
  Document overview();
  Document page(std::size_t unit);  ///< contract: below units()

 private:
  static constexpr std::size_t everybody = 0;  // the column of the total
  static std::size_t column_of(std::size_t unit) { return unit + 1; }

  Document frame(const std::string& file) const;
  Words name_of(std::size_t unit) const;
  Words item_of(std::size_t row) const;
  PrintedRow row_of(Words name, TablePlace at);
  std::vector<PrintedColumn> columns_after(Words first) const;

  Section told_of_unit(std::size_t unit);
  PrintedTable items_of(std::size_t unit);
  Section told_of_all();
  Words compared() const;
  PrintedTable all_units();
  Section notes(std::optional<std::size_t> unit);
  Words held_note(std::size_t first, std::size_t columns, const char* key) const;
  std::string file_in(const std::string& file, const std::string& language) const;

  Pen& pen_;
  const findings::CrossTable& table_;
  Edition edition_;
  UnitsMade made_;
  ToldTable told_;
  CellWords words_;
};

}  // namespace peil::report
