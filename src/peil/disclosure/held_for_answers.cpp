#include "peil/disclosure/held_for_answers.h"

#include <algorithm>

#include "peil/base/each.h"

namespace peil::disclosure {
namespace {

// What a derived column holds of those to whom it is restricted: of if(condition, value, '') the
// value.
const Expression& held_by(const Expression& derived) {
  const bool restricts = derived.op == Expression::Op::If &&
                         derived.parts.back().op == Expression::Op::Text &&
                         derived.parts.back().text.empty();
  return restricts ? held_by(derived.parts[1]) : derived;
}

class Holding {
 public:
  Holding(const analysis::AnalysisPlan& plan, const Rules& rules, RowSetsOfData& sets)
      : rules_(rules) {
    for (const auto& [name, data] : plan.data) {
      for (const auto& [column, expression] : data.derive)
        derived_[&data].try_emplace(column, &expression);
      if (const auto of = sets.find(name); of != sets.end()) table_of_.emplace(&data, &of->second);
    }
  }

  // What the table knows of a column is found when somebody asks first: figures of one item are
  // looked at on one thread, those of several when the threads are done.
  void hold(std::vector<ToldFigure>& figures, int threads) {
    std::map<Item, std::vector<ToldFigure*>> by_item;
    std::vector<ToldFigure*> of_several;
    std::vector<ToldFigure*>* list = nullptr;  // figures of one column follow each other
    const ToldFigure* last = nullptr;
    for (ToldFigure& figure : figures) {
      if (figure.held || figure.told->columns.size() != 1) continue;
      if (last == nullptr || last->data != figure.data ||
          last->told->columns != figure.told->columns) {
        const auto item = item_of(figure);
        list = item ? &by_item[{figure.data, *item}] : &of_several;
      }
      list->push_back(&figure);
      last = &figure;
    }
    std::vector<const std::vector<ToldFigure*>*> items;
    for (const auto& [item, about] : by_item) items.push_back(&about);
    for_each_of(items.size(), threads, [&](std::size_t i, std::size_t) { hold(*items[i]); });
    hold(of_several);
  }

 private:
  using Item = std::pair<const analysis::DataPlan*, std::string>;

  void hold(const std::vector<ToldFigure*>& figures) const {
    for (ToldFigure* figure : figures) {
      figure->held = for_what_lies_together(*figure);
      figure->secret = figure->held && is_secret(*figure->held);
    }
  }

  RowSets& table(const ToldFigure& figure) const { return *table_of_.at(figure.data); }

  // The column that a figure's own is made from, or itself; nothing of one made from several.
  std::optional<std::string> item_of(const ToldFigure& figure) const {
    const std::string& column = figure.told->columns.front();
    const Expression* from = derived(figure, column);
    if (from == nullptr) return column;
    const auto names = names_in(held_by(*from));
    for (const std::string& name : names) table(figure).answered({name});  // threads find it read
    if (names.size() != 1 || derived(figure, *names.begin()) != nullptr) return {};
    return *names.begin();
  }

  std::optional<Held> for_what_lies_together(const ToldFigure& figure) const {
    const std::string& column = figure.told->columns.front();
    if (figure.told->of_values && table(figure).all_alike(column, *figure.counted) &&
        !is_share_of_many(figure))
      return Held::NoSpread;
    if (tells_of_few(figure)) return Held::OneAnswer;
    if (const Expression* from = derived(figure, column);
        from != nullptr && held_by(*from).op != Expression::Op::Answer)
      return {};
    const Concentration& lies = table(figure).concentration(column, figure.counted);
    if (lies.tells_all()) return Held::OneAnswer;
    if (figure.told->of_values && lies.is_dominated(rules_.dominance)) return Held::Dominated;
    return {};
  }

  // An item as it was answered, be it by some, tells more than what is derived from it, which may
  // well be the same for nearly all.
  const Expression* derived(const ToldFigure& figure, const std::string& column) const {
    const auto data = derived_.find(figure.data);
    if (data == derived_.end()) return nullptr;
    const auto& of = data->second;
    const auto found = of.find(column);
    return found == of.end() ? nullptr : found->second;
  }

  // That nobody of many gave an answer, or that all lie on one side of a scale, is a share like
  // another, where what they answered differs.
  bool is_share_of_many(const ToldFigure& figure) const {
    const std::string& column = figure.told->columns.front();
    const Expression* from = derived(figure, column);
    if (figure.answers < rules_.least_tested || from == nullptr ||
        table(figure).values_in(column) > 2)
      return false;
    return std::ranges::none_of(names_in(held_by(*from)), [&](const std::string& name) {
      return table(figure).concentration(name, figure.counted).tells_all();
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
        return lies.end_tells_all(table(figure).counted_in(column, *figure.counted, answers));
      };
      return in(figure.told->box->plus) ||
             (figure.told->box->minus != analysis::Counted{} && in(figure.told->box->minus));
    }
    return derived(figure, column) != nullptr && table(figure).values_in(column) <= 2 &&
           table(figure).concentration(column, figure.counted).tells_all();
  }

  const Rules& rules_;
  std::map<const analysis::DataPlan*, std::map<std::string, const Expression*>> derived_;
  std::map<const analysis::DataPlan*, RowSets*> table_of_;
};

}  // namespace

void hold_for_answers(std::vector<ToldFigure>& figures, const analysis::AnalysisPlan& plan,
                      const Rules& rules, RowSetsOfData& sets, int threads) {
  Holding(plan, rules, sets).hold(figures, threads);
}

}  // namespace peil::disclosure
