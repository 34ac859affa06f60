#include "peil/analysis/plan/model.h"

#include "peil/analysis/plan/plan_keys.h"

namespace peil::analysis {

Model read_model(PlanKeys& keys, const std::string& id, const char* predictors_key,
                 bool needs_predictors) {
  Model model;
  model.common = read_common(keys, id, false);
  model.outcome = keys.column("outcome", model.common.design);
  model.predictors = keys.columns(predictors_key, model.common.design);
  if (needs_predictors && model.predictors.empty()) (void)keys.required_texts(predictors_key);
  for (std::size_t i = 0; i < model.predictors.size(); ++i) {
    bool twice = model.predictors[i] == model.outcome;
    for (std::size_t j = 0; j < i; ++j) twice = twice || model.predictors[j] == model.predictors[i];
    if (!twice) continue;
    keys.wrong(predictors_key, "plan.bad-value",
               "'" + model.predictors[i] + "' is in the model twice.", "Name each column once.");
  }
  return model;
}

}  // namespace peil::analysis
