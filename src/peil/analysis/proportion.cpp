#include "peil/analysis/proportion.h"

#include <algorithm>
#include <array>

#include "peil/analysis/put.h"
#include "peil/estimate/share_interval.h"

namespace peil::analysis {
namespace {

using estimate::ShareInterval;

struct Named {
  const char* name;
  ShareInterval kind;
};
constexpr std::array known{Named{"wald", ShareInterval::Wald}, Named{"logit", ShareInterval::Logit},
                           Named{"beta", ShareInterval::Beta}};

// Levels beyond this are no categories but, say, names or amounts.
constexpr std::size_t most_levels = 255;

void put_share(Run& run, const Common& common, const std::string& variable, const DomainAsked& at,
               const Estimate& share, const std::vector<Named>& intervals) {
  const auto row = [&](const std::string& quantity, double value) {
    put(run, common.id, variable, at.name, at.level, quantity.c_str(), value);
  };
  row("estimate", share.value);
  row("se", *share.standard_error);
  row("df", share.degrees_of_freedom);
  row("n", static_cast<double>(share.answers));
  if (estimate::without_spread(share)) row("no_spread", 1.0);
  for (const Named& one : intervals) {
    const auto ends = estimate::interval_of(share, one.kind, common.confidence);
    if (!ends) continue;
    row(std::string("ci_low_") + one.name, ends->low);
    row(std::string("ci_high_") + one.name, ends->high);
  }
}

Item levels_of(const Prepared& design, const std::string& name) {
  const Column& column = *design.table->column(name);
  const std::size_t levels = grouping(column).levels.size();
  if (levels <= most_levels) return choices(column);
  throw Refusal{name, "Column '" + name + "' has " + std::to_string(levels) +
                          " different values, too many for a share of each (at most " +
                          std::to_string(most_levels) +
                          "). Ask for a mean or a quantile, or for a share of some of them."};
}

void estimate_all(Run& run, const Common& common, const std::vector<Named>& intervals) {
  const Prepared& design = run.design(common.design);
  const Split parts = split(design, common);
  for (const std::string& variable : common.variables) {
    const Item item = levels_of(design, variable);
    const estimate::Tallies counted = tallies(design, parts.classes, item);
    for (const DomainAsked& domain : parts.domains) {
      for (std::size_t level = 0; level < item.levels.size(); ++level) {
        const auto code = static_cast<double>(level + 1);
        const auto share = estimate::share(parts.classes, counted, domain.domain, {code, code},
                                           options(design, common));
        if (!share) break;  // nobody in the domain answered
        if (!share->standard_error) throw lonely_refusal(parts.classes, variable);
        const std::string within = domain.level.empty() ? "" : domain.level + "|";
        put_share(run, common, variable, {domain.name, within + item.levels[level], {}}, *share,
                  intervals);
      }
      const bool answered = std::ranges::any_of(
          counted, [&](const estimate::Tally& t) { return domain.domain[t.row_class] != 0; });
      if (!answered) put(run, common.id, variable, domain.name, domain.level, "n", 0.0);
    }
  }
}

std::function<void(Run&)> read(PlanKeys& keys, const std::string& id) {
  const Common common = read_common(keys, id);
  std::vector<Named> intervals;
  for (const std::string& name : keys.texts("intervals")) {
    const auto found =
        std::ranges::find_if(known, [&](const Named& one) { return name == one.name; });
    if (found != known.end())
      intervals.push_back(*found);
    else
      keys.wrong("intervals", "plan.bad-value", "There is no interval '" + name + "'.",
                 "It is one of: wald, logit, beta.");
  }
  if (!keys.has("intervals")) intervals.push_back({"logit", ShareInterval::Logit});
  return [=](Run& run) { estimate_all(run, common, intervals); };
}

}  // namespace

const Statistic proportion_statistic{"proportion", read};

}  // namespace peil::analysis
