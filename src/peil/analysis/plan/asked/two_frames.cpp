#include "peil/analysis/plan/asked/two_frames.h"

#include "peil/analysis/plan/plan_keys.h"

namespace peil::analysis::asked {
namespace {

using Estimator = TwoFrames::Estimator;

Estimator read_estimator(PlanKeys& keys) {
  const std::string word =
      keys.one_of("estimator", {"fixed", "multiplicity", "expected", "optimal"}, "multiplicity");
  return word == "fixed"      ? Estimator::Fixed
         : word == "expected" ? Estimator::Expected
         : word == "optimal"  ? Estimator::Optimal
                              : Estimator::Multiplicity;
}

void read_theta(PlanKeys& keys, TwoFrames& asked) {
  if (asked.estimator != Estimator::Fixed) {
    if (keys.any("theta") != nullptr)
      keys.wrong("theta", "plan.bad-value", "'theta' goes with \"estimator\": \"fixed\".",
                 "Take one of them out.");
    return;
  }
  asked.theta = keys.required_number("theta");
  if (!(asked.theta >= 0.0 && asked.theta <= 1.0))
    keys.wrong("theta", "plan.bad-value", "'theta' must lie from 0 to 1.",
               "Write what the first sample counts for where the frames overlap.");
}

void read_statistics(PlanKeys& keys, TwoFrames& asked) {
  asked.statistics = keys.texts("statistics");
  const bool optimal = asked.estimator == Estimator::Optimal;
  if (asked.statistics.empty()) asked.statistics = {optimal ? "total" : "mean"};
  for (const std::string& name : asked.statistics) {
    if (name == "mean" && optimal)
      keys.wrong("statistics", "plan.bad-value", "\"estimator\": \"optimal\" is that of a total.",
                 "Take 'mean' out, or give the theta found to \"estimator\": \"fixed\".");
    if (name != "mean" && name != "total")
      keys.wrong("statistics", "plan.bad-value", "There is no '" + name + "' over two frames.",
                 "It is one of: mean, total.");
  }
}

}  // namespace

TwoFrames TwoFrames::read(PlanKeys& keys, const std::string& id) {
  TwoFrames asked;
  const std::string first = keys.design("first");
  asked.second = keys.design("second");
  const std::vector<std::string> designs{first, asked.second};
  if (!first.empty() && first == asked.second)
    keys.wrong("second", "plan.bad-value", "'first' and 'second' are the same design.",
               "Name the sample of each frame.");
  asked.common = read_common(keys, id, designs, true);
  read_by_each(keys, asked.common, designs);
  if (!keys.has("df")) asked.common.degrees = estimate::Degrees::OfDesign;
  const auto column = [&](const char* key) {
    if (keys.has(key)) (void)keys.column(key, asked.second);
    return keys.column(key, first);
  };
  asked.in_first = column("in_first");
  asked.in_second = column("in_second");
  asked.estimator = read_estimator(keys);
  const bool expected = asked.estimator == Estimator::Expected;
  if (expected || keys.has("chance_first")) asked.chance_first = column("chance_first");
  if (expected || keys.has("chance_second")) asked.chance_second = column("chance_second");
  if (!expected)
    refuse_keys(keys, {"chance_first", "chance_second"},
                "Chances go with \"estimator\": \"expected\".", "Take one of them out.");
  read_theta(keys, asked);
  read_statistics(keys, asked);
  return asked;
}

}  // namespace peil::analysis::asked
