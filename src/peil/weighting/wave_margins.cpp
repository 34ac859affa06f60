#include "peil/weighting/wave_margins.h"

#include <algorithm>
#include <map>

#include "peil/base/contract.h"
#include "peil/base/counted.h"
#include "peil/base/decimal_sign.h"
#include "peil/base/sum.h"
#include "peil/base/text.h"

namespace peil::weighting {
namespace {

const Grouping* column_of(const Dataset& dataset, const Plan& plan, const std::string& column) {
  const std::string& group = plan.import ? plan.import->group : plan.group;
  const std::string& language = plan.import ? plan.import->language : plan.language;
  if (!group.empty() && column == group) return dataset.grouping("customer_group");
  if (!language.empty() && column == language) return dataset.grouping("language");
  return dataset.grouping(column);
}

using Persons = std::map<std::string, double>;

Persons persons_of(const MarginPlan& plan, const DrawRecord* record, Problems& found) {
  if (!plan.from_frame) return plan.persons;
  Persons persons;
  if (record != nullptr && record->margins.contains(plan.column)) {
    for (const auto& [level, people] : record->margins.at(plan.column))
      persons[level] = static_cast<double>(people);
    return persons;
  }
  found.push_back({"margin.no-frame-counts", "margin '" + plan.name + "'", 0, 0,
                   "The draw of this wave holds no counts of '" + plan.column + "'.",
                   "Name it under [[margin]] before the draw, or give `persons` in the plan."});
  return persons;
}

// A margin with the levels of the plan first and those that only answers have behind them.
Margin margin_of(const MarginPlan& plan, const Grouping& column, const Persons& persons) {
  Margin margin{plan.name, {}, {}, {}};
  for (const auto& [level, people] : persons) {
    margin.levels.push_back(level);
    margin.persons.push_back(people);
  }
  std::vector<std::uint32_t> place;
  for (const std::string& level : column.levels) {
    auto at = std::ranges::find(margin.levels, level);
    if (at == margin.levels.end()) {
      at = margin.levels.insert(at, level);
      margin.persons.push_back(0.0);
    }
    place.push_back(static_cast<std::uint32_t>(at - margin.levels.begin()));
  }
  for (const std::uint32_t level : column.level) margin.level.emplace_back(place[level]);
  return margin;
}

double people_of(const Margin& margin) {
  Sum sum;
  for (const double persons : margin.persons) sum.add(persons);
  return sum.value();
}

}  // namespace

std::vector<Margin> margins_of(const Dataset& dataset, const Plan& plan,
                               const std::vector<std::string>& names, const DrawRecord* record,
                               Problems& found) {
  std::vector<Margin> margins;
  for (const MarginPlan& wanted : plan.margins) {
    if (!names.empty() && std::ranges::find(names, wanted.name) == names.end()) continue;
    const std::string where = "margin '" + wanted.name + "'";
    const std::size_t before = found.size();
    const Persons persons = persons_of(wanted, record, found);
    const bool counted = found.size() == before;
    const Grouping* column = column_of(dataset, plan, wanted.column);
    if (column == nullptr) {
      found.push_back({"margin.no-such-column", where, 0, 0,
                       "No answer came with a value for '" + wanted.column + "'.",
                       "Name the column under `design` in the plan's [frame]."});
      continue;
    }
    const auto outside = std::ranges::count(column->level, Grouping::outside);
    if (outside > 0) {
      found.push_back({"margin.answers-outside", where, 0, 0,
                       peil::counted(outside, "answer has", "answers have") + " no value for '" +
                           wanted.column + "'.",
                       "Give the blank values a level of their own, with its people."});
      continue;
    }
    if (counted) margins.push_back(margin_of(wanted, *column, persons));
  }
  return margins;
}

std::vector<Unheard> leave_out_unheard(std::vector<Margin>& margins) {
  std::vector<Unheard> unheard;
  for (Margin& margin : margins) {
    std::vector<std::size_t> rows(margin.levels.size(), 0);
    for (const LevelId level : margin.level) ++rows[level.index()];
    Margin kept{margin.name, {}, {}, {}};
    std::vector<std::uint32_t> place(rows.size(), 0);
    for (std::size_t k = 0; k < rows.size(); ++k) {
      if (rows[k] == 0 && margin.persons[k] > 0.0) {
        unheard.push_back({margin.name, margin.levels[k], margin.persons[k]});
        continue;
      }
      place[k] = static_cast<std::uint32_t>(kept.levels.size());
      kept.levels.push_back(margin.levels[k]);
      kept.persons.push_back(margin.persons[k]);
    }
    if (kept.levels.size() == rows.size()) continue;
    for (const LevelId level : margin.level) kept.level.emplace_back(place[level.index()]);
    margin = std::move(kept);
  }
  if (unheard.empty()) return unheard;
  double least = people_of(margins.front());
  for (const Margin& margin : margins) least = std::min(least, people_of(margin));
  for (Margin& margin : margins) {
    const double people = people_of(margin);
    if (people == least) continue;
    for (double& persons : margin.persons) persons *= least / people;
  }
  return unheard;
}

std::vector<KnownTotal> totals_of(const Dataset& dataset,
                                  const std::map<std::string, double>& wanted, char decimal,
                                  Problems& found) {
  std::vector<KnownTotal> totals;
  for (const auto& [column, total] : wanted) {
    const std::string where = "total of '" + column + "'";
    const Grouping* by = dataset.grouping(column);
    if (by == nullptr) {
      found.push_back({"margin.no-such-column", where, 0, 0,
                       "No answer came with a value for '" + column + "'.",
                       "Name the column under `design` in the plan's [frame]."});
      continue;
    }
    std::vector<std::optional<double>> number;
    for (const std::string& level : by->levels) number.push_back(number_in(level, decimal));
    const auto outside = std::ranges::find_if(by->level, [&](std::uint32_t level) {
      return level == Grouping::outside || !number[level];
    });
    if (outside != by->level.end()) {
      const bool sign =
          std::ranges::any_of(by->levels, [&](const auto& l) { return other_sign(l, decimal); });
      found.push_back(
          {"weighting.total-no-number", where, 0, 0,
           "Some answers have no number in '" + column + "'.",
           sign ? "They have the other decimal sign: say with `decimal` under [frame] or "
                  "[import] of the plan which it is."
                : "A total can only be met when every answer has the number."});
      continue;
    }
    KnownTotal& to = totals.emplace_back(KnownTotal{column, total, {}});
    for (const std::uint32_t level : by->level) to.value.push_back(*number[level]);
  }
  return totals;
}

}  // namespace peil::weighting
