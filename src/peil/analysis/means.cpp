#include "peil/analysis/means.h"

#include "peil/analysis/put.h"
#include "peil/base/text.h"

namespace peil::analysis {
namespace {

using OneEstimate = std::optional<Estimate> (*)(const estimate::Classes&,
                                                std::span<const estimate::Tally>,
                                                const estimate::Domain&, const estimate::Options&);

void estimate_all(Run& run, const Common& common, OneEstimate one, bool deff) {
  const Prepared& design = run.design(common.design);
  const Split parts = split(design, common);
  for (const std::string& variable : common.variables) {
    const estimate::Tallies counted =
        tallies(design, parts.classes, numbers(run.numeric_column(design, variable)));
    for (const DomainAsked& domain : parts.domains) {
      const auto e = one(parts.classes, counted, domain.domain, options(design, common));
      if (!e) {
        put(run, common.id, variable, domain.name, domain.level, "n", 0.0);
        continue;
      }
      if (!e->standard_error) throw lonely_refusal(parts.classes, variable);
      put_estimate(run, common, variable, domain, *e);
      if (!deff) continue;
      const auto effect =
          estimate::design_effect(parts.classes, counted, domain.domain, options(design, common));
      if (effect) put(run, common.id, variable, domain.name, domain.level, "deff", *effect);
    }
  }
}

std::function<void(Run&)> read_mean(PlanKeys& keys, const std::string& id) {
  const Common common = read_common(keys, id);
  const bool deff = keys.flag("deff");
  return [=](Run& run) { estimate_all(run, common, estimate::mean, deff); };
}

std::function<void(Run&)> read_total(PlanKeys& keys, const std::string& id) {
  const Common common = read_common(keys, id);
  return [=](Run& run) { estimate_all(run, common, estimate::total, false); };
}

}  // namespace

const Statistic mean_statistic{"mean", read_mean};
const Statistic total_statistic{"total", read_total};

}  // namespace peil::analysis
