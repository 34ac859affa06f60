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

bool is_rest(const Node& node) { return node.kind == Node::Kind::Text && node.text == "rest"; }

std::vector<Words> read_contrasts(PlanKeys& keys) {
  const Node* given = keys.any("contrasts");
  if (given == nullptr || (given->kind == Node::Kind::Text && given->text == "all")) return {};
  if (is_rest(*given)) return {};
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
               "Write [\"Yes-No\"], [[\"Yes\", \"No\"]], \"all\" or \"rest\".");
  return result;
}

}  // namespace

Difference Difference::read(PlanKeys& keys, const std::string& id) {
  Difference asked{read_common(keys, id), {}, false, {}, {}};
  if (asked.common.by.empty()) (void)keys.required_texts("by");
  asked.contrasts = read_contrasts(keys);
  const Node* const given = keys.any("contrasts");
  asked.rest = given != nullptr && is_rest(*given);
  asked.within = keys.columns("within", asked.common.design);
  if (!asked.within.empty() && !asked.rest)
    keys.wrong("within", "plan.bad-value", "'within' says of which group the rest is meant.",
               "Write \"contrasts\": \"rest\", or leave 'within' out.");
  asked.methods = read_adjustments(keys, "adjust");
  return asked;
}

}  // namespace peil::analysis::asked
