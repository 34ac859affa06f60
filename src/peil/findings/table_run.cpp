#include "peil/findings/table_run.h"

#include <algorithm>
#include <functional>

#include "peil/findings/table_plan.h"

namespace peil::findings {

using analysis::Cell;

std::size_t TableRun::Hash::operator()(const At& at) const {
  const std::hash<std::string_view> hash;
  return hash(at.analysis) * 31 + hash(at.variable);
}

TableRun::TableRun(const disclosure::ReleasedAnalyses& released) : released_(released) {
  for (const analysis::AnalysisResult& one : released.results().analyses) {
    const bool of_waves = one.id == table_changes_id;
    std::vector<OfColumn<const Cell*>>* list = nullptr;  // cells of a variable follow each other
    const std::string* variable = nullptr;
    for (const Cell& cell : one.cells) {
      if (!cell.estimate) continue;
      if (variable == nullptr || *variable != cell.variable)
        list = &cells_[{one.id, cell.variable}];
      variable = &cell.variable;
      list->push_back({of_waves ? cell.domain : cell.level, &cell});
    }
  }
  for (const disclosure::HeldFigure& held : released.held()) {
    const bool of_waves = held.analysis == table_changes_id;
    held_[{held.analysis, held.variable}].push_back(
        {of_waves ? held.domain : held.level, held.why});
  }
}

// The last of a column that has two.
template <class Of>
const Of* TableRun::found(const Columns<Of>& all, const At& at, std::string_view column) {
  const auto list = all.find(at);
  if (list == all.end()) return nullptr;
  const auto last = std::find_if(list->second.rbegin(), list->second.rend(),
                                 [&](const OfColumn<Of>& one) { return one.column == column; });
  return last == list->second.rend() ? nullptr : &last->what;
}

const Cell* TableRun::cell(const std::string& analysis, const std::string& variable,
                           const std::string& column) const {
  const auto* at = found(cells_, {analysis, variable}, column);
  return at == nullptr ? nullptr : *at;
}

TableRun::OfRow TableRun::row(const std::string& analysis, const std::string& variable) const {
  const auto list = cells_.find({analysis, variable});
  return OfRow(list == cells_.end() ? nullptr : &list->second);
}

const Cell* TableRun::OfRow::next(std::string_view column) {
  if (cells_ == nullptr) return nullptr;
  for (std::size_t tried = 0; tried < cells_->size(); ++tried) {
    const OfColumn<const Cell*>& one = (*cells_)[(at_ + tried) % cells_->size()];
    if (one.column != column) continue;
    at_ += tried + 1;
    return one.what;
  }
  return nullptr;
}

std::optional<disclosure::Held> TableRun::held(const std::string& analysis,
                                               const std::string& variable,
                                               const std::string& column) const {
  const auto* at = found(held_, {analysis, variable}, column);
  return at == nullptr ? std::nullopt : std::optional(*at);
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
