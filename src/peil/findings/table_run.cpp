#include "peil/findings/table_run.h"

#include <algorithm>

#include "peil/findings/table_plan.h"

namespace peil::findings {

using analysis::Cell;

TableRun::TableRun(const disclosure::ReleasedAnalyses& released) : released_(released) {
  for (const analysis::AnalysisResult& one : released.results().analyses) {
    for (const Cell& cell : one.cells) {
      if (!cell.estimate) continue;
      const bool of_waves = one.id == table_changes_id;
      cells_[{one.id, cell.variable, of_waves ? cell.domain : cell.level}] = &cell;
    }
  }
  for (const disclosure::HeldFigure& held : released.held()) {
    const bool of_waves = held.analysis == table_changes_id;
    held_[{held.analysis, held.variable, of_waves ? held.domain : held.level}] = held.why;
  }
}

const Cell* TableRun::cell(const std::string& analysis, const std::string& variable,
                           const std::string& column) const {
  const auto at = cells_.find({analysis, variable, column});
  return at == cells_.end() ? nullptr : at->second;
}

std::optional<disclosure::Held> TableRun::held(const std::string& analysis,
                                               const std::string& variable,
                                               const std::string& column) const {
  const auto at = held_.find({analysis, variable, column});
  return at == held_.end() ? std::nullopt : std::optional(at->second);
}

std::string TableRun::key(const std::string& analysis, const std::string& variable,
                          const std::string& column) const {
  return released_.key(analysis + "/" + variable + "/" + column);
}

std::optional<double> number_of(const Cell& cell, std::string_view name) {
  const auto at = std::ranges::find(cell.numbers, name, &analysis::NamedNumber::name);
  return at == cell.numbers.end() ? std::nullopt : std::optional(at->value);
}

}  // namespace peil::findings
