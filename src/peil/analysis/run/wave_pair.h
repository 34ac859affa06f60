#pragma once

#include "peil/analysis/plan/wave_pair.h"

#include <optional>
#include <string>
#include <vector>

#include "peil/analysis/run/matching.h"
#include "peil/analysis/run/measures.h"
#include "peil/estimate/alike.h"

namespace peil::analysis {

/// One measure in one domain in both waves.
struct Compared {
  std::string variable;
  DomainAsked domain;  ///< name and level
  WaveMean before, after;
  Estimate difference;  ///< after minus before, with the error that the samples give it
  std::optional<estimate::Overlap> shared;         ///< of samples that are not independent
  std::optional<estimate::PairedErrors> errors{};  ///< that the difference's own is made of
  std::optional<Interval> scale;  ///< of its answers, where one side's are all alike

  /// The change by the exact bound of a side of which the answers are all alike; nothing when the
  /// answers differ, or their scale is not known.
  std::optional<estimate::AlikeDifference> alike(double confidence) const;
  bool by_bound() const { return scale.has_value(); }
};

/// The answers of the wave that has fewer.
Basis basis_of(const Compared& one);

/// All measures in all domains. A domain in which nobody of one of the waves has an answer is a row
/// `refused`; the others go on.
std::vector<Compared> compared(Run& run, const WavePair& pair);

}  // namespace peil::analysis
