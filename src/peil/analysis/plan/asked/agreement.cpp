#include "peil/analysis/plan/asked/agreement.h"

#include "peil/analysis/plan/plan_keys.h"

#include <algorithm>
#include <set>
#include "peil/base/text.h"

namespace peil::analysis::asked {
namespace {

Coders read_coders(PlanKeys& keys, const std::string& id, std::size_t most) {
  Coders asked;
  asked.id = id;
  asked.design = keys.design();
  asked.coders = keys.columns("coders", asked.design);
  asked.order = keys.texts("order");
  if (asked.coders.size() < 2 || asked.coders.size() > most)
    keys.wrong("coders", "plan.bad-value",
               most == 2 ? "'coders' must name two columns, one per coder."
                         : "'coders' must name two columns or more, one per coder.",
               "Write \"coders\": [\"coder1\", \"coder2\"].");
  return asked;
}

}  // namespace

Kappa Kappa::read(PlanKeys& keys, const std::string& id) {
  Coders asked = read_coders(keys, id, 2);
  asked.confidence = keys.number("confidence", 0.95);
  if (asked.confidence <= 0.0 || asked.confidence >= 1.0)
    keys.wrong("confidence", "plan.bad-value", "'confidence' must lie between 0 and 1.",
               "Write 0.95 for 95 percent.");
  const std::string word =
      keys.one_of("weights", {"unweighted", "linear", "quadratic"}, "unweighted");
  const auto weights = word == "linear"      ? coding::PairWeights::Linear
                       : word == "quadratic" ? coding::PairWeights::Quadratic
                                             : coding::PairWeights::Unweighted;
  asked.ordered = weights != coding::PairWeights::Unweighted;
  return {asked, weights};
}

Krippendorff Krippendorff::read(PlanKeys& keys, const std::string& id) {
  Coders asked = read_coders(keys, id, 1000);
  const std::string word = keys.one_of("metric", {"nominal", "ordinal", "interval"}, "nominal");
  const auto metric = word == "ordinal"    ? coding::Metric::Ordinal
                      : word == "interval" ? coding::Metric::Interval
                                           : coding::Metric::Nominal;
  asked.ordered = metric == coding::Metric::Ordinal;
  asked.numbers = metric == coding::Metric::Interval;
  return {asked, metric};
}

CategoryAgreement CategoryAgreement::read(PlanKeys& keys, const std::string& id) {
  return {read_coders(keys, id, 2)};
}

}  // namespace peil::analysis::asked
