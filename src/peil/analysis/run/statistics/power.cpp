#include "peil/analysis/run/compute.h"

#include <algorithm>
#include <cmath>

#include "peil/analysis/run/put.h"
#include "peil/base/text.h"
#include "peil/estimate/power.h"

namespace peil::analysis {
namespace {

using Asked = asked::Power;

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
  estimate::TestPlan test;
  test.confidence = asked.confidence;
  test.two_sided = asked.two_sided;
  test.student = asked.student;
  test.strata = asked.strata;
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

// A result for a pair of numbers of the plan: "n|difference", "100|0.2".
Cell cell_for(const std::string& domain, double one, double other) {
  return {.domain = domain, .level = exact_text(one) + "|" + exact_text(other), .basis = on_plan()};
}

void find_power(Run& run, const Asked& asked) {
  for (const double n : asked.n) {
    for (const double d : asked.difference) {
      Cell cell = cell_for("n|difference", n, d);
      cell.add("power", estimate::power_of_test(test_of(asked, d), d, n));
      run.add(std::move(cell));
    }
  }
}

// What cannot be reached is refused; the others go on.
void find_interviews(Run& run, const Asked& asked) {
  for (const double d : asked.difference) {
    for (const double power : asked.power) {
      Cell cell = cell_for("difference|power", d, power);
      const auto n = estimate::interviews_for_test(test_of(asked, d), d, power);
      if (n) {
        cell.add("n", static_cast<double>(*n));
        run.add(std::move(cell));
        continue;
      }
      run.refuse(std::move(cell),
                 "No number of interviews shows a difference of " + exact_text(d) + " with power " +
                     exact_text(power) +
                     (asked.held > 0.0 ? ": the wave before, with " + exact_text(asked.held) +
                                             " interviews, is not known well enough."
                                       : "."));
    }
  }
}

// Upwards, and for a share downwards too, because its error is another there.
void find_difference(Run& run, const Asked& asked) {
  for (const double n : asked.n) {
    for (const double power : asked.power) {
      Cell cell = cell_for("n|power", n, power);
      const auto smallest = [&](double sign, double largest, const char* name) {
        cell.add(name, estimate::smallest_difference(
                           [&](double d) {
                             return estimate::power_of_test(test_of(asked, sign * d), d, n);
                           },
                           power, largest));
      };
      const double beyond = 1e6 * (asked.p ? 1.0 : std::max(first(asked.sd), last(asked.sd)));
      smallest(1.0, asked.p ? 1.0 - *asked.p : beyond, "difference");
      if (asked.p) smallest(-1.0, *asked.p, "difference_down");
      if (!cell.numbers.empty())
        run.add(std::move(cell));
      else
        run.refuse(std::move(cell), "With " + exact_text(n) +
                                        " interviews no difference is shown with power " +
                                        exact_text(power) + ".");
    }
  }
}

}  // namespace

void compute(Run& run, const asked::Power& asked) {
  switch (asked.asks) {
    case asked::PowerAsks::Interviews:
      return find_interviews(run, asked);
    case asked::PowerAsks::Difference:
      return find_difference(run, asked);
    case asked::PowerAsks::Power:
      return find_power(run, asked);
  }
}

}  // namespace peil::analysis
