#include "peil/disclosure/row_sets.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "peil/analysis/run/prepare.h"
#include "peil/base/each.h"
#include "peil/base/text.h"

namespace peil::disclosure {
namespace {

// So many sets of rows are counted together faster than the rows are gone through.
constexpr std::size_t few_values = 32;

RowSet in_each(const RowSet& one, const RowSet& other) {
  RowSet both = one;
  both.keep(other);
  return both;
}

}  // namespace

ItemsOfColumns::ItemsOfColumns(const analysis::DataPlan& data) {
  for (const auto& [column, expression] : data.derive) derived_.try_emplace(column, &expression);
}

void ItemsOfColumns::add(const std::string& column, std::set<std::string>& items) const {
  std::set<std::string> seen;
  add(column, items, seen);
}

void ItemsOfColumns::add(const std::string& column, std::set<std::string>& items,
                         std::set<std::string>& seen) const {
  if (!seen.insert(column).second) {
    items.insert(column);  // a column that is derived from what stood under its name
    return;
  }
  const auto derived = derived_.find(column);
  if (derived == derived_.end()) {
    items.insert(column);
    return;
  }
  for (const std::string& name : names_in(*derived->second)) add(name, items, seen);
}

RowSet answered(const Table& table, const std::vector<std::string>& columns) {
  RowSet rows = RowSet::all(table.rows);
  for (const std::string& name : columns) {
    const Grouping values = analysis::grouping(*table.column(name));
    for (std::size_t row = 0; row < table.rows; ++row) {
      if (values.level[row] == Grouping::outside) rows.leave_out(row);
    }
  }
  return rows;
}

RowSet within(const RowSet& rows, const Grouping& by, std::uint32_t level) {
  RowSet found(rows.rows());
  rows.each([&](std::size_t row) {
    if (by.level[row] == level) found.add(row);
    return true;
  });
  return found;
}

const RowSet* RowSets::known(RowSet set) { return &*sets_.insert(std::move(set)).first; }

RowSets::Values::Values(const Column& column) : cells(column), texts(cells.texts()) {
  if (cells.coded()) return;
  Grouping by = analysis::grouping(column);
  spelled = std::move(by.levels);
  texts = spelled;
  places = std::move(by.level);
  for (std::uint32_t& place : places) ++place;  // outside, the largest number there is, is 0 then
}

RowSets::Values& RowSets::values(const std::string& column) {
  const auto known = values_.find(column);
  return known != values_.end() ? known->second
                                : values_.try_emplace(column, *table_.column(column)).first->second;
}

// Contract: the values of the columns are read.
RowSet RowSets::who_answered(const Columns& columns) const {
  RowSet rows = RowSet::all(table_.rows);
  for (const std::string& name : columns) {
    const Values& of = values_.at(name);
    if (const auto bytes = of.cells.bytes(); !bytes.empty()) {
      rows.keep(RowSet::not_zero(bytes));
      continue;
    }
    for (std::size_t row = 0; row < table_.rows; ++row) {
      if (of.at(row) == 0) rows.leave_out(row);
    }
  }
  return rows;
}

const RowSet* RowSets::answered(const Columns& columns) {
  const auto [at, fresh] = answered_.try_emplace(columns);
  if (!fresh) return at->second;
  for (const std::string& name : columns) values(name);
  return at->second = known(who_answered(columns));
}

void RowSets::make(std::span<const Wanted> wanted, int threads) {
  std::vector<decltype(answered_)::value_type*> asked;
  for (const Wanted& one : wanted) {
    const auto [at, fresh] = answered_.try_emplace(one.columns);
    if (!fresh) continue;
    for (const std::string& name : one.columns) values(name);
    asked.push_back(&*at);
  }
  const auto each = [&](std::size_t count, const auto& set_of) {
    std::vector<RowSet> made(count);
    for_each_of(count, threads, [&](std::size_t i, std::size_t) { made[i] = set_of(i); });
    return made;
  };
  std::vector<RowSet> made =
      each(asked.size(), [&](std::size_t i) { return who_answered(asked[i]->first); });
  for (std::size_t i = 0; i < asked.size(); ++i) asked[i]->second = known(std::move(made[i]));
  struct Both {
    const RowSet *one, *other;
    Rows* found;
  };
  std::vector<Both> both;
  for (const Wanted& one : wanted) {
    const RowSet* set = answered_.at(one.columns);
    for (const RowSet* among : one.among) {
      const auto [at, fresh] = both_[set].try_emplace(among);
      if (fresh) both.push_back({set, among, &at->second});
    }
  }
  made = each(both.size(), [&](std::size_t i) { return in_each(*both[i].one, *both[i].other); });
  for (std::size_t i = 0; i < both.size(); ++i) *both[i].found = whole(known(std::move(made[i])));
}

const RowSets::Levels& RowSets::levels(const Columns& columns) {
  const auto [at, fresh] = levels_.try_emplace(columns);
  Levels& found = at->second;
  if (!fresh) return found;
  std::vector<Grouping> parts;
  for (const std::string& name : columns) parts.push_back(analysis::grouping(*table_.column(name)));
  Grouping by = analysis::crossed(parts);
  std::vector<RowSet> rows(by.levels.size(), RowSet(table_.rows));
  for (std::size_t row = 0; row < table_.rows; ++row) {
    if (by.level[row] != Grouping::outside) rows[by.level[row]].add(row);
  }
  found.name = std::move(by.name);
  found.levels = std::move(by.levels);
  for (RowSet& set : rows) found.rows.push_back(known(std::move(set)));
  return found;
}

RowSets::Rows RowSets::whole(const RowSet* set) {
  const auto [at, fresh] = people_.try_emplace(set, 0);
  if (fresh) at->second = set->people();
  return {set, at->second};
}

RowSets::Rows RowSets::in_both(const RowSet* one, const RowSet* other) {
  const auto [at, fresh] = both_[one].try_emplace(other);
  if (!fresh) return at->second;
  return at->second = whole(known(in_each(*one, *other)));
}

bool RowSets::all_alike(const std::string& column, const RowSet& rows) {
  const Values& of = values(column);
  constexpr std::uint32_t none = ~std::uint32_t{0};
  std::uint32_t first = none;
  bool alike = true;
  rows.each([&](std::size_t row) {
    if (first == none) first = of.at(row);
    return alike = of.at(row) == first;
  });
  return alike && first != none;
}

// By value, of the rows that have one.
std::vector<std::size_t> RowSets::given(Values& of, const RowSet& rows) const {
  if (of.texts.size() <= few_values) {
    if (of.rows.empty()) {
      of.rows.assign(of.texts.size(), RowSet(table_.rows));
      for (std::size_t row = 0; row < table_.rows; ++row) {
        if (of.at(row) != 0) of.rows[of.at(row) - 1].add(row);
      }
    }
    std::vector<std::size_t> times;
    for (const RowSet& gave : of.rows) times.push_back(gave.in_both(rows));
    return times;
  }
  std::vector<std::size_t> times(of.texts.size() + 1, 0);
  rows.each([&](std::size_t row) {
    ++times[of.at(row)];
    return true;
  });
  times.erase(times.begin());
  return times;
}

const Concentration& RowSets::concentration(const std::string& column, const RowSet* rows) {
  Values& of = values(column);
  const auto [at, fresh] = of.lies.try_emplace(rows);
  Concentration& result = at->second;
  if (!fresh) return result;
  const std::vector<std::size_t> times = given(of, *rows);
  std::vector<double> largest{0.0, 0.0};
  for (std::size_t level = 0; level < times.size(); ++level) {
    result.answers += times[level];
    result.most_given = std::max(result.most_given, times[level]);
    const double size = std::abs(decimal_number(of.texts[level]).value_or(0.0));
    result.total += size * static_cast<double>(times[level]);
    largest.insert(largest.end(), std::min<std::size_t>(times[level], 2), size);
    std::ranges::partial_sort(largest, largest.begin() + 2, std::greater());
    largest.resize(2);
  }
  result.largest = largest[0];
  result.second = largest[1];
  return result;
}

std::size_t RowSets::counted_in(const std::string& column, const RowSet& rows,
                                const analysis::Counted& answers) {
  Values& of = values(column);
  const std::vector<std::size_t> times = given(of, rows);
  std::size_t found = 0;
  for (std::size_t level = 0; level < times.size(); ++level) {
    const auto number = decimal_number(of.texts[level]);
    const bool counts =
        answers.texts.empty() ? number && answers.holds(*number) : answers.holds(of.texts[level]);
    if (counts) found += times[level];
  }
  return found;
}

}  // namespace peil::disclosure
