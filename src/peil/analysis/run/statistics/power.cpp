#include "peil/analysis/run/compute.h"

#include "peil/analysis/run/put.h"
#include "peil/base/counted.h"
#include "peil/base/text.h"
#include "peil/estimate/planned_measure.h"

namespace peil::analysis {
namespace {

using Asked = asked::Power;

double first(const std::vector<double>& values) { return values.front(); }

double last(const std::vector<double>& values) { return values.back(); }

estimate::PlannedMeasure measure_of(const Asked& asked) {
  const auto wave = [&](const std::vector<double>& sd, bool before) {
    const auto& people = asked.populations;
    return estimate::ExpectedWave{
        asked.p ? 0.0 : (before ? first(sd) : last(sd)),
        people.empty() ? std::nullopt : std::optional(before ? first(people) : last(people))};
  };
  estimate::PlannedMeasure measure{.after = wave(asked.sd, false),
                                   .share = asked.p,
                                   .design_effect = asked.deff,
                                   .held = asked.waves ? asked.held : 0.0};
  if (asked.waves) measure.before = wave(asked.sd, true);
  return measure;
}

estimate::TestPlan how_of(const Asked& asked) {
  return {.confidence = asked.confidence,
          .two_sided = asked.two_sided,
          .student = asked.student,
          .strata = asked.strata};
}

// The test when the true difference is `difference`.
estimate::TestPlan test_of(const Asked& asked, double difference) {
  return estimate::test_of(measure_of(asked), difference, how_of(asked));
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
      const auto smallest = [&](bool upwards) {
        return estimate::smallest_difference(measure_of(asked), upwards, how_of(asked), n, power);
      };
      cell.add("difference", smallest(true));
      if (asked.p) cell.add("difference_down", smallest(false));
      if (!cell.numbers.empty())
        run.add(std::move(cell));
      else
        run.refuse(std::move(cell), "With " + counted(exact_text(n), "interview") +
                                        " no difference is shown with power " + exact_text(power) +
                                        ".");
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
