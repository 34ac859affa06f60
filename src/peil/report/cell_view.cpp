#include <algorithm>
#include <utility>

#include "peil/base/text.h"
#include "peil/disclosure/precision.h"
#include "peil/language/numbers.h"
#include "peil/report/views.h"

namespace peil::report {
namespace {

using findings::CrossTable;
using findings::Outcome;
using findings::TableBlock;
using findings::TableCell;
using findings::TableColumn;
using findings::TableRow;
using findings::TableTest;

// A probability; one that is too small to be seen is said to be.
Words p_words(const Pen& pen, double p) {
  constexpr double least_seen = 0.0001;
  if (p < least_seen) return plain("< ") + digits(pen, least_seen, account_decimals);
  return digits(pen, p, account_decimals);
}

class CellAccount {
 public:
  CellAccount(Pen& pen, const CrossTable& table, TablePlace at)
      : pen_(pen),
        table_(table),
        told_(told_table(pen, table)),
        at_(at),
        row_(table.rows[at.row]),
        cell_(table.cells[at.row][at.column]),
        terms_(pen) {
    std::size_t first = 0;
    while (at.column >= first + table.blocks[block_].columns.size())
      first += table.blocks[block_++].columns.size();
    first_ = first;
  }

  Section section(const Grounds& grounds) && {
    name_it();
    terms_.add("view.gate", cell_.figure
                                ? console_words(pen_, "view.released")
                                : pen_.why(cell_.held.value_or(disclosure::Held::NoAnswers)));
    if (cell_.figure) {
      add_figure();
      add_letters();
      add_rest();
      add_change();
      if (!told_.of_tests.empty()) terms_.add("view.families", plain(join(told_.of_tests, " ")));
      if (!told_.of_intervals.empty())
        terms_.add("view.intervals", plain(join(told_.of_intervals, " ")));
      add_standing();
    }
    terms_.add_grounds(wave(), grounds);
    return std::move(terms_).section(console_words(pen_, "view.account"));
  }

 private:
  const TableBlock& block() const { return table_.blocks[block_]; }
  const TableColumn& column() const { return block().columns[at_.column - first_]; }
  const std::string& wave() const {
    return column().before ? table_.spec.before : table_.spec.wave;
  }

  void name_it() {
    terms_.add("view.item", plain(told_.items[at_.row]));
    terms_.add("view.group", block().variables.empty()
                                 ? plain(told_.columns[at_.column])
                                 : plain(told_.blocks[block_] + ": " + told_.columns[at_.column]));
    if (table_.spec.only) terms_.add("view.only", code(table_.spec.only_text));
    terms_.add("view.wave", plain(wave()));
    terms_.add("view.statistic",
               row_.statistic == TableStatistic::Shares
                   ? console_words(pen_, "view.share", {{"of", plain(told_.rows[at_.row])}})
                   : plain(told_.rows[at_.row]));
  }

  void add_figure() {
    const findings::TableFigure& figure = *cell_.figure;
    terms_.add("view.value", plain(printed_value(row_, figure.estimate.value, pen_.language())));
    terms_.add("view.unrounded", plain(exact_text(figure.estimate.value)));
    terms_.add_estimate(figure.estimate, figure.interval);
    terms_.add("view.answers", pen_.count(figure.estimate.answers));
    terms_.add_base({figure.base, figure.effective}, figure.estimate.answers);
    terms_.add("view.key", code(figure.key));
  }

  // Which columns of its block it is shown to be higher than.
  void add_letters() {
    if (column().letter.empty() || table_.families.pairs == 0) return;
    std::vector<Words> lower;
    for (std::size_t c = 0; c < block().columns.size(); ++c) {
      const std::string& letter = block().columns[c].letter;
      if (std::ranges::find(cell_.higher_than, letter) != cell_.higher_than.end())
        lower.push_back(plain(letter + " (" + told_.columns[first_ + c] + ")"));
    }
    terms_.add("view.letter", plain(column().letter));
    terms_.add("view.letters",
               lower.empty() ? console_words(pen_, "view.letters-none") : pen_.list(lower));
  }

  Words signed_digits(double value) const {
    return plain(language::signed_number(value, account_decimals, pen_.language()));
  }

  Words range(const TableTest& test) const {
    if (!test.interval) return console_words(pen_, "view.none");
    return pen_.say("range-signed", {{"low", signed_digits(test.interval->low)},
                                     {"high", signed_digits(test.interval->high)}});
  }

  void add_chance(const TableTest& test) {
    if (test.p) terms_.add("view.p", p_words(pen_, *test.p));
    if (test.adjusted) terms_.add("view.p-adjusted", p_words(pen_, *test.adjusted));
  }

  void add_rest() {
    if (!cell_.rest) return;
    const TableTest& rest = *cell_.rest;
    const Outcome outcome = rest.outcome();
    const Words verdict = pen_.say(outcome == Outcome::Rose   ? "units.cell.higher"
                                   : outcome == Outcome::Fell ? "units.cell.lower"
                                                              : "units.cell.not-shown");
    terms_.add("view.rest",
               pen_.say("units.cell.difference",
                        {{"d", signed_digits(rest.difference.value)}, {"range", range(rest)}}) +
                   plain(": ") + verdict);
    add_chance(rest);
  }

  void add_change() {
    if (table_.spec.before.empty() || block().is_by_wave()) return;
    terms_.add("view.before", plain(table_.spec.before));
    if (cell_.step) {
      const findings::TableFigure& before = cell_.step->before;
      terms_.add("view.before-value",
                 console_words(
                     pen_, "view.before-figure",
                     {{"value", plain(printed_value(row_, before.estimate.value, pen_.language()))},
                      {"exact", plain(exact_text(before.estimate.value))},
                      {"n", pen_.count(before.estimate.answers)},
                      {"key", code(before.key)}}));
    }
    if (!cell_.step || !cell_.step->change) {
      terms_.add("view.change", CellWords(pen_, table_, told_).untested(at_));
      return;
    }
    const TableTest& change = *cell_.step->change;
    const Outcome outcome = change.outcome();
    terms_.add("view.change",
               pen_.say(outcome == Outcome::Rose   ? "units.cell.rose"
                        : outcome == Outcome::Fell ? "units.cell.fell"
                                                   : "units.cell.no-change",
                        {{"d", signed_digits(change.difference.value)}, {"range", range(change)}}));
    add_chance(change);
    terms_.add("view.judged", console_words(pen_, cell_.step->by_study ? "view.judged-by-study"
                                                                       : "view.judged-by-table"));
  }

  void add_standing() {
    if (pen_.study().rules.precision.is_asked())
      terms_.add("view.precision", code(std::string(disclosure::word_of(cell_.figure->precision))));
    if (!told_.afterwards.empty())
      terms_.add("view.locked", console_words(pen_, told_.afterwards[at_.row] ? "view.afterwards"
                                                                              : "view.as-locked"));
  }

  Pen& pen_;
  const CrossTable& table_;
  ToldTable told_;
  TablePlace at_;
  const TableRow& row_;
  const TableCell& cell_;
  AccountTerms terms_;
  std::size_t block_ = 0, first_ = 0;  // of the column, and the first column of that block
};

}  // namespace

std::optional<Section> cell_view(Pen& pen, const CrossTable& table, TablePlace at,
                                 const Grounds& grounds) {
  if (at.row >= table.rows.size() || at.column >= table.columns().size()) return {};
  return CellAccount(pen, table, at).section(grounds);
}

}  // namespace peil::report
