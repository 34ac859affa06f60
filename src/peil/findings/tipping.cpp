#include "peil/findings/tipping.h"

#include <cmath>

#include "peil/estimate/student.h"

namespace peil::findings {
namespace {

struct Population {
  double persons = 0.0, silent = 0.0;
  bool known = true;
};

bool lies_in(const GroupResponse& part, const std::string& domain, const Study& study) {
  if (study.reporting_group(domain) != nullptr) {
    const CustomerGroup* group = study.customer_group(part.group);
    return group != nullptr && group->reporting_group == domain;
  }
  return study.customer_group(domain) == nullptr || part.group == domain;
}

Population population(const WaveResults& results, const std::string& domain, const Study& study) {
  Population all;
  for (const GroupResponse& part : results.response) {
    if (!lies_in(part, domain, study)) continue;
    all.persons += part.persons, all.silent += part.silent;
    if (part.answered > 0 && part.persons <= 0.0) all.known = false;
  }
  if (all.persons <= 0.0) all.known = false;
  return all;
}

// Where the difference of the marks has to lie beyond.
double reach(const Step& step) {
  const double share = 1.0 - step.level / 2.0;
  return *step.standard_error * (step.degrees_of_freedom > 0.0
                                     ? estimate::t_quantile(share, step.degrees_of_freedom)
                                     : estimate::normal_quantile(share));
}

}  // namespace

Tipping tipping(const Step& step, const Sources& sources) {
  Tipping result;
  const Evidence& last = step.after;
  if (last.measure != sources.study.overall || last.statistic != "mean" || !last.figure ||
      !is_tested(step) || !step.standard_error || step.level <= 0.0)
    return result;
  const Population of = population(*sources.wave(last.wave), last.group, sources.study);
  result.why = Tipping::Why::Unknown;
  if (!of.known) return result;
  result.silent = of.silent / of.persons;
  result.why = Tipping::Why::NobodyMissing;
  if (of.silent <= 0.0) return result;
  result.why = Tipping::Why::Known;
  result.low = (-reach(step) - step.difference.high) / result.silent;
  result.high = (reach(step) - step.difference.low) / result.silent;
  return result;
}

double nearest_turn(const Tipping& t) {
  return std::abs(t.low) < std::abs(t.high) ? t.low : t.high;
}

}  // namespace peil::findings
