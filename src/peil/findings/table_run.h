#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>

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

 private:
  using At = std::tuple<std::string, std::string, std::string>;
  const disclosure::ReleasedAnalyses& released_;
  std::map<At, const analysis::Cell*> cells_;
  std::map<At, disclosure::Held> held_;
};

/// A named number of a cell.
std::optional<double> number_of(const analysis::Cell& cell, std::string_view name);

}  // namespace peil::findings
