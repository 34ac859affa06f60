#include "peil/analysis/plan/asked/power.h"

#include "peil/analysis/plan/plan_keys.h"

#include <algorithm>
#include "peil/analysis/plan/planning_keys.h"
#include "peil/analysis/plan/whole_keys.h"
#include "peil/base/text.h"

namespace peil::analysis::asked {
namespace {

double first(const std::vector<double>& values) { return values.front(); }

double last(const std::vector<double>& values) { return values.back(); }

void read_spread(PlanKeys& keys, Power& asked) {
  if (keys.has("sd") == keys.has("p"))
    keys.wrong("sd", "plan.bad-value", "Give either 'sd' or 'p', one of the two.",
               "Write \"sd\": 1.6 for a mean, \"p\": 0.5 for a share.");
  asked.sd = keys.numbers("sd");
  if (keys.has("p")) asked.p = probability(keys, "p");
  const std::size_t most = asked.waves ? 2 : 1;
  const bool positive = std::ranges::all_of(asked.sd, [](double sd) { return sd > 0.0; });
  if (!positive || asked.sd.size() > most)
    keys.wrong("sd", "plan.bad-value", "'sd' holds one number above 0, or that of both waves.",
               "Write \"sd\": 1.6, or [1.6, 1.5] for before and after.");
  if (asked.sd.empty() || !positive) asked.sd = {1.0};
  asked.populations = counts_of(keys, "populations");
  if (asked.populations.size() > most)
    keys.wrong("populations", "plan.bad-value",
               "'populations' holds one number, or that of both waves.",
               "Write 20000, or [18000, 20000] for before and after.");
}

void read_held(PlanKeys& keys, Power& asked) {
  const auto held = whole(keys, "held", 1);
  if (!held) return;
  asked.held = static_cast<double>(*held);
  if (!asked.waves) {
    keys.wrong("held", "plan.bad-value", "'held' is about a wave before, and there is none.",
               "Take it out, or write \"compare\": \"waves\".");
  } else if (!asked.populations.empty() && asked.held > first(asked.populations)) {
    keys.wrong("held", "plan.bad-value", "'held' is above the population of the wave before.",
               "Mend one of the two.");
  }
}

// Every population takes the sample that is asked of it.
void check_populations(PlanKeys& keys, const Power& asked) {
  if (asked.populations.empty()) return;
  const double people = asked.held > 0.0 || !asked.waves
                            ? last(asked.populations)
                            : std::min(first(asked.populations), last(asked.populations));
  if (std::ranges::any_of(asked.n, [&](double n) { return n > people; }))
    keys.wrong("n", "plan.bad-value", "'n' is above the population of " + exact_text(people) + ".",
               "Ask for fewer.");
}

void check_differences(PlanKeys& keys, const Power& asked) {
  for (const double d : asked.difference) {
    const double p = asked.p.value_or(0.5) + (asked.p ? d : 0.0);
    if (d != 0.0 && p > 0.0 && p < 1.0) continue;
    keys.wrong(
        "difference", "plan.bad-value",
        d == 0.0 ? "A difference of 0 cannot be shown."
                 : "With a difference of " + exact_text(d) + " the share is " + exact_text(p) + ".",
        "Take another difference, 0.05 for 5 percent points.");
  }
}

void check_powers(PlanKeys& keys, const Power& asked) {
  const double alarm = (1.0 - asked.confidence) / (asked.two_sided ? 2.0 : 1.0);
  for (const double power : asked.power) {
    if (power > alarm && power < 1.0) continue;
    keys.wrong("power", "plan.bad-value",
               "'power' must lie above the chance of a false alarm, " + number_text(alarm, 4) +
                   ", and below 1.",
               "Write 0.8 for 80 percent.");
  }
}

// Two of the three are given; the third is what is asked.
PowerAsks asked_for(PlanKeys& keys) {
  const int given = keys.has("n") + keys.has("difference") + keys.has("power");
  if (given != 2)
    keys.wrong("n", "plan.bad-value", "Of 'n', 'difference' and 'power', two must be given.",
               "Leave out the one that you ask for.");
  if (!keys.has("n")) return PowerAsks::Interviews;
  if (!keys.has("difference")) return PowerAsks::Difference;
  return PowerAsks::Power;
}

}  // namespace

Power Power::read(PlanKeys& keys, const std::string& id) {
  Power asked;
  asked.id = id;
  asked.waves = keys.one_of("compare", {"waves", "fixed"}, "waves") == "waves";
  read_spread(keys, asked);
  read_held(keys, asked);
  asked.deff = keys.has("deff") ? above_zero(keys, "deff") : 1.0;
  asked.confidence = read_confidence(keys);
  asked.two_sided = keys.one_of("sides", {"two", "one"}, "two") == "two";
  asked.student = keys.one_of("distribution", {"t", "normal"}, "t") == "t";
  asked.strata = static_cast<double>(whole(keys, "strata", 1).value_or(1));
  asked.n = counts_of(keys, "n");
  asked.difference = keys.numbers("difference");
  asked.power = keys.numbers("power");
  check_populations(keys, asked);
  check_differences(keys, asked);
  check_powers(keys, asked);
  asked.asks = asked_for(keys);
  return asked;
}

}  // namespace peil::analysis::asked
