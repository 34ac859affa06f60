#include "peil/disclosure/told_index.h"

#include <algorithm>
#include <array>

#include "peil/table/level_names.h"

namespace peil::disclosure {
namespace {

using analysis::Cell;

// Whether a printed level is part of that of a figure by `columns` columns: "N|p0.5" of "N".
bool part_of(const std::string& printed, const std::string& level, std::size_t columns) {
  return printed.starts_with(table::within_level(level, columns, ""));
}

// Whether a printed level is a contrast with that of a figure: "N-S" with "N".
bool contrasts(const std::string& printed, const std::string& level) {
  return std::ranges::any_of(std::array{false, true}, [&](bool apart) {
    return printed.starts_with(table::contrast_name(level, "", apart)) ||
           printed.ends_with(table::contrast_name("", level, apart));
  });
}

// Whether a printed level is one that a figure is about: itself, a part of it, or a contrast.
bool names(const std::string& printed, const std::string& level, std::size_t columns) {
  return printed == level || part_of(printed, level, columns) || contrasts(printed, level);
}

// Of the same analysis and variable.
bool is_itself(const ToldFigure& figure, const Cell& cell) {
  return cell.domain == figure.domain &&
         (figure.told->variable.empty() || figure.told->variable == cell.variable) &&
         (figure.domain.empty() || cell.level == figure.level ||
          part_of(cell.level, figure.level, figure.told->columns_of_level()));
}

}  // namespace

ToldIndex::ToldIndex(const analysis::AnalysisPlan& plan, std::vector<ToldFigure>& figures) {
  for (const analysis::AnalysisStep& step : plan.analyses) {
    if (const auto* adjusted = std::get_if<analysis::asked::Adjust>(&step.asked))
      adjusted_.emplace(step.id, adjusted->of);
  }
  std::vector<ToldFigure*>* list = nullptr;  // figures of one variable follow each other
  const ToldFigure* last = nullptr;
  for (ToldFigure& figure : figures) {
    OfAnalysis& of = figures_[figure.told->analysis];
    of.everybody = of.everybody || figure.domain.empty();
    const bool follows = last != nullptr && last->told->analysis == figure.told->analysis &&
                         last->told->variable == figure.told->variable;
    if (!follows) list = &of.by_variable[figure.told->variable];
    list->push_back(&figure);
    last = &figure;
  }
}

void ToldIndex::keep_held() {
  for (auto& [id, of] : figures_) {
    for (auto& [variable, figures] : of.by_variable)
      std::erase_if(figures, [](const ToldFigure* figure) { return !figure->held; });
    std::erase_if(of.by_variable, [](const auto& entry) { return entry.second.empty(); });
  }
}

// A cell without a variable tells of every one.
template <class Fits>
bool ToldIndex::any(const OfAnalysis& of, const Cell& cell, const Fits& fits) const {
  const auto in = [&](const std::vector<ToldFigure*>& figures) {
    return std::ranges::any_of(figures, fits);
  };
  if (cell.variable.empty())
    return std::ranges::any_of(of.by_variable, [&](const auto& one) { return in(one.second); });
  for (const std::string& variable : {cell.variable, std::string()}) {
    const auto found = of.by_variable.find(variable);
    if (found != of.by_variable.end() && in(found->second)) return true;
  }
  return false;
}

bool ToldIndex::is_held(const std::string& id, const Cell& cell) const {
  const auto adjusted = adjusted_.find(id);
  const auto of = figures_.find(adjusted == adjusted_.end() ? id : adjusted->second);
  if (of == figures_.end() || of->second.by_variable.empty()) return false;
  // One test of all levels together tells of each of them.
  const bool of_all = cell.domain.empty() && !of->second.everybody;
  return any(of->second, cell, [&](const ToldFigure* figure) {
    if (!figure->held) return false;
    if (cell.domain != figure->domain) return of_all;
    return figure->domain.empty() ||
           names(cell.level, figure->level, figure->told->columns_of_level());
  });
}

std::vector<ToldFigure*> ToldIndex::itself(const std::string& id, const Cell& cell) const {
  std::vector<ToldFigure*> found;
  const auto of = figures_.find(id);
  if (of == figures_.end()) return found;
  for (const auto& [variable, figures] : of->second.by_variable) {
    if (!variable.empty() && variable != cell.variable) continue;
    for (ToldFigure* figure : figures) {
      if (is_itself(*figure, cell)) found.push_back(figure);
    }
  }
  return found;
}

}  // namespace peil::disclosure
