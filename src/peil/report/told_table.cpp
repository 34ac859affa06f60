#include "peil/report/told_table.h"

#include <algorithm>

#include "peil/base/text.h"
#include "peil/language/numbers.h"
#include "peil/report/labels.h"
#include "peil/report/rounded_sum.h"
#include "peil/study/table_entries.h"

namespace peil::report {
namespace {

using findings::CrossTable;
using findings::NoChange;
using findings::TableColumn;
using findings::TableRow;

constexpr std::size_t most_levels_listed = 12;

class Telling {
 public:
  Telling(Pen& pen, const CrossTable& table) : pen_(pen), study_(pen.study()), table_(table) {}

  ToldTable told() {
    ToldTable told;
    told.title = table_.spec.title;
    for (const findings::TableBlock& block : table_.blocks) {
      told.blocks.push_back(block_label(block));
      for (const TableColumn& column : block.columns)
        told.columns.push_back(column_label(block, column));
    }
    for (std::size_t r = 0; r < table_.rows.size(); ++r) {
      const TableRow& row = table_.rows[r];
      told.items.push_back(row_item_label(row));
      told.rows.push_back(row_label(row));
      std::vector<std::string> held;
      for (const findings::TableCell& cell : table_.cells[r]) held.push_back(why(cell));
      told.held.push_back(std::move(held));
    }
    for (const findings::LeftOut& column : table_.left_out)
      told.left_out.push_back(levels_label(column.variables, column.levels));
    tell_notes(told);
    tell_intervals(told);
    return told;
  }

 private:
  std::string why(const findings::TableCell& cell) const {
    if (cell.figure) return "";
    return flat(pen_.why(cell.held.value_or(disclosure::Held::NoAnswers)));
  }

  std::string item_label(const std::string& item) const {
    return flat(labels::item(pen_, table_.spec.wave, item));
  }

  // Of a row that is nested, also within which level.
  std::string row_item_label(const TableRow& row) const {
    if (row.within.empty()) return item_label(row.item);
    return pen_.text("crosstab.within", {{"item", plain(item_label(row.item))},
                                         {"variable", plain(variable_label(row.within))},
                                         {"level", plain(level_label(row.within, row.level))}});
  }

  std::string variable_label(const std::string& name) const {
    return flat(labels::variable(pen_, table_.spec.wave, name));
  }

  std::string answer_label(const std::string& item, const std::string& answer) const {
    return flat(labels::answer(pen_, table_.spec.wave, item, answer));
  }

  std::string level_label(const std::string& variable, const std::string& level) const {
    return flat(labels::level(pen_, table_.spec.wave, variable, level));
  }

  std::string block_label(const findings::TableBlock& block) const {
    if (block.variables.empty()) return pen_.text("crosstab.total");
    std::vector<std::string> labels;
    for (const std::string& variable : block.variables) labels.push_back(variable_label(variable));
    return join(labels, " × ");
  }

  std::string levels_label(const std::vector<std::string>& variables,
                           const std::vector<std::string>& levels) const {
    std::vector<std::string> labels;
    for (std::size_t v = 0; v < levels.size(); ++v)
      labels.push_back(level_label(variables[v], levels[v]));
    return join(labels, " / ");
  }

  std::string column_label(const findings::TableBlock& block, const TableColumn& column) const {
    if (column.levels.empty()) return pen_.text("crosstab.everybody");
    return levels_label(block.variables, column.levels);
  }

  std::string row_label(const TableRow& row) const {
    switch (row.statistic) {
      case TableStatistic::Mean:
        return flat(labels::statistic(pen_, "mean", row.scale));
      case TableStatistic::Low:
        return flat(labels::statistic(pen_, "low", row.scale));
      case TableStatistic::High:
        return flat(labels::statistic(pen_, "high", row.scale));
      case TableStatistic::Score:
        return flat(labels::statistic(pen_, "nps", row.scale));
      case TableStatistic::Net:
        return row.answer;
      case TableStatistic::Shares:
        break;
    }
    return answer_label(row.item, row.answer);
  }

  bool any_held(disclosure::Held why) const {
    return std::ranges::any_of(table_.cells, [&](const auto& cells) {
      return std::ranges::any_of(cells, [&](const auto& cell) { return cell.held == why; });
    });
  }

  Words level() const { return pen_.percent(table_.spec.level); }

  void tell_notes(ToldTable& told) {
    std::vector<std::string>& notes = told.notes;
    const auto say = [&](std::string_view key, Pen::Blanks blanks = {}) {
      notes.push_back(pen_.text(key, std::move(blanks)));
    };
    if (table_.fictional) notes.push_back(pen_.text("fictional") + ".");
    say("crosstab.note.weights", {{"wave", plain(table_.spec.wave)}});
    if (table_.spec.only) say("crosstab.note.only", {{"condition", plain(table_.spec.only_text)}});
    for (std::string& remark : filter_remarks(pen_, table_)) notes.push_back(std::move(remark));
    tell_tests(told);
    tell_changes(told);
    if (is_rounded_apart(table_)) say("rounding.not-100");
    if (any_held(disclosure::Held::TooFew))
      say("crosstab.note.held", {{"least", pen_.count(study_.rules.least_shown)}});
    if (!told.left_out.empty()) say("crosstab.note.left-out", {{"columns", listed(told.left_out)}});
    if (const PlanLock* lock = study_.lock(table_.spec.wave)) tell_plan(*lock, told);
  }

  void tell_tests(ToldTable& told) const {
    const findings::TableFamilies& families = table_.families;
    const auto say = [&](std::string_view key, Pen::Blanks blanks = {}) {
      told.of_tests.push_back(pen_.text(key, blanks));
      told.notes.push_back(told.of_tests.back());
    };
    const Words least = pen_.count(study_.rules.least_tested);
    if (families.pairs > 0)
      say("crosstab.note.letters",
          {{"level", level()}, {"n", pen_.count(families.pairs)}, {"least", least}});
    if (families.rest > 0)
      say("crosstab.note.rest", {{"level", level()}, {"n", pen_.count(families.rest)}});
    if (families.pairs + families.rest > 0) say("crosstab.note.first");
  }

  Words listed(const std::vector<std::string>& labels) const {
    std::vector<Words> words;
    for (const std::string& label : labels) words.push_back(plain(label));
    return pen_.list(words);
  }

  // How the table stands to the plan of its wave.
  void tell_plan(const PlanLock& lock, ToldTable& told) {
    const study::TableInPlan standing = study::in_plan(table_.spec, lock, study_);
    std::vector<std::string> changed;
    for (const TableRow& row : table_.rows) {
      const auto asked = std::ranges::find(table_.spec.items, TableItem(row.item, row.within)) -
                         table_.spec.items.begin();
      told.afterwards.push_back(standing.afterwards.at(static_cast<std::size_t>(asked)));
      if (told.afterwards.back() &&
          std::ranges::find(changed, item_label(row.item)) == changed.end())
        changed.push_back(item_label(row.item));
    }
    const Words wave = plain(table_.spec.wave), day = plain(pen_.day(lock.on));
    const auto say = [&](std::string_view key, Pen::Blanks blanks) {
      told.notes.push_back(pen_.text(key, std::move(blanks)));
    };
    if (standing.amendment != nullptr)
      say("crosstab.note.amended", {{"wave", wave},
                                    {"day", day},
                                    {"added", plain(pen_.day(standing.amendment->on))},
                                    {"reason", plain(standing.amendment->reason)}});
    else
      say(standing.locked ? "crosstab.note.in-plan" : "crosstab.note.afterwards",
          {{"wave", wave}, {"day", day}});
    if (standing.locked && !changed.empty())
      say("crosstab.note.changed", {{"items", listed(changed)}});
  }

  template <class Holds>
  bool any_test(Holds holds) const {
    const auto of_cell = [&](const findings::TableCell& cell) {
      return (cell.rest && holds(*cell.rest)) ||
             (cell.step && cell.step->change && holds(*cell.step->change));
    };
    return std::ranges::any_of(
        table_.cells, [&](const auto& cells) { return std::ranges::any_of(cells, of_cell); });
  }

  // An interval is that of one difference, a verdict that of a family at its own level.
  void tell_intervals(ToldTable& told) const {
    const Words confidence = pen_.percent(study_.rules.confidence);
    const auto differs = [](bool shown) {
      return [shown](const findings::TableTest& test) {
        return test.interval && test.shown == shown &&
               findings::leaves_out_zero(*test.interval) != shown;
      };
    };
    if (any_test(differs(false)))
      told.of_intervals.push_back(
          pen_.text("crosstab.note.interval-alone", {{"confidence", confidence}}));
    if (any_test(differs(true)))
      told.of_intervals.push_back(
          pen_.text("crosstab.note.interval-shown", {{"confidence", confidence}}));
  }

  void tell_changes(ToldTable& told) {
    std::vector<std::string>& notes = told.notes;
    const std::string& before = table_.spec.before;
    if (before.empty()) return;
    if (table_.families.changes > 0) {
      told.of_tests.push_back(
          pen_.text("crosstab.note.changes", {{"wave", plain(before)},
                                              {"level", level()},
                                              {"n", pen_.count(table_.families.changes)}}));
      notes.push_back(told.of_tests.back());
    }
    if (std::ranges::any_of(table_.cells, [](const auto& cells) {
          return std::ranges::any_of(
              cells, [](const auto& cell) { return cell.step && cell.step->by_study; });
        }))
      notes.push_back(pen_.text("crosstab.note.by-study"));
    for (const auto& [why, key] : {std::pair{NoChange::NotAsked, "crosstab.note.not-asked"},
                                   {NoChange::Cut, "crosstab.note.cut"},
                                   {NoChange::Overlap, "crosstab.note.overlap"}}) {
      std::vector<Words> items;
      for (const TableRow& row : table_.rows) {
        const Words label = plain(item_label(row.item));
        if (row.no_change == why && (items.empty() || flat(items.back()) != flat(label)))
          items.push_back(label);
      }
      if (!items.empty())
        notes.push_back(pen_.text(key, {{"wave", plain(before)}, {"items", pen_.list(items)}}));
    }
    std::vector<Words> blocks;
    for (const findings::TableBlock& block : table_.blocks) {
      if (!block.compared) blocks.push_back(plain(block_label(block)));
    }
    if (!blocks.empty())
      notes.push_back(pen_.text("crosstab.note.blocks",
                                {{"wave", plain(before)}, {"blocks", pen_.list(blocks)}}));
  }

  Pen& pen_;
  const Study& study_;
  const CrossTable& table_;
};

}  // namespace

ToldTable told_table(Pen& pen, const CrossTable& table) { return Telling(pen, table).told(); }

std::vector<std::string> filter_remarks(const Pen& pen, const CrossTable& table) {
  const std::string& wave = table.spec.wave;
  std::vector<std::string> remarks;
  for (const findings::NobodysLevel& one : table.nobodys) {
    std::vector<Words> levels;
    for (const std::string& level : one.levels) {
      if (levels.size() < most_levels_listed) levels.push_back(plain("‘" + level + "’"));
    }
    if (one.levels.size() > levels.size()) levels.push_back(plain("…"));
    const Words variable = plain(flat(labels::variable(pen, wave, one.variable)));
    remarks.push_back(
        levels.empty()
            ? pen.text("crosstab.note.no-levels", {{"variable", variable}, {"wave", plain(wave)}})
            : pen.text("crosstab.note.nobodys-level", {{"variable", variable},
                                                       {"level", plain(one.level)},
                                                       {"levels", pen.list(levels)}}));
  }
  if (table.nobody_left)
    remarks.push_back(
        pen.text("crosstab.note.nobody-left", {{"condition", plain(table.spec.only_text)}}));
  return remarks;
}

int decimals_of(const findings::TableRow& row) {
  if (row.share || row.statistic == TableStatistic::Score) return 0;
  return row.scale && row.scale->to >= 10 ? 1 : 2;
}

std::string printed_value(const findings::TableRow& row, double value,
                          const std::string& language) {
  if (row.share) return language::percent(value, 0, language);
  return language::number(value, decimals_of(row), language);
}

}  // namespace peil::report
