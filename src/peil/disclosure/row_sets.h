#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "peil/analysis/plan/plan.h"
#include "peil/disclosure/row_set.h"
#include "peil/model/concentration.h"
#include "peil/model/dataset.h"
#include "peil/model/table.h"
#include "peil/table/cells.h"

namespace peil::disclosure {

/// The items of the form that columns are made from: themselves, the question of a choice
/// ("channels/desk"), or those of the expression that derives one. `data` outlives it.
class ItemsOfColumns {
 public:
  explicit ItemsOfColumns(const analysis::DataPlan& data);

  void add(const std::string& column, std::set<std::string>& items) const;

 private:
  void add(const std::string& column, std::set<std::string>& items,
           std::set<std::string>& seen) const;

  std::map<std::string_view, const Expression*> derived_;
};

/// The rows with a value in every one of the columns. Contract: the table has them.
RowSet answered(const Table& table, const std::vector<std::string>& columns);

/// Those of the rows that lie in one level.
RowSet within(const RowSet& rows, const Grouping& by, std::uint32_t level);

/// The sets of rows of one table that figures count, each made once, and what its columns hold in
/// them. The table outlives it; what it gives lives as long as it does, in one place.
class RowSets {
 public:
  using Columns = std::vector<std::string>;

  explicit RowSets(const Table& table) : table_(table) {}
  RowSets(const RowSets&) = delete;
  RowSets& operator=(const RowSets&) = delete;

  /// A set, and how many rows are in it.
  struct Rows {
    const RowSet* set = nullptr;
    std::size_t people = 0;
  };
  /// The levels of columns crossed, with the rows of each.
  struct Levels {
    std::string name;
    std::vector<std::string> levels;
    std::vector<const RowSet*> rows;
  };

  /// Who answered, of the columns of figures, and who of them is among others: made on several
  /// threads, for those who ask for each of them afterwards.
  struct Wanted {
    Columns columns;
    std::vector<const RowSet*> among;
  };
  void make(std::span<const Wanted> wanted, int threads);

  const RowSet* answered(const Columns& columns);
  const Levels& levels(const Columns& by);
  Rows in_both(const RowSet* one, const RowSet* other);
  Rows whole(const RowSet* set);

  /// True when all of the rows hold one and the same value of a column.
  bool all_alike(const std::string& column, const RowSet& rows);
  /// How the values of a column lie together in those rows, every row counted once.
  const Concentration& concentration(const std::string& column, const RowSet* rows);
  /// How many of the rows hold a value that counts.
  std::size_t counted_in(const std::string& column, const RowSet& rows,
                         const analysis::Counted& answers);
  /// How many different values a column holds.
  std::size_t values_in(const std::string& column) { return values(column).texts.size(); }

 private:
  /// The values of a column: 0 = blank, else place in `texts` + 1.
  struct Values {
    explicit Values(const Column& column);

    table::Cells cells;
    std::span<const std::string> texts;
    std::vector<std::string> spelled;   ///< of numbers that are too many to have codes
    std::vector<std::uint32_t> places;  ///< likewise
    std::vector<RowSet> rows;           ///< who gave each value, once somebody asked for it
    std::unordered_map<const RowSet*, Concentration> lies;

    std::uint32_t at(std::size_t row) const {
      return places.empty() ? cells.code(row) : places[row];
    }
  };

  Values& values(const std::string& column);
  RowSet who_answered(const Columns& columns) const;
  std::vector<std::size_t> given(Values& of, const RowSet& rows) const;
  const RowSet* known(RowSet set);

  const Table& table_;
  std::unordered_map<std::string, Values> values_;
  std::set<RowSet> sets_;
  std::map<Columns, const RowSet*> answered_;
  std::map<Columns, Levels> levels_;
  std::unordered_map<const RowSet*, std::unordered_map<const RowSet*, Rows>> both_;
  std::unordered_map<const RowSet*, std::size_t> people_;
};

}  // namespace peil::disclosure
