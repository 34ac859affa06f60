#include "peil/analysis/means.h"

#include "peil/analysis/models.h"
#include "peil/base/text.h"

namespace peil::analysis {
namespace {

using OneEstimate = std::optional<Estimate> (*)(const estimate::Classes&,
                                                std::span<const estimate::Tally>,
                                                const estimate::Domain&, const estimate::Options&);

using OneEffect = std::optional<double> (*)(const estimate::Classes&,
                                            std::span<const estimate::Tally>,
                                            const estimate::Domain&, const estimate::Options&);

// `deff` is null when the plan does not ask for design effects.
void estimate_all(Run& run, const Common& common, OneEstimate one, OneEffect deff) {
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
      if (deff == nullptr) continue;
      const auto effect = deff(parts.classes, counted, domain.domain, options(design, common));
      if (effect) put(run, common.id, variable, domain.name, domain.level, "deff", *effect);
    }
  }
}

std::function<void(Run&)> read_mean(PlanKeys& keys, const std::string& id) {
  const Common common = read_common(keys, id);
  const bool without = keys.flag("deff"), with = keys.flag("deff_replace");
  if (with && without)
    keys.wrong("deff_replace", "plan.bad-value", "'deff' and 'deff_replace' are both asked for.",
               "Ask for them in two analyses: both are printed as deff.");
  const OneEffect effect = without ? estimate::design_effect
                           : with  ? estimate::design_effect_with_replacement
                                   : nullptr;
  return [=](Run& run) { estimate_all(run, common, estimate::mean, effect); };
}

std::function<void(Run&)> read_total(PlanKeys& keys, const std::string& id) {
  const Common common = read_common(keys, id);
  return [=](Run& run) { estimate_all(run, common, estimate::total, nullptr); };
}

void spread_all(Run& run, const Common& common) {
  const Prepared& design = run.design(common.design);
  const Split parts = split(design, common);
  for (const std::string& variable : common.variables) {
    const estimate::Tallies counted =
        tallies(design, parts.classes, numbers(run.numeric_column(design, variable)));
    for (const DomainAsked& domain : parts.domains) {
      const auto mean = estimate::mean(parts.classes, counted, domain.domain);
      put(run, common.id, variable, domain.name, domain.level, "n",
          mean ? static_cast<double>(mean->answers) : 0.0);
      const auto sd = estimate::standard_deviation(parts.classes, counted, domain.domain);
      if (sd) {
        put(run, common.id, variable, domain.name, domain.level, "estimate", sd->value);
        put(run, common.id, variable, domain.name, domain.level, "variance", sd->value * sd->value);
      } else if (mean) {
        refuse(run, common.id, variable, domain, "One answer has no standard deviation.");
      }
    }
  }
}

std::function<void(Run&)> read_spread(PlanKeys& keys, const std::string& id) {
  const Common common = read_common(keys, id);
  return [common](Run& run) { spread_all(run, common); };
}

}  // namespace

const Statistic mean_statistic{"mean", read_mean};
const Statistic total_statistic{"total", read_total};
const Statistic spread_statistic{"sd", read_spread};

}  // namespace peil::analysis
