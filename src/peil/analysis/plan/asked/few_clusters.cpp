#include "peil/analysis/plan/asked/few_clusters.h"

#include <algorithm>

#include "peil/analysis/plan/plan_keys.h"
#include "peil/base/text.h"

namespace peil::analysis::asked {
namespace {

void check_clusters(PlanKeys& keys, const std::string& design) {
  const auto found = keys.plan().designs.find(design);
  if (found == keys.plan().designs.end() || !found->second.clusters.empty()) return;
  keys.wrong("design", "plan.bad-value", "Design '" + design + "' has no clusters.",
             "Name the column of the clusters in the design.");
}

void no_domains(PlanKeys& keys) {
  refuse_keys(keys, {"by", "levels"}, "An analysis of few clusters takes all rows of its data.",
              "Take 'by' and 'levels' out, and 'keep' only the rows of one group in the data.");
  refuse_keys(keys, {"df"}, "An analysis of few clusters has degrees of freedom of its own.",
              "Take 'df' out.");
}

}  // namespace

FewClusters FewClusters::read(PlanKeys& keys, const std::string& id) {
  FewClusters asked{read_model(keys, id, "predictors", false)};
  check_clusters(keys, asked.model.common.design);
  no_domains(keys);
  return asked;
}

WildBootstrap WildBootstrap::read(PlanKeys& keys, const std::string& id) {
  WildBootstrap asked{read_model(keys, id, "predictors"), keys.texts("coefficients")};
  check_clusters(keys, asked.model.common.design);
  no_domains(keys);
  for (const std::string& name : asked.coefficients) {
    if (std::ranges::find(asked.model.predictors, name) == asked.model.predictors.end())
      keys.wrong("coefficients", "plan.bad-value", "'" + name + "' is no predictor of the model.",
                 "It is one of: " + join(asked.model.predictors, ", ") + ".");
  }
  if (asked.coefficients.empty()) asked.coefficients = asked.model.predictors;
  return asked;
}

RandomisationInference RandomisationInference::read(PlanKeys& keys, const std::string& id) {
  RandomisationInference asked{read_common(keys, id), {}};
  asked.treated = keys.column("treated", asked.common.design);
  check_clusters(keys, asked.common.design);
  no_domains(keys);
  return asked;
}

}  // namespace peil::analysis::asked
