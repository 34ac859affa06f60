#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "peil/analysis/plan/plan.h"
#include "peil/analysis/wave/told.h"
#include "peil/disclosure/released.h"
#include "peil/disclosure/row_sets.h"
#include "peil/model/table.h"

namespace peil::disclosure {

/// A figure that a plan of analyses asks of a wave, before anything is computed: whose answers it
/// counts, and whether it must stay inside for what it tells of them.
struct ToldFigure {
  std::shared_ptr<const analysis::Told> told;  ///< figures of one table have one
  std::string domain, level;                   ///< as printed
  const analysis::DataPlan* data = nullptr;
  const RowSet* counted = nullptr;    ///< figures about the same rows have one set
  const RowSet* answering = nullptr;  ///< the rows of `counted` are those of these two: who
  const RowSet* among = nullptr;      ///< answered, and who is asked for (none: everybody)
  std::size_t answers = 0;
  std::optional<Held> held{};
  bool secret = false;  ///< nobody may work it out from other figures
  bool aside = false;   ///< only the difference from it is printed

  /// The columns of which it is about a level.
  std::vector<std::string> by() const {
    return told->each.empty() ? told->by : std::vector<std::string>{level};
  }
};

/// The sets of rows that figures are about, by the plan's name of their data.
using RowSetsOfData = std::map<std::string, RowSets>;

/// All of them, in the order of the plan; `plan` and `sets` must outlive them. Files of one's own
/// have none.
///
/// Cost      every column is gone through once, and every set of rows that is counted, items on as
///           many threads as asked for; figures about the same people share theirs. The result is
///           the same for any number of threads.
/// Contract  no statistic of a wave shows single rows.
std::vector<ToldFigure> told_figures(const analysis::AnalysisPlan& plan,
                                     const std::map<std::string, Table>& tables, const Rules& rules,
                                     RowSetsOfData& sets, int threads = 1);

}  // namespace peil::disclosure
