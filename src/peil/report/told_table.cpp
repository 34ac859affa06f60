#include "peil/report/told_table.h"

#include <algorithm>

#include "peil/base/text.h"
#include "peil/findings/items.h"

namespace peil::report {
namespace {

using findings::CrossTable;
using findings::NoChange;
using findings::TableColumn;
using findings::TableRow;

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
      told.items.push_back(item_label(row.item));
      told.rows.push_back(row_label(row));
      std::vector<std::string> held;
      for (const findings::TableCell& cell : table_.cells[r]) held.push_back(why(cell));
      told.held.push_back(std::move(held));
    }
    tell_notes(told.notes);
    return told;
  }

 private:
  std::string why(const findings::TableCell& cell) const {
    if (cell.figure) return "";
    return flat(pen_.why(cell.held.value_or(disclosure::Held::NoAnswers)));
  }

  const Question* question(const std::string& item) const {
    return findings::question_of(study_, item, table_.spec.wave);
  }

  std::string item_label(const std::string& item) const {
    const Question* q = question(item);
    return q == nullptr ? item : flat(pen_.label(findings::label_of(*q, item)));
  }

  // A variable of the background has the name that the plan gives it.
  std::string variable_label(const std::string& name) const {
    for (const char* own : {"customer_group", "reporting_group", "language"}) {
      if (name == own) return pen_.text("crosstab." + name);
    }
    return study_.form(table_.spec.wave).find(name) ? item_label(name) : name;
  }

  std::string answer_label(const std::string& item, const std::string& answer) const {
    const Question* q = question(item);
    const LocalText* label = q == nullptr ? nullptr : findings::choice_label(*q, answer);
    return label == nullptr ? answer : flat(pen_.label(*label));
  }

  std::string level_label(const std::string& variable, const std::string& level) const {
    if (variable == "customer_group" || variable == "reporting_group")
      return flat(pen_.group(level));
    const Language* language = study_.language(level);
    if (variable == "language" && language != nullptr) return language->own_name;
    return study_.form(table_.spec.wave).find(variable) ? answer_label(variable, level) : level;
  }

  std::string block_label(const findings::TableBlock& block) const {
    if (block.variables.empty()) return pen_.text("crosstab.total");
    std::vector<std::string> labels;
    for (const std::string& variable : block.variables) labels.push_back(variable_label(variable));
    return join(labels, " × ");
  }

  std::string column_label(const findings::TableBlock& block, const TableColumn& column) const {
    if (column.levels.empty()) return pen_.text("crosstab.everybody");
    std::vector<std::string> labels;
    for (std::size_t v = 0; v < column.levels.size(); ++v)
      labels.push_back(level_label(block.variables[v], column.levels[v]));
    return join(labels, " / ");
  }

  std::string end(const Scale& scale, bool high) const {
    const int n = high ? scale.high_from() : scale.low_to();
    const bool one = high ? n == scale.to : n == scale.from;
    return pen_.text(one ? "end.one" : high ? "end.high" : "end.low", {{"n", plain_number(n)}});
  }

  Words plain_number(int n) const { return plain(std::to_string(n)); }

  std::string row_label(const TableRow& row) const {
    switch (row.statistic) {
      case TableStatistic::Mean:
        if (!row.scale || row.scale->is_known()) return pen_.text("crosstab.mean");
        return pen_.text("crosstab.mean.scaled", {{"from", plain_number(row.scale->from)},
                                                  {"to", plain_number(row.scale->to)}});
      case TableStatistic::Low:
        return end(*row.scale, false);
      case TableStatistic::High:
        return end(*row.scale, true);
      case TableStatistic::Score:
        return pen_.text("crosstab.score");
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

  void tell_notes(std::vector<std::string>& notes) {
    const auto say = [&](std::string_view key, Pen::Blanks blanks = {}) {
      notes.push_back(pen_.text(key, std::move(blanks)));
    };
    if (table_.fictional) notes.push_back(pen_.text("fictional") + ".");
    say("crosstab.note.weights", {{"wave", plain(table_.spec.wave)}});
    if (table_.spec.only) say("crosstab.note.only", {{"condition", plain(table_.spec.only_text)}});
    const Words least = pen_.count(study_.rules.least_tested);
    if (table_.families.pairs > 0)
      say("crosstab.note.letters",
          {{"level", level()}, {"n", pen_.count(table_.families.pairs)}, {"least", least}});
    if (table_.families.rest > 0)
      say("crosstab.note.rest", {{"level", level()}, {"n", pen_.count(table_.families.rest)}});
    if (table_.families.pairs + table_.families.rest > 0) say("crosstab.note.first");
    tell_changes(notes);
    if (any_held(disclosure::Held::TooFew))
      say("crosstab.note.held", {{"least", pen_.count(study_.rules.least_shown)}});
    if (const PlanLock* lock = study_.lock(table_.spec.wave))
      say("crosstab.note.afterwards",
          {{"wave", plain(table_.spec.wave)}, {"day", plain(pen_.day(lock->on))}});
  }

  void tell_changes(std::vector<std::string>& notes) {
    const std::string& before = table_.spec.before;
    if (before.empty()) return;
    if (table_.families.changes > 0)
      notes.push_back(
          pen_.text("crosstab.note.changes", {{"wave", plain(before)},
                                              {"level", level()},
                                              {"n", pen_.count(table_.families.changes)}}));
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

int decimals_of(const findings::TableRow& row) {
  if (row.share || row.statistic == TableStatistic::Score) return 0;
  return row.scale && row.scale->to >= 10 ? 1 : 2;
}

}  // namespace peil::report
