#include "peil/weighting/weigh.h"

#include <algorithm>
#include <map>

#include "peil/base/contract.h"
#include "peil/base/sum.h"

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

std::vector<Margin> margins_of(const Dataset& dataset, const Plan& plan, const DrawRecord* record,
                               Problems& found) {
  std::vector<Margin> margins;
  for (const MarginPlan& wanted : plan.margins) {
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
      found.push_back(
          {"margin.answers-outside", where, 0, 0,
           std::to_string(outside) + " answers have no value for '" + wanted.column + "'.",
           "Give the blank values a level of their own, with its people."});
      continue;
    }
    if (counted) margins.push_back(margin_of(wanted, *column, persons));
  }
  return margins;
}

// The weight of the draw, carried over from those of a stratum who did not answer.
std::vector<Weight> base_weights(const Design& design, const DrawRecord* record) {
  if (record == nullptr) return design.weight;
  std::vector<std::size_t> answered(design.strata.size(), 0);
  for (const StratumId id : design.stratum) ++answered[id.index()];
  std::vector<double> factor(design.strata.size(), 1.0);
  for (std::size_t h = 0; h < factor.size(); ++h) {
    const auto drawn =
        std::ranges::find(record->strata, design.strata[h].name, &StratumCount::name);
    if (drawn != record->strata.end() && drawn->sample >= answered[h] && answered[h] > 0)
      factor[h] = static_cast<double>(drawn->sample) / static_cast<double>(answered[h]);
  }
  std::vector<Weight> result;
  for (std::size_t row = 0; row < design.rows(); ++row)
    result.emplace_back(design.weight[row].persons() * factor[design.stratum[row].index()]);
  return result;
}

void account_for_spread(Weighted& weighted) {
  Sum sum, squares;
  for (const Weight& w : weighted.weight) {
    sum.add(w.persons());
    squares.add(w.persons() * w.persons());
  }
  const auto n = static_cast<double>(weighted.weight.size());
  weighted.account.kish_design_effect = n * squares.value() / (sum.value() * sum.value());
  weighted.account.effective_answers = n / weighted.account.kish_design_effect;
}

}  // namespace

Result<Weighted> weigh(const Dataset& dataset, const Plan& plan, const DrawRecord* record) {
  expects(dataset.design.rows() > 0, "weigh: at least one row");
  Weighted result;
  result.base = base_weights(dataset.design, record);
  result.weight = result.base;
  Problems found;
  result.margins = margins_of(dataset, plan, record, found);
  for (const Margin& margin : result.margins) result.account.margins.push_back(margin.name);
  if (!found.empty()) return found;
  if (!result.margins.empty()) {
    Result<Raked> raked = rake(result.base, result.margins);
    if (!raked.ok()) return raked.problems();
    const Raked& fitted = raked.value();
    result.weight = fitted.weight;
    result.account.converged = fitted.converged;
    result.account.sweeps = fitted.sweeps;
    result.account.largest_gap = fitted.largest_gap;
  }
  account_for_spread(result);
  return result;
}

}  // namespace peil::weighting
