#pragma once

#include <string>
#include <vector>

#include "peil/findings/cross_table.h"
#include "peil/report/pen.h"

namespace peil::report {

/// The words around the figures of a table, in one language.
struct ToldTable {
  std::string title;
  std::vector<std::string> blocks;   ///< label of each block
  std::vector<std::string> columns;  ///< label of each column, over all blocks
  std::vector<std::string> items;    ///< label of the item of each row, and of whom it is
  std::vector<std::string> rows;  ///< what each row shows of it: "mean", "8 or higher", "by phone"
  std::vector<std::vector<std::string>> held;  ///< why a cell has no figure; else empty
  std::vector<std::string> notes;              ///< sentences below it
  std::vector<std::string> of_tests;  ///< those of them that say how letters and * were judged
  /// Sentences more where intervals of differences are shown, and one of them and its verdict
  /// differ.
  std::vector<std::string> of_intervals;
  std::vector<std::string> left_out;  ///< labels of columns that nobody can be in
  /// By row: that it is added after the plan of the wave was locked. Empty: it was not locked.
  std::vector<bool> afterwards;
};

/// `pen` writes about the study of the table.
ToldTable told_table(Pen& pen, const findings::CrossTable& table);

/// What a filter asks in vain: levels that nobody has, and that nobody is left. Sentences that
/// stand among the notes, and by themselves where those are not read.
std::vector<std::string> filter_remarks(const Pen& pen, const findings::CrossTable& table);

/// Decimals of a row's figures: those that the report prints.
int decimals_of(const findings::TableRow& row);
/// A figure of a row as it is printed: "7.6", "12%".
std::string printed_value(const findings::TableRow& row, double value, const std::string& language);

}  // namespace peil::report
