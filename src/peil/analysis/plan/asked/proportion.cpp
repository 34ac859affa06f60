#include "peil/analysis/plan/asked/proportion.h"

#include "peil/analysis/plan/plan_keys.h"

#include <algorithm>
#include <array>

namespace peil::analysis::asked {
namespace {

using estimate::ShareInterval;

constexpr std::array known{NamedInterval{"wald", ShareInterval::Wald},
                           NamedInterval{"logit", ShareInterval::Logit},
                           NamedInterval{"beta", ShareInterval::Beta},
                           NamedInterval{"beta_capped", ShareInterval::CappedBeta},
                           NamedInterval{"wilson", ShareInterval::Wilson}};

}  // namespace

std::vector<NamedInterval> read_intervals(PlanKeys& keys) {
  std::vector<NamedInterval> intervals;
  for (const std::string& name : keys.texts("intervals")) {
    const auto found =
        std::ranges::find_if(known, [&](const NamedInterval& one) { return name == one.name; });
    if (found != known.end())
      intervals.push_back(*found);
    else
      keys.wrong("intervals", "plan.bad-value", "There is no interval '" + name + "'.",
                 "It is one of: wald, logit, beta, beta_capped, wilson.");
  }
  if (!keys.has("intervals")) intervals.push_back({"logit", estimate::ShareInterval::Logit});
  return intervals;
}

Proportion Proportion::read(PlanKeys& keys, const std::string& id) {
  Common common = read_common(keys, id);
  read_by_each(keys, common);
  return {common, read_intervals(keys)};
}

}  // namespace peil::analysis::asked
