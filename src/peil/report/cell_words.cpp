#include "peil/report/cell_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "peil/base/text.h"
#include "peil/language/numbers.h"
#include "peil/report/verdict.h"

namespace peil::report {
namespace {

using findings::NoChange;
using findings::Outcome;
using findings::TableCell;
using findings::TableFigure;
using findings::TableRow;
using findings::TableTest;

constexpr int least_of_difference = 2;  // decimals

Words bound_number(Number number) { return {{TextRun::Kind::Figure, "", "", std::move(number)}}; }

Words no_number() { return plain("–"); }

bool has_margin(const TableFigure& figure) {
  return figure.interval && figure.interval->low < figure.interval->high;
}

std::string printed_mean(const Pen& pen, const TableRow& row, double value) {
  if (row.scale)
    value =
        std::clamp(value, static_cast<double>(row.scale->from), static_cast<double>(row.scale->to));
  return language::number(value, decimals_of(row), pen.language());
}

/// A difference of two means with its interval, and what its numbers are bound to.
class DifferenceWords {
 public:
  /// `part`: "rest", or "" of a change since the figure of `before`.
  DifferenceWords(const Pen& pen, const TableRow& row, const TableTest& test, std::string key,
                  std::string part, std::string before)
      : pen_(pen),
        test_(test),
        key_(std::move(key)),
        part_(std::move(part)),
        before_(std::move(before)),
        decimals_(decimals(row)) {}

  Words difference() const { return number(test_.difference.value, "", true); }
  Words size() const { return number(test_.difference.value, "", false); }
  Words between() const { return ends("between"); }
  Words range() const { return ends("range-signed"); }

 private:
  // One that is shown is seen, and so is each end of its interval, or of one that leaves out 0.
  int decimals(const TableRow& row) const {
    const int all = std::max(least_of_difference, decimals_of(row));
    if (!test_.interval) return all;
    if (!test_.shown && !findings::leaves_out_zero(*test_.interval)) return all;
    return decimals_that_show(
        std::array{test_.difference.value, test_.interval->low, test_.interval->high}, all);
  }

  Words number(double value, const std::string& end, bool sign) const {
    const std::string text = sign ? language::signed_number(value, decimals_, pen_.language())
                                  : language::number(std::abs(value), decimals_, pen_.language());
    const std::string between = part_.empty() || end.empty() ? "" : "-";
    return bound_number({text, exact_text(value), key_, part_ + between + end, before_});
  }

  Words ends(std::string_view key) const {
    if (!test_.interval) return pen_.say("units.no-margin");
    return pen_.say(key, {{"low", number(test_.interval->low, "low", true)},
                          {"high", number(test_.interval->high, "high", true)}});
  }

  const Pen& pen_;
  const TableTest& test_;
  std::string key_, part_, before_;
  int decimals_;
};

// Why a difference is not shown that its family alone keeps from being so.
Words among_others(const Pen& pen, const TableTest& test, std::size_t family, double level) {
  const bool alone = !test.shown && test.interval && findings::leaves_out_zero(*test.interval) &&
                     test.p && *test.p < level && family > 1;
  return alone ? among_many(pen, family, level) : Words{};
}

DifferenceWords rest_of(const Pen& pen, const TableRow& row, const TableCell& cell) {
  return {pen, row, *cell.rest, cell.figure->key, "rest", ""};
}

DifferenceWords change_of(const Pen& pen, const TableRow& row, const TableCell& cell) {
  return {pen, row, *cell.step->change, cell.figure->key, "", cell.step->before.key};
}

}  // namespace

Words CellWords::why(TablePlace at) const {
  return pen_.why(cell(at).held.value_or(disclosure::Held::NoAnswers));
}

Words CellWords::value(TablePlace at) const {
  const TableFigure& figure = *cell(at).figure;
  const bool afterwards = !told_.afterwards.empty() && told_.afterwards[at.row];
  std::string text = printed_mean(pen_, row(at), figure.estimate.value) +
                     pen_.signs(misses(figure.precision), afterwards);
  return bound_number({std::move(text), exact_text(figure.estimate.value), figure.key, "", ""});
}

Words CellWords::before_value(TablePlace at) const {
  const TableFigure& before = cell(at).step->before;
  return bound_number({printed_mean(pen_, row(at), before.estimate.value),
                       exact_text(before.estimate.value), before.key, "", ""});
}

Words CellWords::bound(TablePlace at, bool high) const {
  const TableFigure& figure = *cell(at).figure;
  const double end = high ? figure.interval->high : figure.interval->low;
  return bound_number(
      {printed_mean(pen_, row(at), end), exact_text(end), figure.key, high ? "high" : "low", ""});
}

Words CellWords::between(TablePlace at) const {
  if (!has_margin(*cell(at).figure)) return pen_.say("units.no-margin");
  return pen_.say("between", {{"low", bound(at, false)}, {"high", bound(at, true)}});
}

Words CellWords::range(TablePlace at) const {
  if (!has_margin(*cell(at).figure)) return pen_.say("none");
  return pen_.say("range", {{"low", bound(at, false)}, {"high", bound(at, true)}});
}

Words CellWords::answers(TablePlace at) const {
  return pen_.count(cell(at).figure->estimate.answers);
}

Words CellWords::rest(TablePlace at) const {
  if (!cell(at).rest) return no_number();
  const DifferenceWords words = rest_of(pen_, row(at), cell(at));
  return pen_.say("units.cell.difference", {{"d", words.difference()}, {"range", words.range()}});
}

Words CellWords::rest_verdict(TablePlace at) const {
  const auto& rest = cell(at).rest;
  if (!rest) return pen_.say("units.cell.not-tested");
  const Outcome outcome = rest->outcome();
  return pen_.say(outcome == Outcome::Rose   ? "units.cell.higher"
                  : outcome == Outcome::Fell ? "units.cell.lower"
                                             : "units.cell.not-shown");
}

Words CellWords::change(TablePlace at) const {
  const auto& step = cell(at).step;
  if (!step) return no_number();
  if (row(at).no_change == NoChange::Cut) return pen_.say("break-cut-label");
  if (!step->change) return pen_.say("units.cell.not-tested");
  const DifferenceWords words = change_of(pen_, row(at), cell(at));
  const Outcome outcome = step->change->outcome();
  return pen_.say(outcome == Outcome::Rose   ? "units.cell.rose"
                  : outcome == Outcome::Fell ? "units.cell.fell"
                                             : "units.cell.no-change",
                  {{"d", words.difference()}, {"range", words.range()}});
}

Words CellWords::mark_sentence(TablePlace at) const {
  const Words mark = value(at);
  const auto& scale = row(at).scale;
  if (!scale || scale->is_known())
    return pen_.say("units.mark", {{"mark", mark}, {"between", between(at)}, {"n", answers(at)}});
  return pen_.say("units.mark.scaled", {{"mark", mark},
                                        {"from", plain(std::to_string(scale->from))},
                                        {"to", plain(std::to_string(scale->to))},
                                        {"between", between(at)},
                                        {"n", answers(at)}});
}

Words CellWords::rest_sentence(TablePlace at) const {
  const TableCell& one = cell(at);
  if (!one.rest) {
    const std::size_t least = pen_.study().rules.least_tested;
    if (one.figure->estimate.answers >= least) return pen_.say("units.rest.held");
    return pen_.say("units.rest.too-few", {{"least", pen_.count(least)}});
  }
  const DifferenceWords words = rest_of(pen_, row(at), one);
  const Outcome outcome = one.rest->outcome();
  if (outcome != Outcome::Rose && outcome != Outcome::Fell)
    return pen_.say("units.rest.not-shown",
                    {{"d", words.difference()}, {"between", words.between()}}) +
           among_others(pen_, *one.rest, table_.families.rest, table_.spec.level);
  return pen_.say(outcome == Outcome::Rose ? "units.rest.higher" : "units.rest.lower",
                  {{"d", words.size()}, {"between", words.between()}});
}

Words CellWords::untested(TablePlace at) const {
  const TableCell& one = cell(at);
  const Words wave = plain(table_.spec.before);
  if (row(at).no_change == NoChange::Cut)
    return pen_.say("verdict.not-comparable", {{"wave", wave}});
  if (row(at).no_change == NoChange::Overlap) return pen_.say("verdict.overlap", {{"wave", wave}});
  if (!one.step) return pen_.say("verdict.held", {{"wave", wave}});
  const std::size_t least = pen_.study().rules.least_tested;
  const bool enough =
      one.figure->estimate.answers >= least && one.step->before.estimate.answers >= least;
  if (enough) return pen_.say("verdict.held", {{"wave", wave}});
  return pen_.say("verdict.too-few", {{"wave", wave}, {"least", pen_.count(least)}});
}

Words CellWords::change_sentence(TablePlace at) const {
  const TableCell& one = cell(at);
  const bool is_cut = row(at).no_change == NoChange::Cut;
  if (is_cut || !one.step || !one.step->change) return untested(at) + plain(".");
  const DifferenceWords words = change_of(pen_, row(at), one);
  const Outcome outcome = one.step->change->outcome();
  const bool shown = outcome == Outcome::Rose || outcome == Outcome::Fell;
  // How many the study tests together with one of its own is not known here; the notes say why.
  const std::size_t family = one.step->by_study ? 0 : table_.families.changes;
  return pen_.say(outcome == Outcome::Rose   ? "units.change.rose"
                  : outcome == Outcome::Fell ? "units.change.fell"
                                             : "units.change.not-shown",
                  {{"before", plain(table_.spec.before)},
                   {"mark", before_value(at)},
                   {"d", shown ? words.size() : words.difference()},
                   {"between", words.between()}}) +
         among_others(pen_, *one.step->change, family, table_.spec.level);
}

}  // namespace peil::report
