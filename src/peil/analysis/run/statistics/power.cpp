#include <algorithm>
#include <cmath>

#include "peil/analysis/plan/planning_keys.h"
#include "peil/analysis/plan/whole_keys.h"
#include "peil/analysis/run/put.h"
#include "peil/analysis/run/statistics/sample_size.h"
#include "peil/base/text.h"
#include "peil/estimate/power.h"

namespace peil::analysis {
namespace {

struct Asked {
  std::string id;
  bool waves = true;        // a change between two; false: against a fixed value
  std::vector<double> sd;   // of one answer: one for all waves, or before and after
  std::optional<double> p;  // a share instead: before, or the fixed one
  std::vector<double> populations;
  double deff = 1.0;
  double held = 0.0;  // interviews of the wave before, when it has been held
  std::vector<double> difference, n, power;
  estimate::TestPlan test;  // confidence, tails, distribution, strata
};

double first(const std::vector<double>& values) { return values.front(); }
double last(const std::vector<double>& values) { return values.back(); }

// The test when the true difference is `difference`: the variance of a share goes with it.
estimate::TestPlan test_of(const Asked& asked, double difference) {
  const auto variance = [&](double sd, double moved) {
    if (!asked.p) return asked.deff * sd * sd;
    const double p = *asked.p + moved;
    return asked.deff * p * (1.0 - p);
  };
  const auto people = [&](bool before) -> std::optional<double> {
    if (asked.populations.empty()) return {};
    return before ? first(asked.populations) : last(asked.populations);
  };
  estimate::TestPlan test = asked.test;
  test.waves = {{variance(asked.p ? 0.0 : last(asked.sd), difference), people(false)}};
  if (!asked.waves) return test;
  const double before = variance(asked.p ? 0.0 : first(asked.sd), 0.0);
  if (asked.held > 0.0) {
    const double unasked = people(true) ? 1.0 - asked.held / *people(true) : 1.0;
    test.known_variance = before / asked.held * unasked;
    test.known_degrees = asked.held - test.strata;
  } else {
    test.waves.insert(test.waves.begin(), {before, people(true)});
  }
  return test;
}

void put_power(Run& run, const Asked& asked) {
  for (const double n : asked.n) {
    for (const double d : asked.difference)
      put(run, asked.id, "", "n|difference", exact_text(n) + "|" + exact_text(d), "power",
          estimate::power_of_test(test_of(asked, d), d, n));
  }
}

// What cannot be reached is refused; the other rows of the analysis are printed.
void refuse_row(Run& run, const Asked& asked, const std::string& domain, const std::string& level,
                const std::string& sentence) {
  put(run, asked.id, "", domain, level, "refused", 1.0);
  run.results().refusals.push_back(asked.id + ": " + sentence);
}

void put_interviews(Run& run, const Asked& asked) {
  const std::string domain = "difference|power";
  for (const double d : asked.difference) {
    for (const double power : asked.power) {
      const std::string level = exact_text(d) + "|" + exact_text(power);
      const auto n = estimate::interviews_for_test(test_of(asked, d), d, power);
      if (n) {
        put(run, asked.id, "", domain, level, "n", static_cast<double>(*n));
        continue;
      }
      refuse_row(run, asked, domain, level,
                 "No number of interviews shows a difference of " + exact_text(d) + " with power " +
                     exact_text(power) +
                     (asked.held > 0.0 ? ": the wave before, with " + exact_text(asked.held) +
                                             " interviews, is not known well enough."
                                       : "."));
    }
  }
}

// Upwards, and for a share downwards too, because its error is another there.
void put_difference(Run& run, const Asked& asked) {
  const std::string domain = "n|power";
  for (const double n : asked.n) {
    for (const double power : asked.power) {
      const std::string level = exact_text(n) + "|" + exact_text(power);
      const auto smallest = [&](double sign, double largest, const char* quantity) {
        const auto found = estimate::smallest_difference(
            [&](double d) { return estimate::power_of_test(test_of(asked, sign * d), d, n); },
            power, largest);
        if (found) put(run, asked.id, "", domain, level, quantity, *found);
        return found.has_value();
      };
      const double beyond = 1e6 * (asked.p ? 1.0 : std::max(first(asked.sd), last(asked.sd)));
      const bool up = smallest(1.0, asked.p ? 1.0 - *asked.p : beyond, "difference");
      const bool down = asked.p && smallest(-1.0, *asked.p, "difference_down");
      if (!up && !down)
        refuse_row(run, asked, domain, level,
                   "With " + exact_text(n) + " interviews no difference is shown with power " +
                       exact_text(power) + ".");
    }
  }
}

void read_spread(PlanKeys& keys, Asked& asked) {
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

void read_held(PlanKeys& keys, Asked& asked) {
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
void check_populations(PlanKeys& keys, const Asked& asked) {
  if (asked.populations.empty()) return;
  const double people = asked.held > 0.0 || !asked.waves
                            ? last(asked.populations)
                            : std::min(first(asked.populations), last(asked.populations));
  if (std::ranges::any_of(asked.n, [&](double n) { return n > people; }))
    keys.wrong("n", "plan.bad-value", "'n' is above the population of " + exact_text(people) + ".",
               "Ask for fewer.");
}

void check_differences(PlanKeys& keys, const Asked& asked) {
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

void check_powers(PlanKeys& keys, const Asked& asked) {
  const double alarm = (1.0 - asked.test.confidence) / (asked.test.two_sided ? 2.0 : 1.0);
  for (const double power : asked.power) {
    if (power > alarm && power < 1.0) continue;
    keys.wrong("power", "plan.bad-value",
               "'power' must lie above the chance of a false alarm, " +
                   number_text(alarm, 4, "en") + ", and below 1.",
               "Write 0.8 for 80 percent.");
  }
}

// Two of the three are given; the third is what is asked.
std::function<void(Run&)> asked_for(PlanKeys& keys, const Asked& asked) {
  const int given = keys.has("n") + keys.has("difference") + keys.has("power");
  if (given != 2)
    keys.wrong("n", "plan.bad-value", "Of 'n', 'difference' and 'power', two must be given.",
               "Leave out the one that you ask for.");
  if (!keys.has("n")) return [asked](Run& run) { put_interviews(run, asked); };
  if (!keys.has("difference")) return [asked](Run& run) { put_difference(run, asked); };
  return [asked](Run& run) { put_power(run, asked); };
}

std::function<void(Run&)> read(PlanKeys& keys, const std::string& id) {
  Asked asked;
  asked.id = id;
  asked.waves = keys.one_of("compare", {"waves", "fixed"}, "waves") == "waves";
  read_spread(keys, asked);
  read_held(keys, asked);
  asked.deff = keys.has("deff") ? above_zero(keys, "deff") : 1.0;
  asked.test.confidence = read_confidence(keys);
  asked.test.two_sided = keys.one_of("sides", {"two", "one"}, "two") == "two";
  asked.test.student = keys.one_of("distribution", {"t", "normal"}, "t") == "t";
  asked.test.strata = static_cast<double>(whole(keys, "strata", 1).value_or(1));
  asked.n = counts_of(keys, "n");
  asked.difference = keys.numbers("difference");
  asked.power = keys.numbers("power");
  check_populations(keys, asked);
  check_differences(keys, asked);
  check_powers(keys, asked);
  return asked_for(keys, asked);
}

}  // namespace

const Statistic power_statistic{"power", read};

}  // namespace peil::analysis
