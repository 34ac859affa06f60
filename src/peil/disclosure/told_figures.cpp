#include "peil/disclosure/told_figures.h"

#include <algorithm>
#include <utility>

#include "peil/analysis/run/prepare.h"
#include "peil/base/contract.h"

namespace peil::disclosure {
namespace {

using analysis::Told;

Grouping crossed_columns(const Table& table, const std::vector<std::string>& names) {
  std::vector<Grouping> parts;
  for (const std::string& name : names) parts.push_back(analysis::grouping(*table.column(name)));
  return analysis::crossed(parts);
}

class Gathering {
 public:
  Gathering(const analysis::AnalysisPlan& plan, const std::map<std::string, Table>& tables,
            const Rules& rules)
      : plan_(plan), tables_(tables), rules_(rules) {}

  std::vector<ToldFigure> all() && {
    for (const analysis::AnalysisStep& step : plan_.analyses) {
      for (const Told& told : analysis::told(step)) {
        const std::string& data = plan_.designs.at(told.design).data;
        data_ = &plan_.data.at(data);
        if (data_->wave.empty()) continue;
        expects(!analysis::shows_rows(step.asked), "told_figures: no single rows of a wave");
        table_ = &tables_.at(data);
        look_at(told);
      }
    }
    return std::move(figures_);
  }

 private:
  void look_at(const Told& told) {
    const RowSet rows = answered(*table_, told.columns);
    if (told.by.empty()) return add(told, "", "", rows);
    const Grouping by = crossed_columns(*table_, told.by);
    for (std::uint32_t level = 0; level < by.levels.size(); ++level) {
      if (told.levels.empty() ||
          std::ranges::find(told.levels, by.levels[level]) != told.levels.end())
        add_level(told, told.domain.empty() ? by.name : told.domain,
                  told.level.empty() ? by.levels[level] : told.level, within(rows, by, level));
    }
  }

  // A figure, and every class that it is summed over: who knows two such sums knows the classes.
  void add_level(const Told& told, const std::string& domain, const std::string& level,
                 const RowSet& rows) {
    add(told, domain, level, rows);
    if (told.classes.empty()) return;
    Told of_class = told;
    of_class.of_values = false;  // one number for a class is no answer of anybody
    const Grouping by = crossed_columns(*table_, told.classes);
    for (std::uint32_t k = 0; k < by.levels.size(); ++k) {
      RowSet in_class = within(rows, by, k);
      if (people(in_class) > 0) add(of_class, domain, level, std::move(in_class));
    }
  }

  void add(const Told& told, const std::string& domain, const std::string& level, RowSet rows) {
    ToldFigure figure{told, domain, level, data_, std::move(rows)};
    figure.answers = people(figure.counted);
    const std::size_t least = rules_.least_shown;
    const double shorter = static_cast<double>(figure.answers) * told.least_share;
    figure.secret = figure.answers > 0 && figure.answers < least;
    if (figure.answers == 0)
      figure.held = Held::NoAnswers;
    else if (figure.secret || figure.answers < least + told.parameters ||
             shorter < static_cast<double>(least) / 2.0)
      figure.held = Held::TooFew;
    else if (told.columns.size() == 1)
      figure.held = for_what_lies_together(figure);
    figure.secret =
        figure.secret || (figure.held && *figure.held != Held::TooFew && is_secret(*figure.held));
    figures_.push_back(std::move(figure));
  }

  std::optional<Held> for_what_lies_together(const ToldFigure& figure) const {
    const std::string& column = figure.told.columns.front();
    if (figure.told.of_values && all_alike(*table_, column, figure.counted) &&
        !is_share_of_many(figure))
      return Held::NoSpread;
    if (tells_of_few(figure)) return Held::OneAnswer;
    if (is_derived(column)) return {};
    const Concentration lies = concentration(*table_, column, figure.counted);
    if (lies.tells_all()) return Held::OneAnswer;
    if (figure.told.of_values && lies.is_dominated(rules_.dominance)) return Held::Dominated;
    return {};
  }

  // An item as it was answered tells more than what is derived from it, which may well be the same
  // for nearly all.
  bool is_derived(const std::string& column) const {
    return std::ranges::any_of(data_->derive,
                               [&](const auto& derived) { return derived.first == column; });
  }

  // That nobody of many gave an answer, or that all lie on one side of a scale, is a share like
  // another, where what they answered differs.
  bool is_share_of_many(const ToldFigure& figure) const {
    const std::string& column = figure.told.columns.front();
    const auto derived =
        std::ranges::find(data_->derive, column, &std::pair<std::string, Expression>::first);
    if (figure.answers < rules_.least_tested || derived == data_->derive.end() ||
        values_in(*table_, column) > 2)
      return false;
    return std::ranges::none_of(names_in(derived->second), [&](const std::string& from) {
      return concentration(*table_, from, figure.counted).tells_all();
    });
  }

  // Of fewer people than are tested also a share that all of them, all but one, one or none are in.
  bool tells_of_few(const ToldFigure& figure) const {
    if (figure.answers >= rules_.least_tested) return false;
    const std::string& column = figure.told.columns.front();
    Concentration lies;
    lies.answers = figure.answers;
    if (figure.told.box) {
      const auto in = [&](const analysis::Counted& answers) {
        return lies.end_tells_all(counted_in(*table_, column, figure.counted, answers));
      };
      return in(figure.told.box->plus) ||
             (figure.told.box->minus != analysis::Counted{} && in(figure.told.box->minus));
    }
    return is_derived(column) && values_in(*table_, column) <= 2 &&
           concentration(*table_, column, figure.counted).tells_all();
  }

  const analysis::AnalysisPlan& plan_;
  const std::map<std::string, Table>& tables_;
  const Rules& rules_;
  const analysis::DataPlan* data_ = nullptr;  // of the figure at hand
  const Table* table_ = nullptr;              // likewise
  std::vector<ToldFigure> figures_;
};

}  // namespace

std::vector<ToldFigure> told_figures(const analysis::AnalysisPlan& plan,
                                     const std::map<std::string, Table>& tables,
                                     const Rules& rules) {
  return Gathering(plan, tables, rules).all();
}

}  // namespace peil::disclosure
