#include "peil/analysis/run/compute.h"

#include <algorithm>
#include <cstdint>
#include <set>

#include "peil/analysis/run/contrast.h"
#include "peil/base/text.h"

namespace peil::analysis {
namespace {

using Asked = asked::Difference;

std::optional<std::size_t> place(const Split& parts, std::string_view level) {
  const auto found = std::ranges::find(parts.domains, level, &DomainAsked::level);
  if (found == parts.domains.end()) return {};
  return static_cast<std::size_t>(found - parts.domains.begin());
}

Refusal unknown_level(const Split& parts, const std::string& level) {
  std::vector<std::string> known;
  for (const DomainAsked& domain : parts.domains) known.push_back(domain.level);
  const auto meant = nearest(level, known);
  return {"",
          "No row has '" + level + "' in '" + parts.domains.front().name + "'. " +
              (meant ? "Did you mean '" + *meant + "'?" : "It has: " + join(known, ", ") + ".")};
}

// The two sides of a text at each of its signs.
std::vector<std::vector<std::string>> readings(const std::string& text) {
  std::vector<std::vector<std::string>> result;
  for (std::size_t at = text.find('-'); at != std::string::npos; at = text.find('-', at + 1))
    result.push_back({text.substr(0, at), text.substr(at + 1)});
  return result;
}

std::vector<std::string> levels_of(const Split& parts, const asked::Words& words) {
  if (!words.levels.empty()) return words.levels;
  std::vector<std::vector<std::string>> whole, half, all = readings(words.text);
  for (const auto& sides : all) {
    const int found = place(parts, sides[0]).has_value() + place(parts, sides[1]).has_value();
    if (found == 2) whole.push_back(sides);
    if (found == 1) half.push_back(sides);
  }
  if (whole.size() > 1) {
    throw Refusal{"", "'" + words.text + "' can be read in more than one way. Write [\"" +
                          whole[0][0] + "\", \"" + whole[0][1] + "\"] or [\"" + whole[1][0] +
                          "\", \"" + whole[1][1] + "\"]."};
  }
  return !whole.empty() ? whole.front() : !half.empty() ? half.front() : all.front();
}

Contrast contrast_of(const Split& parts, const asked::Words& words) {
  const std::vector<std::string> levels = levels_of(parts, words);
  const auto one = place(parts, levels[0]), other = place(parts, levels[1]);
  if (!one) throw unknown_level(parts, levels[0]);
  if (!other) throw unknown_level(parts, levels[1]);
  if (one == other) throw Refusal{"", "A contrast compares '" + levels[0] + "' with itself."};
  return {*one, *other};
}

// Every level against the rest of its group: the domains that `split` found, and behind each the
// rows of the same group that have another level.
struct AgainstRest {
  Split parts;
  std::vector<Contrast> contrasts;
};

AgainstRest against_rest(const Prepared& design, const Asked& asked) {
  std::vector<Grouping> all, groups;
  for (const std::string& name : asked.within)
    groups.push_back(grouping(*design.table->column(name)));
  all = groups;
  for (const std::string& name : asked.common.by)
    all.push_back(grouping(*design.table->column(name)));
  const Grouping by = crossed(all);
  const Grouping group =
      groups.empty() ? estimate::whole_sample(design.table->rows) : crossed(groups);
  const Grouping* const groupings[]{&by, &group};
  AgainstRest result;
  result.parts.classes = estimate::classes_of(design.design, design.weighted, groupings);
  const estimate::Classes& classes = result.parts.classes;
  std::vector<std::uint32_t> group_of(by.levels.size(), Grouping::outside);
  for (std::size_t row = 0; row < by.level.size(); ++row) {
    if (by.level[row] != Grouping::outside) group_of[by.level[row]] = group.level[row];
  }
  estimate::Domain inside(classes.classes.size(), 0);
  std::vector<estimate::Domain> own;
  for (std::uint32_t level = 0; level < by.levels.size(); ++level) {
    own.push_back(estimate::domain(classes, 0, level));
    for (std::size_t c = 0; c < inside.size(); ++c) inside[c] |= own.back()[c];
  }
  const std::set<std::string> named(asked.common.levels.begin(), asked.common.levels.end());
  for (std::uint32_t level = 0; level < by.levels.size(); ++level) {
    if (!named.empty() && !named.contains(by.levels[level])) continue;
    estimate::Domain rest = estimate::domain(classes, 1, group_of[level]);
    for (std::size_t c = 0; c < rest.size(); ++c)
      rest[c] = rest[c] != 0 && inside[c] != 0 && own[level][c] == 0 ? 1 : 0;
    const std::size_t place = result.parts.domains.size();
    result.parts.domains.push_back({by.name, by.levels[level], own[level]});
    result.parts.domains.push_back({by.name, "rest", std::move(rest)});
    result.contrasts.push_back({place, place + 1});
  }
  return result;
}

void compare_with_rest(Run& run, const Asked& asked) {
  const Prepared& design = run.design_of_means(asked.common.design);
  const AgainstRest rest = against_rest(design, asked);
  if (rest.contrasts.empty()) throw Refusal{"", "There is no level to compare with the rest."};
  const Comparison comparison{asked.common,   design,        rest.parts,
                              rest.contrasts, asked.methods, true};
  for (const std::string& variable : asked.common.variables)
    add_comparison(run, comparison, numbers(run.numeric_column(design, variable)));
}

void compare(Run& run, const Asked& asked) {
  if (asked.rest) return compare_with_rest(run, asked);
  const Prepared& design = run.design_of_means(asked.common.design);
  const Split parts = split(design, asked.common);
  if (parts.domains.size() < 2) throw Refusal{"", "There are fewer than two levels to compare."};
  std::vector<Contrast> contrasts;
  for (const asked::Words& words : asked.contrasts) contrasts.push_back(contrast_of(parts, words));
  if (contrasts.empty()) contrasts = all_pairs(parts);
  const Comparison comparison{asked.common, design, parts, contrasts, asked.methods, true};
  for (const std::string& variable : asked.common.variables)
    add_comparison(run, comparison, numbers(run.numeric_column(design, variable)));
}

}  // namespace

void compute(Run& run, const asked::Difference& asked) { compare(run, asked); }

}  // namespace peil::analysis
