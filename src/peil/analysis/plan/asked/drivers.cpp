#include "peil/analysis/plan/asked/drivers.h"

#include "peil/analysis/plan/plan_keys.h"

#include "peil/drivers/lmg.h"

namespace peil::analysis::asked {
namespace {

Draws read_bootstrap(PlanKeys& keys) {
  Draws draws;
  const Node* node = keys.any("bootstrap");
  if (node == nullptr) return draws;
  Keys in(*node, keys.file(), keys.problems());
  const double replicates = in.number("replicates", 1000);
  draws.seed = in.required_text("seed");
  in.done();
  if (replicates >= 2 && replicates <= 100000)
    draws.replicates = static_cast<std::size_t>(replicates);
  else
    keys.wrong("bootstrap", "plan.bad-value", "A bootstrap has 2 to 100,000 replicates.",
               "Write \"bootstrap\": { \"replicates\": 1000, \"seed\": \"...\" }.");
  return draws;
}

Model read_drivers_model(PlanKeys& keys, const std::string& id) {
  Model model = read_model(keys, id, "drivers");
  if (model.predictors.size() > drivers::most_drivers)
    keys.wrong("drivers", "plan.bad-value",
               "Importance takes at most 20 drivers; here are " +
                   std::to_string(model.predictors.size()) + ".",
               "Drop some, or take the mean of those that belong together.");
  return model;
}

}  // namespace

Drivers Drivers::read(PlanKeys& keys, const std::string& id) {
  const Model model = read_drivers_model(keys, id);
  const bool johnson = keys.one_of("method", {"lmg", "johnson"}, "lmg") == "johnson";
  const Draws draws = read_bootstrap(keys);
  const AtEqual equal = read_at_equal(keys, model.common.design);
  if (johnson && equal.asked())
    keys.wrong("over", "plan.bad-value", "Relative weights are not worked out at equal classes.",
               "Take \"method\": \"lmg\".");
  return {model, johnson, draws, equal};
}

Priority Priority::read(PlanKeys& keys, const std::string& id) {
  const Model model = read_drivers_model(keys, id);
  const Draws draws = read_bootstrap(keys);
  return {model, draws, read_at_equal(keys, model.common.design)};
}

}  // namespace peil::analysis::asked
