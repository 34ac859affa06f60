#include "peil/sampling/cases.h"

#include <cmath>
#include <cstdlib>
#include <set>

#include "peil/base/counted.h"
#include "peil/base/text.h"
#include "peil/sampling/problem_list.h"

namespace peil::sampling {
namespace {

template <class Counts>
std::size_t number_of(const Counts& counts, const std::string& name) {
  const auto found = counts.find(name);
  return found == counts.end() ? 0 : found->second;
}

bool differs(std::size_t frame, std::size_t cases, double tolerance) {
  const double gap = std::abs(static_cast<double>(frame) - static_cast<double>(cases));
  return gap > tolerance * static_cast<double>(cases) + 1e-9;
}

}  // namespace

Problems unlike_cases(const Plan& plan, const FrameCounts& counts, const std::string& where) {
  const CasesPlan& cases = plan.cases;
  ProblemList problems(where);
  const auto check = [&](const std::string& what, std::size_t frame, std::size_t stated) {
    if (!differs(frame, stated, cases.tolerance)) return;
    problems.add(
        "frame.not-as-cases", 0,
        "The frame has " + counted(frame, "unit") + " " + what + ", and the plan states " +
            counted(stated, "case") + "; it allows a difference of " +
            exact_text(std::round(cases.tolerance * 1e6) / 1e4) + "%.",
        "Find out who is missing or was added, and draw from a frame that has all cases; "
        "where the count of the case system was wrong, mend it under [cases] of the plan.");
  };
  std::set<std::string> strata;
  if (!cases.strata.empty()) {
    for (const auto& [name, units] : counts.strata) strata.insert(name);
  }
  for (const auto& [name, stated] : cases.strata) strata.insert(name);
  for (const std::string& name : strata)
    check("in '" + name + "'", number_of(counts.strata, name), number_of(cases.strata, name));
  for (const auto& [reason, stated] : cases.excluded)
    check("left out for '" + reason + "'", number_of(counts.excluded, reason), stated);
  return problems.take();
}

}  // namespace peil::sampling
