#pragma once

#include <optional>
#include <utility>

#include "peil/estimate/share_interval.h"
#include "peil/estimate/student.h"
#include "peil/model/figure.h"
#include "peil/model/study.h"
#include "peil/model/wave_results.h"

namespace peil::disclosure {

/// The one way out for a figure: nothing leaves without n, interval and key, and none that rests
/// on fewer answers than the study shows.
class Gate {
 public:
  explicit Gate(const Rules& rules) : rules_(rules) {}

  /// The figure of that name, or nothing when the wave has none, its interval cannot be given, or
  /// too few people answered.
  std::optional<Figure> release(const WaveResults& results, const FigureName& name) const {
    const auto found = results.estimates.find(name);
    if (found == results.estimates.end() || found->second.answers < rules_.least_shown) return {};
    const auto interval = name.is_share()
                              ? estimate::share_interval(found->second, rules_.confidence)
                              : estimate::interval(found->second, rules_.confidence);
    if (!interval) return {};
    return Figure(name, found->second, *interval, name.text() + "@" + results.digest);
  }

 private:
  Rules rules_;
};

}  // namespace peil::disclosure
