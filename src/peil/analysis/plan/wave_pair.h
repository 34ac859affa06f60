#pragma once

#include <optional>
#include <string>
#include <vector>
#include "peil/analysis/plan/measures.h"

namespace peil::analysis {

/// How the samples of two waves came about.
enum class Samples : std::uint8_t {
  Independent,  ///< drawn apart from each other
  Panel,        ///< one sample, asked twice
  Overlapping,  ///< two samples with some people in both
};

/// Two waves that an analysis compares.
struct WavePair {
  Common common;
  std::string before, after;  ///< designs
  Samples samples = Samples::Independent;
  std::string unit;  ///< column by which rows are matched; blank for independent samples
  std::vector<Measure> measures;

  bool operator==(const WavePair&) const = default;
  template <class See>
  void members(See&& see) const {
    see("common", common);
    see("before", before);
    see("after", after);
    see("samples", samples);
    see("unit", unit);
    see("measures", measures);
  }
};

/// Reads before, after, samples, unit, variables, boxes, net, by, levels, confidence and df.
WavePair read_wave_pair(PlanKeys& keys, const std::string& id);

}  // namespace peil::analysis
