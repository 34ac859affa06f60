#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "peil/app/analyses_out.h"
#include "peil/app/kept_results.h"
#include "peil/app/tables_out.h"
#include "peil/base/result.h"
#include "peil/findings/cross_table.h"
#include "peil/findings/driver_tables.h"
#include "peil/model/table_spec.h"
#include "peil/ports/outside.h"

namespace peil::app {

/// Works out one after the other what readers ask of the waves of a book: tables by a
/// specification, and drivers. Whoever sees one table may see all of them, and those that went out
/// by another door or before this program began: TablesOut knows which people they told of, so that
/// nothing about too few of them follows from any together. Not safe to call from several threads.
class TableDesk {
 public:
  /// How many sets of people tables of the console may have told of one item, and how much memory
  /// those of all doors take: each further one costs more to hold beside the others. A table that
  /// went out before tells of none further.
  struct Limits {
    std::size_t sets_of_an_item = 1000;
    std::size_t bytes = std::size_t{256} << 20;
  };
  /// Outlives the desk.
  TableDesk(std::string data, const Outside& outside) : TableDesk(std::move(data), outside, {}) {}
  TableDesk(std::string data, const Outside& outside, Limits limits)
      : data_(std::move(data)),
        outside_(outside),
        limits_(limits),
        out_(data_, "console", outside),
        drivers_out_(data_, "console", outside) {}

  /// Problems  those of TablesOut::table for the waves of the book, and
  ///           "table.too-many"  so much was told of an item already that no more can be checked
  ///           "results.changed" the answers are others than those of the book
  /// Throws    OutsideError
  /// Contract  the specification is one of the book's study.
  Result<findings::CrossTable> table(const ResultsBook& book, const TableSpec& spec);

  /// Of the last wave of the book.
  /// Problems  those of drivers_of; "results.changed"
  /// Throws    OutsideError
  Result<findings::DriversFound> drivers(const ResultsBook& book);

 private:
  void follow(const ResultsBook& book);
  bool is_of(const ResultsBook& book);
  bool is_full(const TableSpec& spec) const;

  std::string data_;
  const Outside& outside_;
  Limits limits_;
  std::vector<WeighedWave> weighed_;  // their rows are those that out_ knows of
  TablesOut out_;
  AnalysesOut drivers_out_;
};

/// The waves of a book that are shown by themselves.
std::vector<WaveResults> shown_waves(const ResultsBook& book);

}  // namespace peil::app
