#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "peil/analysis/plan/plan.h"
#include "peil/findings/filter_levels.h"
#include "peil/model/dataset.h"
#include "peil/model/scale.h"
#include "peil/model/study.h"
#include "peil/model/table_spec.h"

namespace peil::findings {

/// A column of a table: people who have one level of its variable, or of each of those crossed.
struct TableColumn {
  std::string id;                   ///< of the 0/1 column in the plan: "c3"
  std::vector<std::string> levels;  ///< one a variable of its block; none: everybody
  std::string letter{};             ///< "A": what other columns of its block call it; none by wave,
                                    ///< nor where columns are not compared
  std::string group{};  ///< whose figures the study's own tables have: a customer or reporting
                        ///< group, or "all"; empty: they do not
  bool before = false;  ///< these people in the wave beside it
};

/// Columns by the same variables, which are compared with each other; by wave each with itself.
struct TableBlock {
  std::vector<std::string> variables;  ///< none: everybody
  std::vector<TableColumn> columns;
  bool compared = false;  ///< the wave beside it can have these columns too

  std::string name() const;                    ///< "customer_group|language", "total"
  bool is_by_wave() const;                     ///< the last variable is the wave
  std::vector<std::string> of_people() const;  ///< the variables but the wave
};

/// A column that the table does not have, since nobody can be in it.
struct LeftOut {
  std::vector<std::string> variables, levels;
};

/// Why a row has no change since the wave beside it.
enum class NoChange : std::uint8_t {
  None,
  NotAsked,  ///< the wave beside it did not ask the item
  Cut,       ///< the study says that the two do not compare
  Overlap,   ///< the samples share people, and nothing tells how that bears on the error
};

/// A row: one statistic of an item, of everybody or of who has one level of a variable.
struct TableRow {
  std::string item;
  TableStatistic statistic = TableStatistic::Mean;
  std::string answer{};     ///< Shares: which; Net: its label
  std::string column{};     ///< of the plan: its mean is the figure
  bool share = false;       ///< from 0 to 1
  bool first = false;       ///< of the rows of its item: those enter the families of tests
  std::string in_tables{};  ///< the statistic in the study's tables: "mean", "share:phone"; or none
  std::optional<Scale> scale{};
  NoChange no_change = NoChange::None;
  std::string within{}, level{};  ///< the variable it is nested in, and which level of it

  /// Of one item, within one level: what is shown of it hangs together.
  bool same_item(const TableRow& other) const {
    return item == other.item && within == other.within && level == other.level;
  }
};

/// What to compute for a table, and how to read what comes back.
struct TablePlan {
  analysis::AnalysisPlan plan;
  std::vector<TableBlock> blocks;
  std::vector<TableRow> rows;
  std::vector<LeftOut> left_out{};
  std::vector<NobodysLevel> nobodys{};  ///< levels that the filter names in vain
};

/// A wave with its answers, as far as a plan has to know it.
struct TableWave {
  const Dataset& now;
  const Dataset* before = nullptr;  ///< the wave beside it
};

// Ids of the analyses of a block, by its place, and of the table.
std::string columns_id(std::size_t block);
std::string pairs_id(std::size_t block);
std::string rest_id(std::size_t block);
std::string before_id(std::size_t block);
inline constexpr const char* table_changes_id = "changes";

/// The plan of analyses of a table: a banner of every block, its pairs (where the specification
/// asks for letters), each column against its rest, and the changes since the wave beside it.
/// Columns by wave have no pairs and no rest: the change is what compares them.
///
/// Shapes    blocks in the order of the specification, the total first; rows item by item, in the
///           order in which they are shown.
/// Problems  "table.too-large" more than 200 columns, or 1,000 without letters
/// Contract  the specification is one of this study, `wave.now` the wave that it names.
/// Source    docs/methods/banner-tables.md
Result<TablePlan> table_plan(const Study& study, const TableSpec& spec, const TableWave& wave);

}  // namespace peil::findings
