#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "peil/analysis/plan/common.h"
#include "peil/analysis/plan/reading.h"

namespace peil::analysis::asked {

/// The 0/1 columns of a table under `columns`, each once.
std::vector<std::string> read_table_columns(PlanKeys& keys, const std::string& design);

/// A banner table: every variable by a set of columns, each a 0/1 column of the data. A person may
/// be in several columns of the set, in one or in none.
struct Banner {
  static constexpr std::string_view statistic = "banner";

  enum class Show : unsigned char {
    Columns,  ///< n, base, n_eff and the mean of every column
    Pairs,    ///< every two columns, and the letters
    Rest,     ///< every column against everybody else with the item
  };

  Common common{};
  std::string set{};                   ///< what the columns are about: "age"
  std::vector<std::string> columns{};  ///< 1: in the column, 0: in its rest, blank: in neither
  Show show = Show::Columns;
  double level = 0.05;             ///< a letter stands where BH_table is below this
  std::size_t least_letters = 30;  ///< answers that a column needs for a letter
  bool letters = true;             ///< false: tests alone, for whoever judges them with others

  /// Reads the keys of the analysis beyond id and statistic; wrong ones become problems.
  static Banner read(PlanKeys& keys, const std::string& id);

  bool operator==(const Banner&) const = default;
  template <class See>
  void members(See&& see) const {
    see("common", common);
    see("set", set);
    see("columns", columns);
    see("show", show);
    see("level", level);
    see("least_letters", least_letters);
    see("letters", letters);
  }
};

}  // namespace peil::analysis::asked
