#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "peil/app/run_plan.h"
#include "peil/base/result.h"
#include "peil/disclosure/logged_table.h"
#include "peil/findings/table_plan.h"

namespace peil::app {

/// The figures of a table that stay inside, by names that last.
disclosure::HeldCells held_cells(const findings::TablePlan& plan,
                                 const std::vector<disclosure::HeldFigure>& held);

/// What the tables and analyses of a release log tell of the rows of waves to whoever reads further
/// ones.
class ToldTables {
 public:
  using ByWave = std::map<std::string, disclosure::RowsByItem>;

  /// `own_door`: whose tables are counted by own_sets.
  explicit ToldTables(std::string own_door) : own_door_(std::move(own_door)) {}

  /// Takes in the tables and analyses that are about one of `waves` and are not known yet: of whom
  /// they told, among the rows of today (app/told_analyses.h). A wave whose weights do not meet its
  /// margins is passed over: nothing of it may leave.
  ///
  /// Shapes    `file` as the person knows the log; waves that are in `weighed` are not read again.
  /// Problems  "releases.table"     a table that cannot be worked out any more, or of which the log
  ///                                does not say whose answers it counted, with its line
  ///           "releases.analyses"  the same of analyses
  /// Throws    OutsideError
  Problems take_in(const Releases& log, const std::string& file, const std::set<std::string>& waves,
                   const StudyAnswers& answers, std::span<const WeighedWave> weighed);

  /// Takes in a table that was just made, with what the gate says that it tells; the number is that
  /// of its line, or 0 where none was written for it.
  void take_in(const disclosure::LoggedTable& table, const std::vector<disclosure::ToldRows>& told);

  /// What is known of a wave whose answers are others now.
  void forget(const std::string& wave);

  const ByWave& by_wave() const { return told_; }
  /// Whether what a specification tells of its waves is known already.
  bool has(const std::string& specification, const std::set<std::string>& waves) const;
  /// How many sets of people tables of the own door told of, by item.
  const std::map<std::string, std::size_t>& own_sets(const std::string& wave) const;
  std::size_t bytes() const;  ///< of memory

 private:
  void keep(const std::string& by, const std::string& wave, const disclosure::RowsByItem& rows);

  std::string own_door_;
  ByWave told_;
  std::map<std::string, std::set<std::string>> asked_;                  // specifications by wave
  std::map<std::string, std::set<std::size_t>> known_lines_;            // likewise
  std::map<std::string, std::map<std::string, std::size_t>> own_sets_;  // by wave and item
};

}  // namespace peil::app
