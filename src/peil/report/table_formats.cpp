#include "peil/report/table_formats.h"

#include <nlohmann/json.hpp>
#include <ostream>

#include "peil/base/csv.h"
#include "peil/base/text.h"
#include "peil/disclosure/held_rule.h"
#include "peil/disclosure/precision.h"
#include "peil/report/verdict.h"

namespace peil::report {
namespace {

using findings::CrossTable;
using findings::NoChange;
using findings::TableCell;
using findings::TableFigure;
using findings::TableRow;
using findings::TableTest;
using nlohmann::ordered_json;

const char* statistic_word(TableStatistic statistic) {
  switch (statistic) {
    case TableStatistic::Mean:
      return "mean";
    case TableStatistic::Shares:
      return "share";
    case TableStatistic::Low:
      return "low";
    case TableStatistic::High:
      return "high";
    case TableStatistic::Score:
      return "score";
    case TableStatistic::Net:
      break;
  }
  return "net";
}

// How what is shown is called: of a change, and of a difference from everybody else.
using Verdicts = std::string_view (*)(findings::Outcome);

std::string_view of_change(findings::Outcome outcome) { return report::outcome_word(outcome); }

std::string_view of_rest(findings::Outcome outcome) {
  return outcome == findings::Outcome::Rose   ? "higher"
         : outcome == findings::Outcome::Fell ? "lower"
                                              : report::outcome_word(outcome);
}

std::string verdict_of(const TableTest& test, Verdicts called) {
  return std::string(called(test.outcome()));
}

std::string no_change_word(NoChange why) {
  using findings::Hindrance;
  switch (why) {
    case NoChange::NotAsked:
      return "not-asked";
    case NoChange::Cut:
      return std::string(report::hindrance_word(Hindrance::Cut));
    case NoChange::Overlap:
      return std::string(report::hindrance_word(Hindrance::Overlap));
    case NoChange::None:
      break;
  }
  return "not-tested";
}

std::string held_word(const TableCell& cell) {
  if (cell.figure) return "";
  return std::string(disclosure::rule_of(cell.held.value_or(disclosure::Held::NoAnswers)));
}

// Empty where the wave has no locked plan.
const char* afterwards_word(const report::ToldTable& told, std::size_t row) {
  return told.afterwards.empty() ? "" : told.afterwards[row] ? "yes" : "no";
}

std::string text_of(const std::optional<double>& number) {
  return number ? exact_text(*number) : "";
}

struct CellPlace {
  std::string block, block_label, column, column_label, letter;
  bool before = false;
};

std::vector<CellPlace> places_of(const CrossTable& table, const report::ToldTable& told) {
  std::vector<CellPlace> places;
  for (std::size_t b = 0; b < table.blocks.size(); ++b) {
    for (const findings::TableColumn& column : table.blocks[b].columns)
      places.push_back({table.blocks[b].name(), told.blocks[b],
                        column.levels.empty() ? "all" : join(column.levels, "|"),
                        told.columns[places.size()], column.letter, column.before});
  }
  return places;
}

// value, standard error, low, high, answers, base, effective, degrees of freedom
std::vector<std::string> texts_of(const TableFigure* f) {
  if (f == nullptr) return std::vector<std::string>(8);
  const Estimate& e = f->estimate;
  return {exact_text(e.value),
          text_of(e.standard_error),
          f->interval ? exact_text(f->interval->low) : "",
          f->interval ? exact_text(f->interval->high) : "",
          std::to_string(e.answers),
          exact_text(f->base),
          exact_text(f->effective),
          exact_text(e.degrees_of_freedom)};
}

// difference, low, high, p, adjusted p, verdict
std::vector<std::string> texts_of(const TableTest* test, Verdicts called) {
  if (test == nullptr) return std::vector<std::string>(6);
  return {exact_text(test->difference.value),
          test->interval ? exact_text(test->interval->low) : "",
          test->interval ? exact_text(test->interval->high) : "",
          text_of(test->p),
          text_of(test->adjusted),
          verdict_of(*test, called)};
}

void append(std::vector<std::string>& cells, std::vector<std::string> more) {
  cells.insert(cells.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
}

template <class T>
const T* if_there(const std::optional<T>& value) {
  return value ? &*value : nullptr;
}

std::vector<std::string> change_texts(const TableRow& row, const TableCell& cell) {
  const TableTest* change = cell.step ? if_there(cell.step->change) : nullptr;
  std::vector<std::string> texts{cell.step ? exact_text(cell.step->before.estimate.value) : ""};
  append(texts, texts_of(change, of_change));
  if (cell.step && change == nullptr) texts.back() = no_change_word(row.no_change);
  texts.emplace_back(!cell.step || change == nullptr ? ""
                     : cell.step->by_study           ? "study"
                                                     : "table");
  return texts;
}

ordered_json json_of(const TableTest& test, Verdicts called) {
  ordered_json one{{"difference", test.difference.value}};
  if (test.interval) one["interval"] = {test.interval->low, test.interval->high};
  if (test.p) one["p"] = *test.p;
  if (test.adjusted) one["adjusted_p"] = *test.adjusted;
  one["verdict"] = verdict_of(test, called);
  return one;
}

ordered_json json_of(const TableFigure& f) {
  ordered_json one{{"value", f.estimate.value}};
  if (f.estimate.standard_error) one["standard_error"] = *f.estimate.standard_error;
  if (f.interval) one["interval"] = {f.interval->low, f.interval->high};
  one["answers"] = f.estimate.answers;
  one["base"] = f.base;
  one["effective"] = f.effective;
  one["degrees_of_freedom"] = f.estimate.degrees_of_freedom;
  if (const auto word = disclosure::word_of(f.precision); !word.empty()) one["precision"] = word;
  one["key"] = f.key;
  return one;
}

ordered_json json_of(const TableRow& row, const TableCell& cell) {
  if (!cell.figure) return {{"held", held_word(cell)}};
  ordered_json one = json_of(*cell.figure);
  if (!cell.higher_than.empty()) one["higher_than"] = cell.higher_than;
  if (cell.rest) one["rest"] = json_of(*cell.rest, of_rest);
  if (!cell.step) return one;
  one["before"] = json_of(cell.step->before);
  if (cell.step->change) {
    one["change"] = json_of(*cell.step->change, of_change);
    one["change"]["family"] = cell.step->by_study ? "study" : "table";
  } else {
    one["change"] = {{"verdict", no_change_word(row.no_change)}};
  }
  return one;
}

}  // namespace

void print_csv(const CrossTable& table, const report::ToldTable& told, std::ostream& out) {
  out << "fictional,row,row_label,within,level,statistic,answer,answer_label,block,block_label,"
         "column,"
         "column_label,letter,value,standard_error,low,high,answers,base,effective,"
         "degrees_of_freedom,precision,held,higher_than,rest_difference,rest_low,rest_high,rest_p,"
         "rest_adjusted_p,rest_verdict,before,change,change_low,change_high,change_p,"
         "change_adjusted_p,change_verdict,change_family,added_afterwards,key\n";
  const std::vector<CellPlace> places = places_of(table, told);
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const TableRow& row = table.rows[r];
    for (std::size_t c = 0; c < places.size(); ++c) {
      const TableCell& cell = table.cells[r][c];
      const CellPlace& at = places[c];
      std::vector<std::string> cells{table.fictional ? "yes" : "no",
                                     row.item,
                                     told.items[r],
                                     row.within,
                                     row.level,
                                     statistic_word(row.statistic),
                                     row.answer,
                                     told.rows[r],
                                     at.block,
                                     at.block_label,
                                     at.column,
                                     at.column_label,
                                     at.letter};
      append(cells, texts_of(if_there(cell.figure)));
      cells.emplace_back(cell.figure ? disclosure::word_of(cell.figure->precision) : "");
      cells.push_back(held_word(cell));
      cells.push_back(join(cell.higher_than, " "));
      append(cells, texts_of(if_there(cell.rest), of_rest));
      append(cells, change_texts(row, cell));
      cells.emplace_back(afterwards_word(told, r));
      cells.push_back(cell.figure ? cell.figure->key : "");
      for (std::size_t i = 0; i < cells.size(); ++i)
        out << (i > 0 ? "," : "") << csv_field(cells[i]);
      out << '\n';
    }
  }
}

void print_json(const CrossTable& table, const report::ToldTable& told, std::ostream& out) {
  ordered_json columns = ordered_json::array(), rows = ordered_json::array();
  for (const CellPlace& at : places_of(table, told))
    columns.push_back({{"block", at.block},
                       {"block_label", at.block_label},
                       {"column", at.column},
                       {"label", at.column_label},
                       {"letter", at.letter},
                       {"wave", at.before ? table.spec.before : table.spec.wave}});
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const TableRow& row = table.rows[r];
    ordered_json cells = ordered_json::array();
    for (const TableCell& cell : table.cells[r]) cells.push_back(json_of(row, cell));
    ordered_json one{{"row", row.item}, {"label", told.items[r]}};
    if (!row.within.empty()) one["within"] = {{"variable", row.within}, {"level", row.level}};
    one["statistic"] = statistic_word(row.statistic);
    one["answer"] = row.answer;
    one["answer_label"] = told.rows[r];
    if (!told.afterwards.empty()) one["added_afterwards"] = bool{told.afterwards[r]};
    one["cells"] = std::move(cells);
    rows.push_back(std::move(one));
  }
  std::vector<std::string> notes = told.notes;
  append(notes, told.of_intervals);
  ordered_json all{{"title", told.title},
                   {"wave", table.spec.wave},
                   {"before", table.spec.before},
                   {"only", table.spec.only_text},
                   {"fictional", table.fictional},
                   {"level", table.spec.level},
                   {"families",
                    {{"letters", table.families.pairs},
                     {"rest", table.families.rest},
                     {"changes", table.families.changes}}},
                   {"columns", std::move(columns)},
                   {"left_out", told.left_out},
                   {"rows", std::move(rows)},
                   {"notes", std::move(notes)}};
  out << all.dump(2, ' ', false, ordered_json::error_handler_t::replace) << '\n';
}

}  // namespace peil::report
