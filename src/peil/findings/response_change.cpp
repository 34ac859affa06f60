#include "peil/findings/response_change.h"

#include <algorithm>
#include <cmath>

#include "peil/estimate/p_adjust.h"
#include "peil/estimate/student.h"
#include "peil/findings/response_rates.h"

namespace peil::findings {
namespace {

// People of both waves may be the same: then they do not answer independently of each other.
bool may_share_people(const Study& study, const std::string& before, const std::string& after) {
  const Plan *one = study.plan(before), *two = study.plan(after);
  if (one == nullptr || two == nullptr) return false;
  return draw_alike(*one, *two) || (!one->panel.empty() && one->panel == two->panel);
}

double spread(double rate, std::size_t people) {
  return rate * (1.0 - rate) / static_cast<double>(people);
}

void test(ResponseChange& c, const Rules& rules) {
  const double error =
      std::sqrt(spread(c.before(), c.drawn_before) + spread(c.after(), c.drawn_after));
  if (error <= 0.0) return;
  c.outcome = Outcome::NotShown;
  c.p = std::erfc(std::abs(c.difference()) / error / std::sqrt(2.0));
  const double reach = estimate::normal_quantile(0.5 + rules.confidence / 2.0) * error;
  c.interval = {c.difference() - reach, c.difference() + reach};
}

void judge(std::vector<ResponseChange>& family, const Rules& rules) {
  std::vector<double> p;
  for (const ResponseChange& c : family) {
    if (c.p) p.push_back(*c.p);
  }
  const auto together = estimate::adjusted(p, estimate::adjustment_of_rules(rules.correction));
  std::size_t next = 0;
  for (ResponseChange& c : family) {
    if (!c.p) continue;
    c.adjusted_p = together[next++];
    c.family = p.size();
    if (*c.adjusted_p < 1.0 - rules.confidence)
      c.outcome = c.difference() > 0.0 ? Outcome::Rose : Outcome::Fell;
  }
}

std::vector<ResponseChange> family_of(const Sources& sources, const WaveResults& before,
                                      const WaveResults& after,
                                      const std::vector<std::string>& groups) {
  const Rules& rules = sources.study.rules;
  const bool shared = may_share_people(sources.study, before.wave, after.wave);
  std::vector<ResponseChange> family;
  for (const std::string& group : groups) {
    const ResponseRate one = response_of(before, sources.study, group);
    const ResponseRate two = response_of(after, sources.study, group);
    if (!one.share || !two.share) continue;
    ResponseChange c;
    c.group = group, c.before_wave = before.wave, c.after_wave = after.wave;
    c.drawn_before = one.drawn, c.complete_before = one.complete;
    c.drawn_after = two.drawn, c.complete_after = two.complete;
    if (!shared && std::min(one.drawn, two.drawn) >= rules.least_tested) test(c, rules);
    family.push_back(std::move(c));
  }
  judge(family, rules);
  return family;
}

}  // namespace

bool stands_out_alone(const ResponseChange& change, const Rules& rules) {
  return change.outcome == Outcome::NotShown && change.p && *change.p < 1.0 - rules.confidence;
}

std::vector<ResponseChange> response_changes(const Sources& sources,
                                             const std::vector<std::string>& reporting,
                                             const std::vector<std::string>& customers) {
  const WaveResults *before = nullptr, *after = nullptr;
  for (const Wave& wave : sources.study.waves) {
    const WaveResults* results = sources.wave(wave.name);
    if (results != nullptr) before = after, after = results;
  }
  if (before == nullptr) return {};
  std::vector<ResponseChange> all;
  for (const auto* groups : {&reporting, &customers})
    std::ranges::move(family_of(sources, *before, *after, *groups), std::back_inserter(all));
  return all;
}

}  // namespace peil::findings
