#include "peil/app/told_analyses.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <set>
#include <utility>
#include <vector>

#include "peil/analysis/run/derive.h"
#include "peil/analysis/wave/wave_data.h"
#include "peil/base/contract.h"
#include "peil/disclosure/row_sets.h"

namespace peil::app {
namespace {

using disclosure::LoggedRows;
using disclosure::LoggedSets;
using disclosure::RowsByItem;
using disclosure::RowSet;

constexpr const char* data_name = "wave";
constexpr int threads_of_retelling = 2;

// Columns that are neither of the wave nor derived before they are used.
Problems unknown(const LoggedRows& then, const Table& table) {
  std::set<std::string> known, asked;
  for (const Column& column : table.columns) known.insert(column.name);
  const auto use = [&](const std::string& name) {
    if (!known.contains(name)) asked.insert(name);
  };
  for (const auto& [column, expression] : then.derive) {
    for (const std::string& name : names_in(expression)) use(name);
    known.insert(column);
  }
  for (const LoggedSets& sets : then.sets) {
    for (const auto* names : {&sets.columns, &sets.by}) std::ranges::for_each(*names, use);
  }
  Problems found;
  for (const std::string& name : asked)
    found.push_back({"plan.unknown-column", "wave " + then.wave, 0, 0,
                     "Wave " + then.wave + " has no column '" + name + "'.", ""});
  return found;
}

// Rows with who began last in front: whoever came since is among the first of a set.
std::vector<std::uint32_t> latest_first(const WeighedWave& wave) {
  std::vector<std::uint32_t> rows(wave.dataset.design.rows());
  std::iota(rows.begin(), rows.end(), 0u);
  std::ranges::reverse(rows);
  const std::vector<Day>& began = wave.asked.began;
  if (began.size() == rows.size())
    std::ranges::stable_sort(rows, std::ranges::greater(),
                             [&](std::uint32_t row) { return began[row]; });
  return rows;
}

// So many people as were in the set then.
RowSet as_then(RowSet rows, std::size_t people, const std::vector<std::uint32_t>& latest) {
  std::size_t now = rows.people();
  for (std::size_t i = 0; i < latest.size() && now > people; ++i) {
    if (!rows.has(latest[i])) continue;
    rows.leave_out(latest[i]);
    --now;
  }
  const std::size_t table = rows.rows();
  if (now < people) rows.lengthen(table + people - now);
  for (std::size_t row = table; row < rows.rows(); ++row) rows.add(row);
  return rows;
}

void keep(std::vector<disclosure::KnownRows>& known, const RowSet& rows, bool out) {
  if (std::ranges::find(known, disclosure::KnownRows(rows, out)) == known.end())
    known.emplace_back(rows, out);
}

// The rows of one level now; none where nobody is in it any more.
RowSet rows_of(disclosure::RowSets& all, const LoggedSets& sets, const std::string& level,
               std::size_t rows) {
  const RowSet* answered = all.answered(sets.columns);
  if (sets.by.empty()) return *answered;
  const disclosure::RowSets::Levels& levels = all.levels(sets.by);
  const auto at = std::ranges::find(levels.levels, level);
  if (at == levels.levels.end()) return RowSet(rows);
  const auto place = static_cast<std::size_t>(at - levels.levels.begin());
  return *all.in_both(answered, levels.rows[place]).set;
}

}  // namespace

Result<RowsByItem> told_rows(const LoggedRows& then, const WeighedWave& wave) {
  expects(then.wave == wave.dataset.wave, "told_rows: the wave that they are about");
  analysis::DataPlan data;
  data.wave = then.wave, data.derive = then.derive;
  Table table = analysis::wave_data(wave.dataset, wave.weighted, data_name).table;
  if (Problems wrong = unknown(then, table); !wrong.empty()) return wrong;
  const Result<Table> whole = analysis::derived(std::move(table), data, threads_of_retelling);
  if (!whole.ok()) return whole.problems();
  const std::vector<std::uint32_t> latest = latest_first(wave);
  disclosure::RowSets all(whole.value());
  const disclosure::ItemsOfColumns made_from(data);
  RowsByItem told;
  for (const LoggedSets& sets : then.sets) {
    std::set<std::string> items;
    for (const std::string& column : sets.columns) made_from.add(column, items);
    for (const auto& [level, of] : sets.levels) {
      const RowSet rows = as_then(rows_of(all, sets, level, whole.value().rows), of.people, latest);
      for (const std::string& item : items) {
        if (of.out) keep(told[item], rows, true);
        if (of.secret) keep(told[item], rows, false);
      }
    }
  }
  return told;
}

}  // namespace peil::app
