#include "peil/analysis/plan/asked/difference.h"

#include "peil/analysis/plan/plan_keys.h"

#include <algorithm>
#include "peil/base/text.h"

namespace peil::analysis::asked {
namespace {

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

}  // namespace

Difference Difference::read(PlanKeys& keys, const std::string& id) {
  const Common common = read_common(keys, id);
  if (common.by.empty()) (void)keys.required_texts("by");
  const Difference asked{common, read_contrasts(keys), read_adjustments(keys, "adjust")};
  return asked;
}

}  // namespace peil::analysis::asked
