#include "peil/app/told_tables.h"

#include <algorithm>
#include <list>
#include <optional>

#include "peil/app/table_cells.h"
#include "peil/app/told_analyses.h"
#include "peil/disclosure/held_rule.h"

namespace peil::app {
namespace {

using disclosure::LoggedAnalyses;
using disclosure::LoggedRows;
using disclosure::LoggedTable;
using disclosure::RowsByItem;

constexpr std::size_t bits_of_a_byte = 8;

Problem cannot(const char* code, const std::string& file, const std::string& what, std::size_t line,
               const std::string& title, const std::string& at, const Problems& wrong) {
  return {code,
          file,
          line,
          0,
          "Line " + std::to_string(line) + " of the release log holds " + what + " ('" + title +
              "', " + at + ") that can no longer be worked out: " + wrong.front().message,
          "Keep in the study what was asked for: without it nobody can say what follows from it "
          "beside another."};
}

/// Finds among the rows of today of whom figures told, one after the other.
class Retelling {
 public:
  Retelling(const StudyAnswers& answers, std::span<const WeighedWave> weighed)
      : answers_(answers), weighed_(weighed) {}

  /// Nothing of a wave of which nothing may leave.
  Result<std::optional<RowsByItem>> of(const std::vector<LoggedRows>& rows,
                                       const std::string& wave) {
    const Result<const WeighedWave*> now = weighed_wave_of(wave);
    if (!now.ok()) return now.problems();
    if (!now.value()->weighted.account.converged) return std::optional<RowsByItem>();
    RowsByItem all;
    for (const LoggedRows& one : rows) {
      if (one.wave != wave) continue;
      Result<RowsByItem> told = told_rows(one, *now.value());
      if (!told.ok()) return told.problems();
      for (auto& [item, sets] : told.value())
        all[item].insert(all[item].end(), sets.begin(), sets.end());
    }
    return std::optional(std::move(all));
  }

 private:
  Result<const WeighedWave*> weighed_wave_of(const std::string& wave) {
    const auto is = [&](const WeighedWave& one) { return one.dataset.wave == wave; };
    if (const auto known = std::ranges::find_if(weighed_, is); known != weighed_.end())
      return &*known;
    if (const auto read = std::ranges::find_if(read_, is); read != read_.end()) return &*read;
    Result<WeighedWave> made = weighed_wave(answers_.study, answers_.store, wave, answers_.program);
    if (!made.ok()) return made.problems();
    read_.push_back(std::move(made).value());
    return &read_.back();
  }

  const StudyAnswers& answers_;
  std::span<const WeighedWave> weighed_;
  std::list<WeighedWave> read_;  // for this alone
};

}  // namespace

disclosure::HeldCells held_cells(const findings::TablePlan& plan,
                                 const std::vector<disclosure::HeldFigure>& held) {
  const auto parts = parts_of(plan);
  const auto columns = column_names(plan);
  disclosure::HeldCells cells;
  for (const disclosure::HeldFigure& one : held) {
    const auto part = parts.find(one.analysis);
    const auto column = columns.find(one.level);
    if (part == parts.end() || column == columns.end()) continue;
    cells[{part->second, one.variable, column->second}] = disclosure::rule_of(one.why);
  }
  return cells;
}

Problems ToldTables::take_in(const Releases& log, const std::string& file,
                             const std::set<std::string>& waves, const StudyAnswers& answers,
                             std::span<const WeighedWave> weighed) {
  Retelling retelling(answers, weighed);
  Problems found;
  // Lines of either kind; of tables doors count their own, and what was asked already.
  const auto take = [&](const auto& line, const std::vector<LoggedRows>& people,
                        const std::string& by, const auto& cannot_be) {
    for (const auto& [wave, digest] : line.waves) {
      if (!waves.contains(wave) || known_lines_[wave].contains(line.number)) continue;
      const Result<std::optional<RowsByItem>> rows = retelling.of(people, wave);
      if (!rows.ok()) {
        found.push_back(cannot_be(line, rows.problems()));
        return;  // the same of its other wave
      }
      if (!rows.value()) continue;
      keep(by, wave, *rows.value());
      known_lines_[wave].insert(line.number);
    }
  };
  const auto cannot_table = [&](const LoggedTable& of, const Problems& wrong) {
    return cannot("releases.table", file, "a table", of.number, of.title, of.at, wrong);
  };
  for (const LoggedTable& table : log.tables) {
    const bool concerns = std::ranges::any_of(
        table.waves, [&](const auto& one) { return waves.contains(one.first); });
    if (!concerns) continue;
    if (!table.rows) {
      found.push_back(cannot_table(
          table, {{"", "", 0, 0, "it does not say whose answers the table counted.", ""}}));
      continue;
    }
    take(table, *table.rows, table.by, cannot_table);
    for (const auto& [wave, digest] : table.waves) {
      if (known_lines_[wave].contains(table.number)) asked_[wave].insert(table.specification);
    }
  }
  for (const LoggedAnalyses& analyses : log.analyses) {
    take(analyses, analyses.rows, "", [&](const LoggedAnalyses& of, const Problems& wrong) {
      return cannot("releases.analyses", file, "analyses", of.number, of.title, of.at, wrong);
    });
  }
  return found;
}

void ToldTables::take_in(const LoggedTable& table, const std::vector<disclosure::ToldRows>& told) {
  for (const auto& [wave, digest] : table.waves) {
    const auto rows = std::ranges::find(told, wave, &disclosure::ToldRows::wave);
    keep(own_door_, wave, rows == told.end() ? RowsByItem{} : rows->by_item);
    asked_[wave].insert(table.specification);
    if (table.number > 0) known_lines_[wave].insert(table.number);
  }
}

void ToldTables::keep(const std::string& by, const std::string& wave, const RowsByItem& rows) {
  RowsByItem& by_item = told_[wave];
  for (const auto& [item, sets] : rows) {
    std::vector<disclosure::KnownRows>& known = by_item[item];
    for (const disclosure::KnownRows& one : sets) {
      if (std::ranges::find(known, one) != known.end()) continue;
      known.push_back(one);
      if (by == own_door_) ++own_sets_[wave][item];
    }
  }
}

void ToldTables::forget(const std::string& wave) {
  told_.erase(wave);
  asked_.erase(wave);
  known_lines_.erase(wave);
  own_sets_.erase(wave);
}

bool ToldTables::has(const std::string& specification, const std::set<std::string>& waves) const {
  return std::ranges::all_of(waves, [&](const std::string& wave) {
    const auto asked = asked_.find(wave);
    return asked != asked_.end() && asked->second.contains(specification);
  });
}

const std::map<std::string, std::size_t>& ToldTables::own_sets(const std::string& wave) const {
  static const std::map<std::string, std::size_t> none;
  const auto found = own_sets_.find(wave);
  return found == own_sets_.end() ? none : found->second;
}

std::size_t ToldTables::bytes() const {
  std::size_t sum = 0;
  for (const auto& [wave, by_item] : told_) {
    for (const auto& [item, known] : by_item) {
      for (const disclosure::KnownRows& one : known) sum += one.first.rows() / bits_of_a_byte;
    }
  }
  return sum;
}

}  // namespace peil::app
