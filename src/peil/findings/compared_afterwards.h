#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "peil/study/plan_entries.h"

namespace peil::findings {

struct Step;

/// Which comparisons rest on what is not as it was locked for the later wave, beside the figures
/// that they compare, which say so themselves: a break between two waves that came, went or
/// changed; a benchmark, or the mode or year of the wave that it is held against; a target; modes
/// and days of the waves of a line; which items are aspects. Never where no plan of that wave was
/// locked.
///
/// Contract  the study outlives it.
class ComparedAfterwards {
 public:
  explicit ComparedAfterwards(const Study& study);

  bool change(const Step& step) const;
  bool change(std::string_view measure, std::string_view before, std::string_view after) const;
  /// The line of a measure through these waves, in order of time, without its breaks and marks.
  bool trend(std::string_view measure, std::span<const std::string> line) const;
  bool benchmark(const BenchmarkRow& row, std::string_view wave) const;
  bool target(const Target& target, std::string_view wave) const;
  /// Which items are aspects: what is said of one among all of them.
  bool aspects(std::string_view wave) const;

 private:
  const std::vector<study::Deviation>& of(std::string_view wave) const;

  const Study& study_;
  std::map<std::string, std::vector<study::Deviation>, std::less<>> changed_;  // by wave
};

}  // namespace peil::findings
