#include "peil/analysis/run/banner_columns.h"

#include <algorithm>

#include "peil/base/each.h"
#include "peil/base/text.h"

namespace peil::analysis {
namespace {

// Levels 0 and 1, whether any row has them or not.
Grouping membership(const Prepared& design, const std::string& name) {
  const Grouping found = grouping(*design.table->column(name));
  std::vector<std::uint32_t> place;
  for (const std::string& level : found.levels) {
    if (level != "0" && level != "1")
      throw Refusal{"", "Column '" + name + "' holds '" + level +
                            "'. A column of a table is 1 for who is in it and 0 for who is not: "
                            "derive it, as if(${age} < 25, 1, 0)."};
    place.push_back(level == "1" ? 1 : 0);
  }
  Grouping result{name, {"0", "1"}, found.level};
  for (std::uint32_t& level : result.level) {
    if (level != Grouping::outside) level = place[level];
  }
  return result;
}

}  // namespace

BannerColumns banner_columns(const Prepared& design, const std::string& set,
                             const std::vector<std::string>& columns, const Grouping* also) {
  std::vector<Grouping> members;
  for (const std::string& name : columns) members.push_back(membership(design, name));
  std::vector<const Grouping*> groupings;
  for (const Grouping& one : members) groupings.push_back(&one);
  if (also != nullptr) groupings.push_back(also);
  BannerColumns result;
  result.parts.classes = estimate::classes_of(design.design, design.weighted, groupings);
  for (std::size_t c = 0; c < columns.size(); ++c) {
    result.parts.domains.push_back({set, columns[c], estimate::domain(result.parts.classes, c, 1)});
    result.rest.push_back(estimate::domain(result.parts.classes, c, 0));
  }
  return result;
}

CountedBanner& counted_banner(Run& run, const Prepared& design, const std::string& set,
                              const std::vector<std::string>& columns) {
  return run.banner(design.name + '\x1f' + set + '\x1f' + join(columns, "\x1f"), [&] {
    return std::make_shared<CountedBanner>(CountedBanner{banner_columns(design, set, columns)});
  });
}

std::vector<const estimate::Tallies*> counted(Run& run, CountedBanner& banner,
                                              const Prepared& design,
                                              const std::vector<std::string>& variables) {
  std::vector<const estimate::Tallies*> all;
  std::vector<std::pair<const Column*, estimate::Tallies*>> fresh_ones;
  for (const std::string& variable : variables) {
    const Column& column = run.numeric_column(design, variable);
    const auto [at, fresh] = banner.counted.try_emplace(variable);
    all.push_back(&at->second);
    if (fresh) fresh_ones.emplace_back(&column, &at->second);
  }
  for_each_of(fresh_ones.size(), run.threads(), [&](std::size_t i, std::size_t) {
    *fresh_ones[i].second = tallies(design, banner.columns.parts.classes, *fresh_ones[i].first);
  });
  return all;
}

}  // namespace peil::analysis
