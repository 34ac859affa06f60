#pragma once

#include "peil/analysis/plan/measures.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "peil/analysis/run/boxes.h"

namespace peil::analysis {

/// The answers to a measure in one design, as numbers, without those of rows with weight 0. Throws
/// Refusal where the column cannot give them.
Item answers_of(const Run& run, const Prepared& design, const Measure& measure);

/// The ends of the scale of such answers, where they are known.
std::optional<Interval> scale_of(const Run& run, const Prepared& design, const Measure& measure);

/// One wave with the domains of an analysis.
struct WaveSide {
  const Prepared& design;
  estimate::ByDomain by_domain;
};

WaveSide wave_side(Run& run, const Common& common, const std::string& design);

/// The levels that any of the waves has, in the order of the first: one without a name for
/// everybody.
std::vector<DomainAsked> levels_of(const std::vector<WaveSide>& sides);

/// What one wave says of one measure in one domain.
struct WaveMean {
  Estimate mean;
  std::optional<double> sd;
};

/// By level; none for a level in which nobody has an answer.
using WaveMeans = std::map<std::string, WaveMean>;

/// One wave's means of every measure. Throws Refusal when the design gives no error, or a column
/// cannot give the answers.
std::vector<WaveMeans> wave_means(const Run& run, WaveSide& side,
                                  const std::vector<Measure>& measures);

}  // namespace peil::analysis
