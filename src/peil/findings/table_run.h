#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "peil/disclosure/analyses.h"

namespace peil::findings {

/// What a run of a table's plan says, by analysis, column of the row and column of the table.
/// `released` outlives it.
class TableRun {
 public:
  explicit TableRun(const disclosure::ReleasedAnalyses& released);

  /// nullptr: there is no such figure, or it may not leave.
  const analysis::Cell* cell(const std::string& analysis, const std::string& variable,
                             const std::string& column) const;
  std::optional<disclosure::Held> held(const std::string& analysis, const std::string& variable,
                                       const std::string& column) const;
  std::string key(const std::string& analysis, const std::string& variable,
                  const std::string& column) const;

  /// The cells of one row in one analysis, asked for one after the other: quickest in the order in
  /// which the analysis has them. The run outlives it.
  class OfRow;
  OfRow row(const std::string& analysis, const std::string& variable) const;

 private:
  struct At {
    std::string_view analysis, variable;
    bool operator==(const At&) const = default;
  };
  struct Hash {
    std::size_t operator()(const At& at) const;
  };
  template <class Of>
  struct OfColumn {
    std::string_view column;
    Of what;
  };
  /// The columns of a table are few beside its rows.
  template <class Of>
  using Columns = std::unordered_map<At, std::vector<OfColumn<Of>>, Hash>;

  template <class Of>
  static const Of* found(const Columns<Of>& all, const At& at, std::string_view column);

  const disclosure::ReleasedAnalyses& released_;
  Columns<const analysis::Cell*> cells_;
  Columns<disclosure::Held> held_;
};

class TableRun::OfRow {
 public:
  /// nullptr: there is no such figure, or it may not leave.
  const analysis::Cell* next(std::string_view column);

 private:
  friend class TableRun;
  explicit OfRow(const std::vector<OfColumn<const analysis::Cell*>>* cells) : cells_(cells) {}

  const std::vector<OfColumn<const analysis::Cell*>>* cells_;  // nullptr: it has none
  std::size_t at_ = 0;
};

/// A named number of a cell.
std::optional<double> number_of(const analysis::Cell& cell, std::string_view name);

}  // namespace peil::findings
