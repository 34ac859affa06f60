#include "peil/analysis/plan/asked/estimates.h"

#include "peil/analysis/plan/plan_keys.h"

#include "peil/base/text.h"

namespace peil::analysis::asked {

Estimates Estimates::read(PlanKeys& keys, const std::string& id) {
  Estimates asked;
  asked.by = read_common(keys, id, false);
  if (!keys.has("df")) asked.by.degrees = estimate::Degrees::OfDesign;
  asked.everybody = asked.by;
  asked.everybody.by.clear();
  asked.everybody.levels.clear();
  asked.statistics = keys.texts("statistics");
  if (asked.statistics.empty()) asked.statistics = {"mean"};
  for (const std::string& one : asked.statistics) {
    if (one == "mean" || one == "total" || one == "median") continue;
    keys.wrong("statistics", "plan.bad-value", "There is no '" + one + "' among the estimates.",
               "It is one of: mean, total, median.");
  }
  for (const Node* pair : keys.list("ratios")) {
    const bool two = pair->kind == Node::Kind::List && pair->items.size() == 2 &&
                     pair->items[0].kind == Node::Kind::Text &&
                     pair->items[1].kind == Node::Kind::Text;
    if (!two) {
      keys.wrong("ratios", "plan.wrong-type", "A ratio is a list of two columns.",
                 "Write \"ratios\": [[\"bought\", \"visits\"]].");
      continue;
    }
    asked.ratios.emplace_back(pair->items[0].text, pair->items[1].text);
    if (const auto design = keys.plan().designs.find(asked.by.design);
        design != keys.plan().designs.end()) {
      for (const Node& column : pair->items) keys.note("ratios", design->second.data, column.text);
    }
  }
  asked.plain_means = keys.columns("plain_means", asked.by.design);
  asked.plain_names = keys.one_of("names", {"call", "variable"}, "call") == "variable";
  if (asked.plain_names && asked.statistics.size() > 1) {
    keys.wrong("names", "plan.bad-value", "Plain names would not tell the statistics apart.",
               "Ask for one statistic, or for names \"call\".");
  }
  asked.weights = keys.flag("weights");
  asked.se_b_calibrated = keys.flag("se_b_calibrated");
  return asked;
}

}  // namespace peil::analysis::asked
