#include "peil/disclosure/open_data_item.h"

#include <algorithm>
#include <array>

#include "peil/base/contract.h"
#include "peil/model/concentration.h"

namespace peil::disclosure {
namespace {

using Given = std::array<std::size_t, 256>;  // answers by code

Concentration lie_together(const Item& item, const Given& given) {
  Concentration all;
  for (std::size_t code = 1; code < given.size(); ++code) {
    if (given[code] == 0) continue;
    const auto answer = static_cast<std::uint8_t>(code);
    all.answers += given[code];
    all.most_given = std::max(all.most_given, given[code]);
    if (item.kind != ItemKind::Mark && item.kind != ItemKind::Scale) continue;
    if (counted_as(item, "low", answer) > 0.0) all.in_low += given[code];
    if (counted_as(item, "high", answer) > 0.0) all.in_high += given[code];
  }
  constexpr std::size_t chosen = 2;
  if (item.kind == ItemKind::Chosen) all.most_given = given[chosen];
  return all;
}

// By the rules of the gate (released.cpp).
bool tells(const Concentration& lies, std::string_view statistic, std::size_t least_tested) {
  if (lies.tells_all()) return true;
  if (lies.answers >= least_tested) return false;
  return (statistic == "low" && lies.end_tells_all(lies.in_low)) ||
         (statistic == "high" && lies.end_tells_all(lies.in_high));
}

}  // namespace

OpenDataItem::OpenDataItem(const Item& item, std::span<const OpenStatistic> statistics,
                           std::span<const OpenDomain> domains, const OpenRows& people,
                           OpenLimits limits)
    : item_(item),
      statistics_(statistics),
      domains_(domains),
      people_(people),
      limits_(limits),
      code_(std::get<CodeColumn>(item.column).code),
      reason_(std::get<CodeColumn>(item.column).reason) {
  expects(people.group.size() == code_.size(), "OpenDataItem: a group for every row");
  for (const OpenStatistic& statistic : statistics)
    parts_.push_back(open_parts(domains, statistic));
}

OpenDataItem::Groups OpenDataItem::secret_groups() const {
  Groups secret(people_.unnamed.size(), false);
  for (const OpenStatistic& statistic : statistics_) {
    for (std::size_t d = 0; d < domains_.size(); ++d) {
      if (!statistic.secret[d] || domains_[d].customer_group.empty()) continue;
      for (std::size_t g = 0; g < secret.size(); ++g)
        secret[g] = secret[g] || (domains_[d].has[g] && !people_.unnamed[g]);
    }
  }
  return secret;
}

std::optional<OpenDataItem::Lacking> OpenDataItem::lacking(const Shown& shown) const {
  std::vector<Given> given(people_.unnamed.size(), Given{});  // of each group, not shown
  for (std::size_t row = 0; row < code_.size(); ++row) {
    if (is_answered(row) && !shown[row]) ++given[people_.group[row]][code_[row]];
  }
  for (std::size_t s = 0; s < statistics_.size(); ++s) {
    for (const OpenPart& part : parts_[s]) {
      Given all{};
      for (const std::size_t group : part.groups) {
        for (std::size_t code = 0; code < all.size(); ++code) all[code] += given[group][code];
      }
      const Concentration lies = lie_together(item_, all);
      const bool few = lies.answers < limits_.least;
      if (lies.answers == 0 ||
          (!few && !tells(lies, statistics_[s].statistic, limits_.least_tested)))
        continue;
      // Where all of them are hidden the figures that are out tell what follows, not the file.
      Groups of(given.size(), false);
      for (const std::size_t group : part.groups) of[group] = true;
      const auto left = [&](std::size_t row) {
        return is_answered(row) && shown[row] && of[people_.group[row]];
      };
      std::size_t row = 0;
      while (row < code_.size() && !left(row)) ++row;
      if (row == code_.size()) continue;
      return Lacking{std::move(of), few ? limits_.least - lies.answers : 1};
    }
  }
  return {};
}

OpenDataItem::Groups OpenDataItem::followed(const Shown& shown) const {
  const std::size_t groups = people_.unnamed.size();
  Unknown unknown{std::vector<std::size_t>(groups, 0), std::vector<std::size_t>(groups, 0)};
  for (std::size_t row = 0; row < code_.size(); ++row) {
    const std::uint32_t group = people_.group[row];
    if (!is_answered(row)) continue;
    if (!shown[row])
      ++unknown.left_out[group];
    else if (people_.unnamed[group])
      ++unknown.unnamed[group];
  }
  Groups found;
  for (const OpenStatistic& statistic : statistics_) {
    for (const std::size_t domain : what_follows(domains_, statistic, unknown)) {
      found.resize(groups, false);
      for (std::size_t g = 0; g < groups; ++g) found[g] = found[g] || domains_[domain].has[g];
    }
  }
  return found;
}

}  // namespace peil::disclosure
