#include "peil/disclosure/people_then.h"

#include "peil/analysis/run/prepare.h"
#include "peil/disclosure/row_sets.h"

namespace peil::disclosure {

PeopleThen::PeopleThen(const Table& table, const std::string& item, const std::string& measure,
                       std::span<const EarlierRelease> releases)
    : measure_(measure), rows_(table.rows) {
  const RowSet answers = answered(table, {item});
  const Grouping groups = analysis::grouping(*table.column("customer_group"));
  for (std::uint32_t row = 0; row < table.rows; ++row) {
    if (answers.has(row) && groups.level[row] != Grouping::outside)
      of_group_[groups.levels[groups.level[row]]].push_back(row);
  }
  for (const EarlierRelease& then : releases) {
    for (const auto& [whose, people] : then.answers) {
      if (whose.second != measure_) continue;
      std::vector<std::uint32_t>& of = of_group_[whose.first];
      while (of.size() < people) of.push_back(static_cast<std::uint32_t>(rows_++));
    }
  }
}

RowSet PeopleThen::counted(const EarlierRelease& then, const std::string& domain) const {
  RowSet rows(rows_);
  const auto groups = then.groups.find(domain);
  if (groups == then.groups.end()) return rows;
  for (const std::string& group : groups->second) {
    const auto of = of_group_.find(group);
    if (of == of_group_.end()) continue;
    for (std::size_t i = 0; i < then.answered(group, measure_); ++i) rows.add(of->second[i]);
  }
  return rows;
}

}  // namespace peil::disclosure
