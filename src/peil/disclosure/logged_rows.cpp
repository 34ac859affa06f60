#include "peil/disclosure/logged_rows.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "peil/base/contract.h"
#include "peil/disclosure/told_figures.h"

namespace peil::disclosure {
namespace {

using Columns = std::vector<std::string>;

class Logging {
 public:
  Logging(const analysis::AnalysisPlan& plan, const std::map<std::string, Table>& tables,
          const Rules& rules, std::span<const HeldFigure> held)
      : plan_(plan), figures_(told_figures(plan, tables, rules, sets_)) {
    for (const HeldFigure& one : held)
      held_.emplace(Name(one.analysis, one.variable, one.domain, one.level), one.why);
    for (const ToldFigure& figure : figures_) {
      if (figure.held && !figure.told->aside.empty()) held_beside_.insert(name_of(figure));
    }
  }

  std::vector<LoggedRows> all() && {
    for (const ToldFigure& figure : figures_) {
      if (figure.answers > 0) add(figure);
    }
    std::vector<LoggedRows> rows;
    for (const auto& [name, data] : plan_.data) {
      const auto sets = found_.find(&data);
      if (sets == found_.end()) continue;
      rows.push_back({data.wave, data.derive, {}});
      for (auto& [columns, levels] : sets->second)
        rows.back().sets.push_back({columns.first, columns.second, std::move(levels)});
    }
    return rows;
  }

 private:
  using Levels = std::map<std::string, LoggedPeople>;
  using Name = std::tuple<std::string, std::string, std::string, std::string>;

  static Name name_of(const ToldFigure& figure) {
    return {figure.told->analysis, figure.told->variable, figure.domain, figure.level};
  }

  // What a second lock held, the figure of a result on too few answers, is as secret as it. A
  // column and everybody else, from whom it differs, have one name: where the first lock held one
  // of the two, the other is no secret for that.
  void add(const ToldFigure& figure) {
    const analysis::Told& told = *figure.told;
    const Name name = name_of(figure);
    const auto held = held_.find(name);
    const bool out = held == held_.end() && !figure.held;
    const bool by_lock =
        held != held_.end() && held->second == Held::TooFew && !held_beside_.contains(name);
    if (!out && !figure.secret && !by_lock) return;
    const Columns by = columns_by(figure);
    LoggedPeople& of = found_[figure.data][{told.columns, by}][level_of(figure, by)];
    of.people = figure.answers;
    of.out = of.out || out;
    of.secret = of.secret || figure.secret || by_lock;
  }

  // A figure of one class that another is summed over is about fewer people than its levels.
  static Columns columns_by(const ToldFigure& figure) {
    Columns by = figure.by();
    const bool of_class = !by.empty() && figure.among == nullptr;
    if (of_class) by.insert(by.end(), figure.told->classes.begin(), figure.told->classes.end());
    return by;
  }

  // The level in the words of its columns, which is not always what is printed.
  const std::string& level_of(const ToldFigure& figure, const Columns& by) {
    static const std::string everybody;
    if (by.empty()) return everybody;
    auto& known = levels_[{figure.data, figure.told->columns, by}];
    if (known.empty()) {
      RowSets& sets = sets_of(*figure.data);
      const RowSet* answered = sets.answered(figure.told->columns);
      const RowSets::Levels& levels = sets.levels(by);
      for (std::size_t l = 0; l < levels.rows.size(); ++l)
        known.emplace(sets.in_both(answered, levels.rows[l]).set, levels.levels[l]);
    }
    const auto level = known.find(figure.counted);
    expects(level != known.end(), "logged_rows: every figure is of a level");
    return level->second;
  }

  RowSets& sets_of(const analysis::DataPlan& data) {
    const auto named =
        std::ranges::find_if(plan_.data, [&](const auto& one) { return &one.second == &data; });
    return sets_.at(named->first);
  }

  const analysis::AnalysisPlan& plan_;
  RowSetsOfData sets_;
  std::vector<ToldFigure> figures_;
  std::map<Name, Held> held_;
  std::set<Name> held_beside_;  // of a column or everybody else, by the first lock
  std::map<std::tuple<const analysis::DataPlan*, Columns, Columns>,
           std::map<const RowSet*, std::string>>
      levels_;
  std::map<const analysis::DataPlan*, std::map<std::pair<Columns, Columns>, Levels>> found_;
};

}  // namespace

std::vector<LoggedRows> logged_rows(const analysis::AnalysisPlan& plan,
                                    const std::map<std::string, Table>& tables, const Rules& rules,
                                    std::span<const HeldFigure> held) {
  return Logging(plan, tables, rules, held).all();
}

}  // namespace peil::disclosure
