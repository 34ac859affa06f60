#include "peil/findings/group_pairs.h"

#include <utility>

namespace peil::findings {

bool errors_go_apart(const std::string& wave, const Study& study) {
  const Plan* plan = study.plan(wave);
  return plan == nullptr || !plan->import || plan->import->psu.empty();
}

std::vector<Step> judged_pairs(const std::vector<std::string>& groups, const FigureName& name,
                               const Sources& sources) {
  const auto of = [&](const std::string& group) {
    FigureName figure = name;
    figure.domain = group;
    return evidence(sources, figure);
  };
  std::vector<Step> pairs;
  for (std::size_t a = 0; a < groups.size(); ++a) {
    for (std::size_t b = a + 1; b < groups.size(); ++b) {
      Evidence one = of(groups[a]), other = of(groups[b]);
      if (one.mark.low > other.mark.low) std::swap(one, other);
      pairs.push_back(step_between(one, other, sources.study.rules));
    }
  }
  std::vector<Step*> family;
  for (Step& s : pairs) family.push_back(&s);
  judge(family, sources.study.rules);
  return pairs;
}

}  // namespace peil::findings
