#include "peil/findings/table_rows.h"

#include <algorithm>
#include <utility>

#include "peil/base/contract.h"
#include "peil/base/text.h"
#include "peil/model/expressions.h"

namespace peil::findings {
namespace {

using namespace expressions;
using Op = Expression::Op;

Expression one_or_zero(Expression condition) {
  return either(std::move(condition), number(1.0), number(0.0));
}

class RowsOfItem {
 public:
  RowsOfItem(const TableSpec& spec, const Question& question, const std::string& item)
      : spec_(spec), question_(question), item_(item), scale_(scale_of(question)) {}

  std::vector<AskedRow> all() && {
    for (const TableStatistic what : spec_.show) add(what);
    if (rows_.empty())
      add(question_.choices.empty() ? TableStatistic::Mean : TableStatistic::Shares);
    for (const TableNet& net : spec_.nets) {
      if (net.item == item_) add_net(net);
    }
    // Answers of one item all enter together, whatever stands first.
    for (AskedRow& one : rows_) {
      one.row.scale = scale_;
      one.row.first = one.row.statistic == rows_.front().row.statistic;
    }
    return std::move(rows_);
  }

 private:
  void put(TableStatistic what, std::string answer, std::string column, std::string in_tables,
           std::optional<Expression> derive = {}) {
    const bool share = what != TableStatistic::Mean && what != TableStatistic::Score;
    rows_.push_back(
        {{item_, what, std::move(answer), std::move(column), share, false, std::move(in_tables)},
         std::move(derive)});
  }

  void add(TableStatistic what) {
    switch (what) {
      case TableStatistic::Mean:
        if (question_.choices.empty()) put(what, "", item_, "mean");
        break;
      case TableStatistic::Shares:
        add_shares();
        break;
      case TableStatistic::Low:
        if (scale_)
          put(what, "", item_ + ":low", "low",
              one_or_zero(both(Op::LessOrEqual, answer(item_), number(scale_->low_to()))));
        break;
      case TableStatistic::High:
        if (scale_)
          put(what, "", item_ + ":high", "high",
              one_or_zero(both(Op::GreaterOrEqual, answer(item_), number(scale_->high_from()))));
        break;
      case TableStatistic::Score:
        if (scale_ && scale_->recommend) put(what, "", item_ + ":score", "nps", score());
        break;
      case TableStatistic::Net:
        break;
    }
  }

  Expression score() const {
    return either(both(Op::GreaterOrEqual, answer(item_), number(scale_->high_from())),
                  number(100.0),
                  either(both(Op::LessOrEqual, answer(item_), number(scale_->low_to())),
                         number(-100.0), number(0.0)));
  }

  bool takes_several() const { return question_.type == QuestionType::SelectMultiple; }

  // That somebody gave an answer.
  Expression gave(const std::string& code) const {
    if (takes_several()) return both(Op::Equal, answer(item_ + "/" + code), number(1.0));
    if (scale_) return both(Op::Equal, answer(item_), number(*decimal_number(code)));
    return equal(item_, code);
  }

  void add_shares() {
    const auto share = [&](const std::string& code) {
      if (takes_several())
        put(TableStatistic::Shares, code, item_ + "/" + code, "share:" + code);
      else
        put(TableStatistic::Shares, code, item_ + ":" + code, "share:" + code,
            one_or_zero(gave(code)));
    };
    for (const Choice& choice : question_.choices) share(choice.name);
    if (!scale_) return;
    for (int n = scale_->from; n <= scale_->to; ++n) share(std::to_string(n));
  }

  void add_net(const TableNet& net) {
    Expression any;
    for (const std::string& code : net.answers)
      any = &code == &net.answers.front() ? gave(code) : both(Op::Or, std::move(any), gave(code));
    put(TableStatistic::Net, net.label, item_ + ":net " + join(net.answers, "+"), "",
        one_or_zero(std::move(any)));
  }

  const TableSpec& spec_;
  const Question& question_;
  const std::string& item_;
  std::optional<Scale> scale_;
  std::vector<AskedRow> rows_;
};

// The same of those who have a level: of others it is blank.
void nest(AskedRow& one, const TableItem& item, const std::string& level,
          const TableLevels& levels) {
  TableRow& row = one.row;
  Expression value = one.derive ? *std::move(one.derive) : answer(row.column);
  one.derive = either(levels.has(item.within, level), std::move(value), blank());
  row.within = item.within;
  row.level = level;
  row.column += " of " + item.within + "=" + level;
  row.in_tables.clear();
}

}  // namespace

std::vector<AskedRow> rows_of(const Study& study, const TableSpec& spec, const TableItem& item,
                              const TableLevels& levels) {
  const Questionnaire& form = study.form(spec.wave);
  const auto at = form.find(item.item);
  expects(at.has_value(), "rows_of: an item of the wave's form");
  std::vector<AskedRow> rows = RowsOfItem(spec, form.questions[*at], item.item).all();
  if (item.within.empty()) return rows;
  std::vector<AskedRow> nested;
  for (const std::string& level : levels.of(item.within)) {
    for (const AskedRow& row : rows) {
      nested.push_back(row);
      nest(nested.back(), item, level, levels);
    }
  }
  return nested;
}

}  // namespace peil::findings
