#pragma once

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "peil/findings/step.h"
#include "peil/model/figure.h"
#include "peil/model/study.h"
#include "peil/model/wave_results.h"

namespace peil::findings {

/// People asked and heard. The share is complete over drawn: AAPOR's RR1 when everybody drawn
/// counts as eligible, its lowest rate. Absent where nobody recorded how many were drawn.
struct ResponseRate {
  std::size_t drawn = 0, answered = 0, complete = 0;
  std::optional<double> share;
};

inline ResponseRate rate_of(std::size_t drawn, std::size_t answered, std::size_t complete) {
  ResponseRate rate{drawn, answered, complete, {}};
  if (drawn > 0) rate.share = static_cast<double>(complete) / static_cast<double>(drawn);
  return rate;
}

/// Of all customer groups, or of those in one reporting group. A group of which nobody knows how
/// many were drawn leaves the whole without a share.
inline ResponseRate response_rate(const WaveResults& results, const Study* study = nullptr,
                                  std::string_view reporting_group = "") {
  std::size_t drawn = 0, answered = 0, complete = 0;
  bool known = true;
  for (const GroupResponse& g : results.response) {
    if (study) {
      const CustomerGroup* group = study->customer_group(g.group);
      if (!group || group->reporting_group != reporting_group) continue;
    }
    drawn += g.drawn, answered += g.answered, complete += g.complete;
    known = known && (g.drawn > 0 || g.answered == 0);
  }
  return rate_of(known ? drawn : 0, answered, complete);
}

/// Of a customer group, a reporting group, or of everybody.
inline ResponseRate response_of(const WaveResults& results, const Study& study,
                                std::string_view domain) {
  if (study.reporting_group(domain)) return response_rate(results, &study, domain);
  if (!study.customer_group(domain)) return response_rate(results);
  const auto of_group = std::ranges::find(results.response, domain, &GroupResponse::group);
  if (of_group == results.response.end()) return {};
  return rate_of(of_group->drawn, of_group->answered, of_group->complete);
}

/// Drawing left nothing to chance: everybody approached took part, and the interval has no width.
/// Of an imported wave nobody recorded who was approached.
inline bool has_no_margin(const Figure& figure, const WaveResults& results, const Study& study) {
  const Plan* plan = study.plan(figure.name().wave);
  if (plan && plan->import) return false;
  const ResponseRate all = response_of(results, study, figure.name().domain);
  return figure.interval().low == figure.interval().high && all.drawn > 0 &&
         all.answered == all.drawn;
}

/// The same of what claims and steps rest on; print does not tell.
inline bool has_no_margin(const Evidence& e, const Sources& sources) {
  return e.figure && has_no_margin(*e.figure, *sources.wave(e.wave), sources.study);
}

/// The same of both sides of a step.
inline bool has_no_margin(const Step& step, const Sources& sources) {
  return has_no_margin(step.before, sources) && has_no_margin(step.after, sources);
}

/// The customer groups of which nobody answered.
inline std::vector<const CustomerGroup*> silent_groups(const WaveResults& results,
                                                       const Study& study) {
  std::vector<const CustomerGroup*> silent;
  for (const CustomerGroup& g : study.customer_groups) {
    if (response_of(results, study, g.name).answered == 0) silent.push_back(&g);
  }
  return silent;
}

}  // namespace peil::findings
