#include "peil/analysis/plan/asked/selection.h"

#include "peil/analysis/plan/plan_keys.h"

#include "peil/analysis/plan/whole_keys.h"
#include "peil/base/chance.h"
#include "peil/base/text.h"

namespace peil::analysis::asked {
namespace {

// What both ask.
template <class Selection>
Selection read_sizes(PlanKeys& keys, const std::string& id) {
  Selection asked;
  asked.id = id;
  asked.design = keys.design();
  asked.size = keys.column("size", asked.design);
  asked.n = required_whole(keys, "n");
  return asked;
}

// The start is a number of the plan, or comes from a seed that stands there.
double read_start(PlanKeys& keys) {
  const std::string seed = keys.text("seed");
  const bool by_seed = keys.has("seed");
  const double start = keys.number("start", 0.0);
  if (by_seed == keys.has("start") || (by_seed && seed.empty())) {
    keys.wrong("start", "plan.bad-value", "Give either 'start' or 'seed', one of the two.",
               "Write \"seed\": \"any text\" for a random start that can be repeated.");
    return 0.0;
  }
  if (by_seed) return Chance(seed, "systematic").share();
  if (start >= 0.0 && start < 1.0) return start;
  keys.wrong("start", "plan.bad-value", "'start' must lie from 0 up to (not including) 1.",
             "It is a share of the distance between two draws.");
  return 0.0;
}

}  // namespace

Inclusion Inclusion::read(PlanKeys& keys, const std::string& id) {
  Inclusion asked = read_sizes<Inclusion>(keys, id);
  asked.rows = keys.numbers("rows");
  for (const double row : asked.rows) {
    if (is_count(row, 1.0)) continue;
    keys.wrong("rows", "plan.bad-value", "Rows are whole numbers from 1.", "Write [1, 2, 300].");
    break;
  }
  return asked;
}

Systematic Systematic::read(PlanKeys& keys, const std::string& id) {
  Systematic asked = read_sizes<Systematic>(keys, id);
  asked.start = read_start(keys);
  asked.sums = keys.columns("sum", asked.design);
  for (const auto& [name, node] : keys.object("expand")) {
    if (node->kind != Node::Kind::Text) {
      keys.wrong("expand", "plan.wrong-type", "'expand' names columns.",
                 "Write \"expand\": { \"income\": \"income_of_the_town\" }.");
      continue;
    }
    asked.expand.emplace_back(name, node->text);
    keys.note(
        "expand",
        keys.plan().designs.contains(asked.design) ? keys.plan().designs.at(asked.design).data : "",
        node->text);
  }
  if (keys.has("key")) asked.key = keys.column("key", asked.design);
  return asked;
}

}  // namespace peil::analysis::asked
