#pragma once

#include <cstddef>
#include <map>
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
  analysis::Told told;
  std::string domain, level;  ///< as printed
  const analysis::DataPlan* data = nullptr;
  RowSet counted;
  std::size_t answers = 0;
  std::optional<Held> held{};
  bool secret = false;  ///< nobody may work it out from other figures
};

/// All of them, in the order of the plan; `plan` must outlive them. Files of one's own have none.
/// Contract  no statistic of a wave shows single rows.
std::vector<ToldFigure> told_figures(const analysis::AnalysisPlan& plan,
                                     const std::map<std::string, Table>& tables,
                                     const Rules& rules);

}  // namespace peil::disclosure
