#include "peil/analysis/run/compute.h"

#include <algorithm>

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

void compare(Run& run, const Asked& asked) {
  const Prepared& design = run.design(asked.common.design);
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
