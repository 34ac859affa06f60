#include "peil/analysis/run/statistics/difference.h"

#include <algorithm>

#include "peil/analysis/run/contrast.h"
#include "peil/analysis/run/statistics/adjust.h"
#include "peil/base/text.h"

namespace peil::analysis {
namespace {

// A contrast as the plan names it: "Yes-No", or two levels apart where a - would not tell.
struct Words {
  std::string text;
  std::vector<std::string> levels;  // two, or none
};

struct Asked {
  Common common;
  std::vector<Words> contrasts;  // empty: all pairs
  std::vector<estimate::NamedAdjustment> methods;
};

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

std::vector<std::string> levels_of(const Split& parts, const Words& words) {
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

Contrast contrast_of(const Split& parts, const Words& words) {
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
  for (const Words& words : asked.contrasts) contrasts.push_back(contrast_of(parts, words));
  if (contrasts.empty()) contrasts = all_pairs(parts);
  const Comparison comparison{asked.common, design, parts, contrasts, asked.methods, true};
  for (const std::string& variable : asked.common.variables)
    put_comparison(run, comparison, numbers(run.numeric_column(design, variable)));
}

std::optional<Words> words_of(const Node& node) {
  const auto is_text = [](const Node& one) { return one.kind == Node::Kind::Text; };
  if (is_text(node) && node.text.find('-') != std::string::npos) return Words{node.text, {}};
  if (node.kind != Node::Kind::List || node.items.size() != 2) return {};
  if (!std::ranges::all_of(node.items, is_text)) return {};
  return Words{"", {node.items[0].text, node.items[1].text}};
}

std::vector<Words> read_contrasts(PlanKeys& keys) {
  const Node* given = keys.any("contrasts");
  if (given == nullptr || (given->kind == Node::Kind::Text && given->text == "all")) return {};
  std::vector<Words> result;
  const std::vector<Node> alone{*given};
  bool good = true;
  for (const Node& node : given->kind == Node::Kind::List ? given->items : alone) {
    const auto words = words_of(node);
    good = good && words;
    if (words) result.push_back(*words);
  }
  if (!good || result.empty())
    keys.wrong("contrasts", "plan.bad-value",
               "A contrast is two levels with - between, or a list of two levels.",
               "Write [\"Yes-No\"], [[\"Yes\", \"No\"]] or \"all\".");
  return result;
}

std::function<void(Run&)> read(PlanKeys& keys, const std::string& id) {
  const Common common = read_common(keys, id);
  if (common.by.empty()) (void)keys.required_texts("by");
  const Asked asked{common, read_contrasts(keys), read_adjustments(keys, "adjust")};
  return [asked](Run& run) { compare(run, asked); };
}

}  // namespace

const Statistic difference_statistic{"difference", read};

}  // namespace peil::analysis
