#include "peil/analysis/plan/asked/benchmark.h"

#include "peil/analysis/plan/plan_keys.h"

namespace peil::analysis::asked {
namespace {

Against read_against(PlanKeys& keys, const std::string& name, const Node& node) {
  Against result{name, 0.0, 0.0};
  if (node.kind == Node::Kind::Number) {
    result.mean = node.number;
    return result;
  }
  Keys in(node, keys.file(), keys.problems());
  if (in.has("fixed")) {
    result.mean = in.required_number("fixed");
  } else {
    result.mean = in.required_number("mean");
    result.error = in.required_number("se");
  }
  if (result.error < 0.0)
    in.wrong("se", "plan.bad-value", "An error is 0 or more.", "Look at the benchmark's error.");
  in.done();
  return result;
}

// { "fixed": 4 } is one fixed benchmark of that name; other names hold what they are.
std::vector<Against> read_all(PlanKeys& keys) {
  std::vector<Against> all;
  for (const auto& [name, node] : keys.object("against"))
    all.push_back(read_against(keys, name, *node));
  if (all.empty()) {
    keys.wrong("against", "plan.missing-key", "The analysis has nothing to compare with.",
               "Add \"against\": { \"fixed\": 4 }.");
  }
  return all;
}

}  // namespace

Benchmark Benchmark::read(PlanKeys& keys, const std::string& id) {
  Benchmark asked{read_common(keys, id, false), {}, {}};
  asked.measures = read_measures(keys, asked.common, {asked.common.design});
  asked.against = read_all(keys);
  return asked;
}

}  // namespace peil::analysis::asked
