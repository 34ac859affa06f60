#include "peil/analysis/run/domain_tables.h"

#include <algorithm>
#include <set>

#include "peil/table/cells.h"

namespace peil::analysis {

DomainTables::DomainTables(const Run& run, const Prepared& design, const Common& common)
    : levels_(common.levels) {
  const auto column = [&](const std::string& name) {
    return grouping(*design.table->column(name));
  };
  for (const std::string& name : common.by_each) groupings_.push_back(column(name));
  if (!common.by.empty()) {
    std::vector<Grouping> parts;
    for (const std::string& name : common.by) parts.push_back(column(name));
    groupings_.push_back(crossed(parts));
  }
  if (groupings_.empty()) groupings_.push_back(estimate::whole_sample(design.design.rows()));
  for (const std::uint8_t out : design.weightless) counts_.push_back(out == 0 ? 1 : 0);
  std::vector<const Grouping*> all;
  for (const Grouping& g : groupings_) all.push_back(&g);
  by_domain_.emplace(design.design, design.weighted, std::move(all), counts_,
                     options(design, common), run.threads());
}

DomainTables::Answers DomainTables::answers(const Column& column) {
  const table::Cells cells(column);
  if (!cells.bytes().empty())
    return estimate::CodedItem{cells.bytes(), {cells.numbers().begin(), cells.numbers().end()}};
  return number_column(column);
}

std::vector<std::vector<estimate::ByLevel>> DomainTables::of(std::vector<Answers> items) {
  std::vector<estimate::CodedItem> coded;
  for (Answers& item : items) {
    if (auto* c = std::get_if<estimate::CodedItem>(&item)) coded.push_back(std::move(*c));
  }
  auto found = by_domain_->of(coded);
  std::vector<std::vector<estimate::ByLevel>> result;
  std::size_t next = 0;
  for (const Answers& item : items) {
    const auto* numbers = std::get_if<NumberColumn>(&item);
    result.push_back(numbers != nullptr ? by_domain_->of(*numbers) : std::move(found[next++]));
  }
  return result;
}

void DomainTables::each(const std::vector<estimate::ByLevel>& found, const See& see) const {
  for (std::size_t g = 0; g < groupings_.size(); ++g) {
    const Grouping& by = groupings_[g];
    for (const std::string& level : std::set<std::string>(levels_.begin(), levels_.end())) {
      if (std::ranges::find(by.levels, level) == by.levels.end()) see(by.name, level, {});
    }
    for (std::size_t l = 0; l < by.levels.size(); ++l) {
      const std::string& level = by.levels[l];
      if (levels_.empty() || std::ranges::find(levels_, level) != levels_.end())
        see(by.name, level, found[g][l]);
    }
  }
}

std::vector<DomainAsked> DomainTables::domains() const {
  std::vector<DomainAsked> all;
  const std::vector<estimate::ByLevel> nothing = [&] {
    std::vector<estimate::ByLevel> by_level;
    for (const Grouping& by : groupings_) by_level.emplace_back(by.levels.size());
    return by_level;
  }();
  each(nothing, [&](const std::string& domain, const std::string& level, const auto&) {
    all.push_back({domain, level, {}});
  });
  return all;
}

}  // namespace peil::analysis
