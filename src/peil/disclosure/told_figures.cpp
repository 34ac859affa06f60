#include "peil/disclosure/told_figures.h"

#include <algorithm>
#include <utility>

#include "peil/base/contract.h"

namespace peil::disclosure {
namespace {

using analysis::Told;
using SharedTold = std::shared_ptr<const Told>;

// What a derived column holds of those to whom it is restricted: of if(condition, value, '') the
// value.
const Expression& held_by(const Expression& derived) {
  const bool restricts = derived.op == Expression::Op::If &&
                         derived.parts.back().op == Expression::Op::Text &&
                         derived.parts.back().text.empty();
  return restricts ? held_by(derived.parts[1]) : derived;
}

class Gathering {
 public:
  Gathering(const analysis::AnalysisPlan& plan, const std::map<std::string, Table>& tables,
            const Rules& rules, RowSetsOfData& sets)
      : plan_(plan), tables_(tables), rules_(rules), sets_(sets) {
    for (const auto& [name, data] : plan.data) {
      for (const auto& [column, expression] : data.derive)
        derived_[&data].try_emplace(column, &expression);
    }
  }

  std::vector<ToldFigure> all() && {
    std::size_t tables = 0;
    std::vector<std::vector<Told>> told_of;
    for (const analysis::AnalysisStep& step : plan_.analyses)
      tables += told_of.emplace_back(analysis::told(step)).size();
    figures_.reserve(tables);
    for (std::size_t s = 0; s < told_of.size(); ++s) {
      const analysis::AnalysisStep& step = plan_.analyses[s];
      for (Told& told : told_of[s]) {
        const std::string& data = plan_.designs.at(told.design).data;
        data_ = &plan_.data.at(data);
        if (data_->wave.empty()) continue;
        expects(!analysis::shows_rows(step.asked), "told_figures: no single rows of a wave");
        table_ = &sets_.try_emplace(data, tables_.at(data)).first->second;
        look_at(std::make_shared<const Told>(std::move(told)));
      }
    }
    return std::move(figures_);
  }

 private:
  void look_at(const SharedTold& told) {
    const RowSet* answering = table_->answered(told->columns);
    if (told->by.empty()) return add(told, "", "", answering, nullptr, table_->whole(answering));
    const RowSets::Levels& by = table_->levels(told->by);
    for (std::size_t level = 0; level < by.levels.size(); ++level) {
      if (told->levels.empty() ||
          std::ranges::find(told->levels, by.levels[level]) != told->levels.end())
        add_level(told, told->domain.empty() ? by.name : told->domain,
                  told->level.empty() ? by.levels[level] : told->level, answering, by.rows[level]);
    }
  }

  // A figure, and every class that it is summed over: who knows two such sums knows the classes.
  void add_level(const SharedTold& told, const std::string& domain, const std::string& level,
                 const RowSet* answering, const RowSet* among) {
    const RowSets::Rows counted = table_->in_both(answering, among);
    add(told, domain, level, answering, among, counted);
    if (told->classes.empty()) return;
    Told apart = *told;
    apart.of_values = false;  // one number for a class is no answer of anybody
    const auto of_class = std::make_shared<const Told>(std::move(apart));
    for (const RowSet* rows : table_->levels(told->classes).rows) {
      const RowSets::Rows in_class = table_->in_both(counted.set, rows);
      if (in_class.people > 0) add(of_class, domain, level, in_class.set, nullptr, in_class);
    }
  }

  void add(const SharedTold& told, const std::string& domain, const std::string& level,
           const RowSet* answering, const RowSet* among, const RowSets::Rows& counted) {
    ToldFigure figure{told, domain, level, data_, counted.set, answering, among, counted.people};
    const std::size_t least = rules_.least_shown;
    const double shorter = static_cast<double>(figure.answers) * told->least_share;
    figure.secret = figure.answers > 0 && figure.answers < least;
    if (figure.answers == 0)
      figure.held = Held::NoAnswers;
    else if (figure.secret || figure.answers < least + told->parameters ||
             shorter < static_cast<double>(least) / 2.0)
      figure.held = Held::TooFew;
    else if (told->columns.size() == 1)
      figure.held = for_what_lies_together(figure);
    figure.secret =
        figure.secret || (figure.held && *figure.held != Held::TooFew && is_secret(*figure.held));
    figures_.push_back(std::move(figure));
  }

  std::optional<Held> for_what_lies_together(const ToldFigure& figure) const {
    const std::string& column = figure.told->columns.front();
    if (figure.told->of_values && table_->all_alike(column, *figure.counted) &&
        !is_share_of_many(figure))
      return Held::NoSpread;
    if (tells_of_few(figure)) return Held::OneAnswer;
    if (const Expression* from = derived(column);
        from != nullptr && held_by(*from).op != Expression::Op::Answer)
      return {};
    const Concentration& lies = table_->concentration(column, figure.counted);
    if (lies.tells_all()) return Held::OneAnswer;
    if (figure.told->of_values && lies.is_dominated(rules_.dominance)) return Held::Dominated;
    return {};
  }

  // An item as it was answered, be it by some, tells more than what is derived from it, which may
  // well be the same for nearly all.
  const Expression* derived(const std::string& column) const {
    const auto data = derived_.find(data_);
    if (data == derived_.end()) return nullptr;
    const auto found = data->second.find(column);
    return found == data->second.end() ? nullptr : found->second;
  }

  // That nobody of many gave an answer, or that all lie on one side of a scale, is a share like
  // another, where what they answered differs.
  bool is_share_of_many(const ToldFigure& figure) const {
    const std::string& column = figure.told->columns.front();
    const Expression* from = derived(column);
    if (figure.answers < rules_.least_tested || from == nullptr || table_->values_in(column) > 2)
      return false;
    return std::ranges::none_of(names_in(held_by(*from)), [&](const std::string& name) {
      return table_->concentration(name, figure.counted).tells_all();
    });
  }

  // Of fewer people than are tested also a share that all of them, all but one, one or none are in.
  bool tells_of_few(const ToldFigure& figure) const {
    if (figure.answers >= rules_.least_tested) return false;
    const std::string& column = figure.told->columns.front();
    Concentration lies;
    lies.answers = figure.answers;
    if (figure.told->box) {
      const auto in = [&](const analysis::Counted& answers) {
        return lies.end_tells_all(table_->counted_in(column, *figure.counted, answers));
      };
      return in(figure.told->box->plus) ||
             (figure.told->box->minus != analysis::Counted{} && in(figure.told->box->minus));
    }
    return derived(column) != nullptr && table_->values_in(column) <= 2 &&
           table_->concentration(column, figure.counted).tells_all();
  }

  const analysis::AnalysisPlan& plan_;
  const std::map<std::string, Table>& tables_;
  const Rules& rules_;
  RowSetsOfData& sets_;
  std::map<const analysis::DataPlan*, std::map<std::string, const Expression*>> derived_;
  const analysis::DataPlan* data_ = nullptr;  // of the figure at hand
  RowSets* table_ = nullptr;                  // likewise
  std::vector<ToldFigure> figures_;
};

}  // namespace

std::vector<ToldFigure> told_figures(const analysis::AnalysisPlan& plan,
                                     const std::map<std::string, Table>& tables, const Rules& rules,
                                     RowSetsOfData& sets) {
  return Gathering(plan, tables, rules, sets).all();
}

}  // namespace peil::disclosure
