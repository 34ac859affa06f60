#include "peil/weighting/base_weights.h"

#include <map>
#include <string>

#include "peil/base/sum.h"

namespace peil::weighting {
namespace {

// A stratum in which people are weighed: one of the draw, or several merged ones.
struct Weighed {
  std::size_t parts = 0, people = 0, drawn = 0, answered = 0;
  Sum weights;  // of those who answered

  double factor() const {
    if (answered == 0 || drawn < answered) return 1.0;
    if (parts > 1) return static_cast<double>(people) / weights.value();
    return static_cast<double>(drawn) / static_cast<double>(answered);
  }
};

}  // namespace

BaseWeights base_weights(const Design& design, const Plan& plan, const DrawRecord* record) {
  if (record == nullptr) return {design.weight, {}};
  std::map<std::string, Weighed> strata;
  for (const StratumCount& drawn : record->strata) {
    Weighed& to = strata[plan.weighed_in(drawn.name)];
    ++to.parts;
    to.people += drawn.frame;
    to.drawn += drawn.sample;
  }
  for (std::size_t row = 0; row < design.rows(); ++row) {
    const auto at = strata.find(plan.weighed_in(design.strata[design.stratum[row].index()].name));
    if (at == strata.end()) continue;
    ++at->second.answered;
    at->second.weights.add(design.weight[row].persons());
  }
  std::vector<double> factor;
  for (const Stratum& stratum : design.strata) {
    const auto at = strata.find(plan.weighed_in(stratum.name));
    factor.push_back(at == strata.end() ? 1.0 : at->second.factor());
  }
  BaseWeights result;
  for (std::size_t row = 0; row < design.rows(); ++row)
    result.weight.emplace_back(design.weight[row].persons() * factor[design.stratum[row].index()]);
  for (const auto& [name, stratum] : strata) {
    if (stratum.people > 0 && stratum.answered == 0)
      result.unheard.push_back({"", name, static_cast<double>(stratum.people), stratum.drawn});
  }
  return result;
}

}  // namespace peil::weighting
