#include "peil/report/waves_by_scale.h"

#include <algorithm>

namespace peil::report {

std::vector<const Wave*> ScaleWaves::of(const Material& material, std::string_view group) const {
  std::vector<const Wave*> waves = material.waves_of(group);
  std::erase_if(waves, [&](const Wave* wave) { return !holds(wave->name); });
  return waves;
}

std::vector<ScaleWaves> waves_by_scale(const Material& material) {
  std::vector<ScaleWaves> all;
  for (const Wave& wave : material.study().waves) {
    const bool has_mark =
        std::ranges::any_of(material.study().reporting_groups, [&](const ReportingGroup& group) {
          return std::ranges::count(material.waves_of(group.name), &wave) > 0;
        });
    if (!has_mark) continue;
    const Interval ends =
        material.scale(material.mark(wave.name, "")).value_or(Interval{1.0, 10.0});
    auto on = std::ranges::find_if(all, [&](const ScaleWaves& one) {
      return one.ends.low == ends.low && one.ends.high == ends.high;
    });
    if (on == all.end()) on = all.insert(on, ScaleWaves{ends, {}});
    on->names.push_back(wave.name);
  }
  return all;
}

}  // namespace peil::report
