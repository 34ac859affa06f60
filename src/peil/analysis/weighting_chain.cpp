#include "peil/analysis/weighting_chain.h"

#include <algorithm>
#include <cmath>

#include "peil/base/counted.h"
#include "peil/base/decimal_sign.h"
#include "peil/base/sum.h"
#include "peil/base/text.h"
#include "peil/study/expression_tokens.h"
#include "peil/table/cells.h"
#include "peil/table/level_names.h"

namespace peil::analysis {
namespace {

using weighting::KnownTotal;
using weighting::Margin;

// People of every level. Shares are shares of `people`.
std::map<std::string, double> persons_of(const MarginOfPlan& margin, const std::string& name,
                                         const std::map<std::string, Table>& tables,
                                         double people) {
  std::map<std::string, double> persons =
      margin.file.empty() ? margin.persons : margin_of_file(name, tables.at(margin.file));
  for (const auto& [level, number] : persons) {
    if (margin.columns.size() < 2 || table::parts_in(level) == margin.columns.size()) continue;
    throw Refusal{"",
                  "Level '" + level + "' of margin '" + name + "' has " +
                      counted(table::parts_in(level), "part") + ", but the margin crosses " +
                      counted(margin.columns.size(), "column") +
                      ". Join one level of each with |, and write a | that belongs to a level as "
                      "\\|.",
                  {}};
  }
  if (!margin.shares) return persons;
  Sum sum;
  for (const auto& [level, share] : persons) sum.add(share);
  constexpr double rounding = 1e-3;  // shares are printed with a few digits
  if (std::abs(sum.value() - 1.0) > rounding) {
    throw Refusal{"",
                  "The shares of margin '" + name + "' add up to " + exact_text(sum.value()) +
                      ", not to 1. Write 0.25 for 25 percent.",
                  {}};
  }
  for (auto& [level, share] : persons) share *= people / sum.value();
  return persons;
}

Margin read_margin(const MarginOfPlan& margin, const Table& table,
                   const std::map<std::string, Table>& tables, std::span<const double> weight,
                   double people) {
  std::vector<Grouping> parts;
  for (const std::string& name : margin.columns) parts.push_back(grouping(*table.column(name)));
  const Grouping by = parts.size() == 1 ? std::move(parts.front()) : crossed(parts);
  const std::map<std::string, double> persons = persons_of(margin, by.name, tables, people);
  Margin result{by.name, {}, {}, {}};
  std::map<std::string, std::uint32_t> place;
  for (const auto& [level, count] : persons) {
    place[level] = static_cast<std::uint32_t>(result.levels.size());
    result.levels.push_back(level);
    result.persons.push_back(count);
  }
  std::vector<std::uint32_t> place_of(by.levels.size(), Grouping::outside);
  for (std::size_t level = 0; level < by.levels.size(); ++level) {
    if (const auto found = place.find(by.levels[level]); found != place.end())
      place_of[level] = found->second;
  }
  std::map<std::string, std::size_t> unknown;
  result.level.reserve(by.level.size());
  for (std::size_t row = 0; row < by.level.size(); ++row) {
    const bool blank = by.level[row] == Grouping::outside;
    const std::uint32_t at = blank ? Grouping::outside : place_of[by.level[row]];
    if (at == Grouping::outside && weight[row] > 0.0)
      ++unknown[blank ? std::string("(blank)") : by.levels[by.level[row]]];
    result.level.emplace_back(at == Grouping::outside ? 0 : at);
  }
  if (!unknown.empty()) {
    std::string named;
    for (const auto& [level, rows] : unknown)
      named += (named.empty() ? "" : ", ") + ("'" + level + "' (" + counted(rows, "row") + ")");
    throw Refusal{"",
                  "Margin '" + by.name + "' gives no people for " + named +
                      ". Add them to the margin, or give these rows a category it knows.",
                  {}};
  }
  return result;
}

KnownTotal read_total(const std::string& column, double total, const Table& table,
                      std::span<const double> weight) {
  const Column& source = *table.column(column);
  if (!source.numeric)
    throw Refusal{
        "", "Column '" + column + "' of the totals holds something that is no number.", {}};
  const NumberColumn values = number_column(source);
  for (std::size_t row = 0; row < weight.size(); ++row) {
    if (weight[row] <= 0.0 || values.reason[row] == Absent::No) continue;
    throw Refusal{"",
                  "Column '" + column + "' is blank in row " + std::to_string(row + 1) +
                      " of the data; a total can only be met when every row has the number.",
                  {}};
  }
  return {column, total, values.value};
}

// A column without a single 1 says "yes" or "answered" in its own words.
void check_respondent(const StepOfPlan& step, const Grouping& answered) {
  const auto says_one = [](const std::string& level) { return number_in(level, '.') == 1.0; };
  if (std::ranges::any_of(answered.levels, says_one)) return;
  const std::vector<std::string> some(
      answered.levels.begin(),
      answered.levels.begin() +
          static_cast<std::ptrdiff_t>(std::min<std::size_t>(answered.levels.size(), 5)));
  throw Refusal{"",
                "Column '" + step.respondent + "' is 1 for nobody; it holds: " + join(some, ", ") +
                    ". Make a column that is 1 for who answered, say \"derive\": { \"answered\": "
                    "\"if(" +
                    study::answer_named(step.respondent) + " = '" +
                    (some.empty() ? std::string("yes") : some.front()) +
                    "', 1, 0)\" }, and name that as 'respondent'.",
                {}};
}

// How many were drawn in each cell, in the order of its levels; cells without rows behind them.
void read_drawn(const StepOfPlan& step, const std::map<std::string, Table>& tables,
                weighting::ResponseCells& cells) {
  std::map<std::string, double> drawn = persons_of(step.drawn, cells.cell.name, tables, 0.0);
  for (const std::string& level : cells.cell.levels) {
    const auto found = drawn.find(level);
    if (found == drawn.end())
      throw Refusal{"",
                    "Nothing says how many were drawn in non-response cell '" + level +
                        "'. Add it, or merge it with one that is like it.",
                    {}};
    cells.drawn.push_back(found->second);
    drawn.erase(found);
  }
  for (const auto& [level, people] : drawn) {
    if (people <= 0.0) continue;
    cells.cell.levels.push_back(level);
    cells.drawn.push_back(people);
  }
}

weighting::ResponseCells read_cells(const StepOfPlan& step, const Table& table,
                                    const std::map<std::string, Table>& tables) {
  std::vector<Grouping> parts;
  for (const std::string& name : step.columns) parts.push_back(grouping(*table.column(name)));
  weighting::ResponseCells cells{parts.size() == 1 ? parts.front() : crossed(parts), {}, {}};
  if (step.respondent.empty()) {
    cells.answered.assign(table.rows, 1);
    read_drawn(step, tables, cells);
    return cells;
  }
  const Grouping answered = grouping(*table.column(step.respondent));
  check_respondent(step, answered);
  for (const std::uint32_t level : answered.level)
    cells.answered.push_back(level != Grouping::outside &&
                             number_in(answered.levels[level], '.') == 1.0);
  return cells;
}

// The people that shares are shares of: those of the first margin that counts them, or else those
// that the weights before the step add up to.
double people_of(const StepOfPlan& step, const std::map<std::string, Table>& tables,
                 std::span<const double> weight) {
  Sum sum;
  const auto counts =
      std::ranges::find_if(step.margins, [](const MarginOfPlan& m) { return !m.shares; });
  if (counts == step.margins.end()) {
    for (const double w : weight) sum.add(w);
    return sum.value();
  }
  std::map<std::string, double> persons = counts->persons;
  if (!counts->file.empty())
    persons = margin_of_file(table::joined(counts->columns), tables.at(counts->file));
  for (const auto& [level, number] : persons) sum.add(number);
  return sum.value();
}

}  // namespace

void refuse(const Problems& problems) {
  std::string all;
  for (const Problem& p : problems) {
    if (!all.empty()) all += ' ';
    all += (p.where.empty() ? "" : p.where + ": ") + p.message;
    if (!p.mend.empty()) all += ' ' + p.mend;
  }
  throw Refusal{"", all, {}};
}

std::map<std::string, double> margin_of_file(const std::string& margin, const Table& file) {
  const Grouping variable = grouping(*file.column("variable"));
  const Grouping level = grouping(*file.column("level"));
  const Column& totals = *file.column("total");
  if (!totals.numeric) {
    const bool sign = std::ranges::any_of(table::Cells(totals).texts(),
                                          [](const std::string& t) { return other_sign(t, '.'); });
    throw Refusal{"",
                  std::string("The file of margins has a total that is no number.") +
                      (sign ? " If it writes decimals with a comma, say \"decimal\": \",\" beside "
                              "its 'file'."
                            : ""),
                  {}};
  }
  const NumberColumn total = number_column(totals);
  std::map<std::string, double> persons;
  for (std::size_t row = 0; row < file.rows; ++row) {
    if (variable.level[row] == Grouping::outside || variable.levels[variable.level[row]] != margin)
      continue;
    const bool whole = level.level[row] != Grouping::outside && total.reason[row] == Absent::No;
    if (!whole || !persons.emplace(level.levels[level.level[row]], total.value[row]).second) {
      throw Refusal{"",
                    "Row " + std::to_string(row + 1) +
                        " of the file of margins has a blank, or "
                        "a level that '" +
                        margin + "' has twice.",
                    {}};
    }
  }
  if (persons.empty())
    throw Refusal{"", "The file of margins has no rows for '" + margin + "'.", {}};
  return persons;
}

weighting::Chain chain_of(const std::vector<StepOfPlan>& steps, const Table& table,
                          const std::map<std::string, Table>& tables,
                          std::span<const double> weight) {
  weighting::Chain chain;
  chain.tells_rows = true;
  for (const StepOfPlan& step : steps) {
    weighting::Chain::Link& to = chain.steps.emplace_back(weighting::Chain::Link{step.how, {}});
    if (step.how.kind == WeightingStep::Kind::Cells) to.cells = read_cells(step, table, tables);
    for (const MarginOfPlan& margin : step.margins)
      chain.margins.push_back(
          read_margin(margin, table, tables, weight, people_of(step, tables, weight)));
    for (const auto& [column, total] : step.totals)
      chain.totals.push_back(read_total(column, total, table, weight));
  }
  return chain;
}

weighting::Chained applied(const weighting::Chain& chain, std::span<const double> start,
                           int threads) {
  Result<weighting::Chained> made = weighting::apply_chain(chain, start, threads);
  if (!made.ok()) refuse(made.problems());
  const weighting::Chained& chained = made.value();
  if (!chained.converged) refuse({weighting::not_met(chained.sweeps, chained.largest_gap)});
  if (!chained.beyond.empty()) {
    const Problem problem = weighting::beyond_reach_problem(chained);
    Refusal refusal{"", problem.message + ' ' + problem.mend, {}};
    for (const weighting::BeyondReach& level : chained.beyond)
      refusal.needed.push_back({.variable = level.margin,
                                .level = level.level,
                                .basis = on_answers(level.rows),
                                .numbers = {{"needed_mean_ratio", level.needed}}});
    throw refusal;
  }
  return std::move(made).value();
}

}  // namespace peil::analysis
