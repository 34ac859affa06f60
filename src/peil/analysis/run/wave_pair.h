#pragma once

#include <optional>
#include <string>
#include <vector>

#include "peil/analysis/run/matching.h"
#include "peil/analysis/run/measures.h"

namespace peil::analysis {

/// Two waves that an analysis compares.
struct WavePair {
  Common common;
  std::string before, after;  ///< designs
  Samples samples = Samples::Independent;
  std::string unit;  ///< column by which rows are matched; blank for independent samples
  std::vector<Measure> measures;
};

/// Reads before, after, samples, unit, variables, boxes, net, by, levels, confidence and df.
WavePair read_wave_pair(PlanKeys& keys, const std::string& id);

/// One measure in one domain in both waves.
struct Compared {
  std::string variable;
  DomainAsked domain;  ///< name and level
  WaveMean before, after;
  Estimate difference;  ///< after minus before, with the error that the samples give it
  std::optional<estimate::Overlap> shared;  ///< of samples that are not independent
};

/// All measures in all domains. A domain in which nobody of one of the waves has an answer is a row
/// `refused`; the others go on.
std::vector<Compared> compared(Run& run, const WavePair& pair);

}  // namespace peil::analysis
