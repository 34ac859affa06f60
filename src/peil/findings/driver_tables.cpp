#include "peil/findings/driver_tables.h"

#include <algorithm>
#include <utility>

#include "peil/base/contract.h"
#include "peil/findings/driver_labels.h"

namespace peil::findings {
namespace {

using analysis::AnalysisResult;
using analysis::Cell;
using disclosure::ReleasedAnalyses;

// The numbers of one analysis by variable and name.
class Found {
 public:
  Found(const ReleasedAnalyses& released, const std::string& id) : released_(released), id_(id) {
    const auto& all = released.results().analyses;
    const auto one = std::ranges::find(all, id, &AnalysisResult::id);
    if (one != all.end()) cells_ = &one->cells;
  }

  std::optional<double> number(const std::string& variable, std::string_view name) const {
    if (cells_ == nullptr) return {};
    for (const Cell& cell : *cells_) {
      if (cell.variable != variable) continue;
      for (const analysis::NamedNumber& number : analysis::named_numbers(cell)) {
        if (number.name == name) return number.value;
      }
    }
    return {};
  }

  // `low` and `high` name the ends of its interval; it may have none.
  std::optional<DriverFigure> figure(const std::string& variable, std::string_view value,
                                     std::string_view low, std::string_view high) const {
    const auto found = number(variable, value);
    if (!found) return {};
    DriverFigure figure{*found, {}, 0, key(variable)};
    const auto from = number(variable, low), to = number(variable, high);
    if (from && to) figure.interval = Interval{*from, *to};
    for (const std::string& whose : {variable, std::string()}) {
      if (const auto n = number(whose, "n"); n && figure.answers == 0)
        figure.answers = static_cast<std::size_t>(*n);
    }
    return figure;
  }

  // An estimate with its interval, under a level of its own.
  std::optional<DriverFigure> part(const std::string& level) const {
    if (cells_ == nullptr) return {};
    const auto cell = std::ranges::find_if(
        *cells_, [&](const Cell& one) { return one.level == level && one.estimate.has_value(); });
    if (cell == cells_->end()) return {};
    return DriverFigure{cell->estimate->value, cell->interval, cell->estimate->answers, key(level)};
  }

  std::optional<DriverContrast> contrast(const std::string& variable,
                                         const std::string& name) const {
    const auto value = number(variable, name), error = number(variable, name + "_se");
    if (!value || !error) return {};
    return DriverContrast{*value, *error, number(variable, name + "_p"), key(variable)};
  }

 private:
  std::string key(const std::string& variable) const {
    return released_.key(variable.empty() ? id_ : id_ + "/" + variable);
  }

  const ReleasedAnalyses& released_;
  std::string id_;
  const std::vector<Cell>* cells_ = nullptr;
};

class Reading {
 public:
  Reading(const ReleasedAnalyses& released, const DriverPlan& plan, const DriverModel& model)
      : released_(released), plan_(plan), model_(model) {}

  DriverTable table() const {
    DriverTable table{model_, {}};
    const Found importance = of(importance_id(model_)), matrix = of(matrix_id(model_));
    table.r_squared = importance.figure("", "r_squared", "", "");
    table.answers = static_cast<std::size_t>(importance.number("", "n").value_or(0.0));
    table.draws = static_cast<std::size_t>(importance.number("", "bootstrap_draws").value_or(0.0));
    table.crossing = crossing_of(matrix);
    table.equal_crossing = crossing_of(of(equal_matrix_id(model_)));
    const Found equal = of(equal_importance_id(model_));
    table.equal_answers = static_cast<std::size_t>(equal.number("", "n").value_or(0.0));
    if (const auto mark = of(means_id(model_.group)).figure(plan_.overall, "estimate", "", ""))
      table.marked = mark->answers;
    for (const Driver& driver : model_.drivers) table.lines.push_back(line(driver));
    tell_held(table);
    label_lines(table);
    std::ranges::stable_sort(table.lines, std::greater{}, [](const DriverLine& one) {
      return one.importance ? one.importance->value : -1.0;
    });
    return table;
  }

 private:
  Found of(const std::string& id) const { return {released_, id}; }

  static std::optional<drivers::Crossing> crossing_of(const Found& matrix) {
    const auto across = matrix.number("", "cut_importance"),
               up = matrix.number("", "cut_performance");
    if (!across || !up) return {};
    return drivers::Crossing{*across, *up};
  }

  static std::optional<drivers::Quadrant> quadrant_of(const Found& matrix,
                                                      const std::string& column) {
    const auto quadrant = matrix.number(column, "quadrant");
    if (!quadrant) return {};
    return static_cast<drivers::Quadrant>(static_cast<int>(*quadrant));
  }

  AtEqualOutcomes at_equal(const std::string& column) const {
    const Found matrix = of(equal_matrix_id(model_)), contrasts = of(equal_penalty_id(model_));
    return {of(equal_importance_id(model_))
                .figure(column, "lmg_pct", "lmg_pct_ci_low", "lmg_pct_ci_high"),
            quadrant_of(matrix, column), matrix.number(column, "quadrant_probability"),
            contrasts.contrast(column, "penalty"), contrasts.contrast(column, "reward")};
  }

  DriverLine line(const Driver& driver) const {
    const std::string& column = driver.column;
    DriverLine line{driver};
    const Found means = of(means_id(model_.group)), importance = of(importance_id(model_)),
                matrix = of(matrix_id(model_)), contrasts = of(penalty_id(model_)),
                standardised = of(standardised_id(model_.group));
    line.mean = means.figure(column, "estimate", "ci_low", "ci_high");
    line.standardised = standardised.figure(column, "estimate", "ci_low", "ci_high");
    line.plain_of_decided = standardised.figure(column, "plain", "", "");
    line.importance = importance.figure(column, "lmg_pct", "lmg_pct_ci_low", "lmg_pct_ci_high");
    line.importance_of_decided = of(decided_id(model_)).figure(column, "lmg_pct", "", "");
    line.importance_beside_outcome =
        of(beside_outcome_id(model_)).figure(column, "lmg_pct", "", "");
    if (const auto group = importance.number(column, "group"))
      line.inseparable = static_cast<std::size_t>(*group);
    line.probability = matrix.number(column, "quadrant_probability");
    line.important = matrix.number(column, "importance_probability");
    line.high = matrix.number(column, "performance_probability");
    line.quadrant = quadrant_of(matrix, column);
    if (!driver.stated.empty())
      line.stated = means.figure(driver.stated, "estimate", "ci_low", "ci_high");
    line.penalty = contrasts.contrast(column, "penalty");
    line.reward = contrasts.contrast(column, "reward");
    line.equal = at_equal(column);
    if (const auto twins = importance.number(column, "twins"))
      line.twins = static_cast<std::size_t>(*twins);
    line.importance_without_twins = importance.figure(column, "lmg_pct_without_twins", "", "");
    return line;
  }

  // Of the group's own figures only those of this model's drivers.
  bool concerns(const disclosure::HeldFigure& held) const {
    if (held.analysis == means_id(model_.group) || held.analysis == standardised_id(model_.group))
      return std::ranges::any_of(model_.drivers, [&](const Driver& driver) {
        return driver.column == held.variable || driver.stated == held.variable;
      });
    return std::ranges::any_of(
        std::initializer_list<std::string>{importance_id(model_), matrix_id(model_),
                                           penalty_id(model_), decided_id(model_),
                                           beside_outcome_id(model_), equal_importance_id(model_),
                                           equal_matrix_id(model_), equal_penalty_id(model_)},
        [&](const std::string& id) { return held.analysis == id; });
  }

  void tell_held(DriverTable& table) const {
    for (const disclosure::HeldFigure& held : released_.held()) {
      if (concerns(held)) table.held.push_back({held.analysis, held.variable, held.why});
    }
  }

  const ReleasedAnalyses& released_;
  const DriverPlan& plan_;
  const DriverModel& model_;
};

// Nothing of a group of which a class is held: the parts are sums over the classes.
std::optional<DriverChange> change_of(const std::string& group, const ReleasedAnalyses& released) {
  const std::string id = change_id(group);
  const auto is_of_it = [&](const disclosure::HeldFigure& held) { return held.analysis == id; };
  if (std::ranges::any_of(released.held(), is_of_it)) return {};
  const Found found(released, id);
  const auto change = found.part("change"), mix = found.part("mix"), within = found.part("within");
  if (!change || !mix || !within) return {};
  return DriverChange{group, *change, *mix, *within};
}

}  // namespace

DriverTables driver_tables(const DriverPlan& plan, const ReleasedAnalyses& released) {
  expects(released.results().analyses.size() == plan.plan.analyses.size(),
          "driver_tables: results of this plan");
  DriverTables all{{}, released.results().refusals, released.least_shown(), released.fictional()};
  for (const DriverModel& model : plan.models)
    all.tables.push_back(Reading(released, plan, model).table());
  for (const DriverModel& model : plan.models) {
    if (!model.theme.empty()) continue;
    if (auto change = change_of(model.group, released)) all.changes.push_back(*std::move(change));
  }
  return all;
}

std::optional<double> DriverTable::missing(const DriverLine& line) const {
  if (!line.mean || marked == 0 || line.mean->answers >= marked) return {};
  const double part = 1.0 - static_cast<double>(line.mean->answers) / static_cast<double>(marked);
  if (part < much_missing) return {};
  return part;
}

std::string_view quadrant_name(drivers::Quadrant quadrant) {
  switch (quadrant) {
    case drivers::Quadrant::FixFirst:
      return "fix-first";
    case drivers::Quadrant::KeepUp:
      return "keep-up";
    case drivers::Quadrant::Monitor:
      return "monitor";
    case drivers::Quadrant::Maintain:
      break;
  }
  return "maintain";
}

}  // namespace peil::findings
