#include "peil/analysis/plan/wave_pair.h"

#include "peil/analysis/plan/plan_keys.h"

namespace peil::analysis {
namespace {

Samples read_samples(PlanKeys& keys) {
  const std::string word =
      keys.one_of("samples", {"independent", "panel", "overlapping"}, "independent");
  return word == "panel"         ? Samples::Panel
         : word == "overlapping" ? Samples::Overlapping
                                 : Samples::Independent;
}

}  // namespace

WavePair read_wave_pair(PlanKeys& keys, const std::string& id) {
  WavePair pair;
  pair.before = keys.design("before");
  pair.after = keys.design("after");
  if (!pair.before.empty() && pair.before == pair.after) {
    keys.wrong("after", "plan.bad-value", "'before' and 'after' are the same design.",
               "Name two waves; domains of one wave are compared by 'difference'.");
  }
  const std::vector<std::string> designs{pair.before, pair.after};
  pair.common = read_common(keys, id, designs, false);
  pair.measures = read_measures(keys, pair.common, designs);
  pair.samples = read_samples(keys);
  if (pair.samples != Samples::Independent) {
    pair.unit = keys.column("unit", pair.before);
    if (!pair.unit.empty() && keys.plan().designs.contains(pair.after))
      keys.note("unit", keys.plan().designs.at(pair.after).data, pair.unit);
  } else if (keys.any("unit") != nullptr) {
    keys.wrong("unit", "plan.bad-value", "Independent samples are not matched by unit.",
               "Say \"samples\": \"panel\" or \"overlapping\", or leave 'unit' out.");
  }
  return pair;
}

}  // namespace peil::analysis
