#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "peil/findings/step.h"
#include "peil/model/published.h"

namespace peil::findings {

/// Why a benchmark does not compare with a mark of a wave.
enum class Mismatch : std::uint8_t {
  None,
  Year,   ///< of another year than the wave
  Level,  ///< of government as a whole or of a chain, not of one organisation
  Scale,  ///< answered on another scale
};

/// The year of a wave, for benchmarks: its name where that is one, else that of its last day.
std::string year_of(const std::string& wave, const Study& study);

/// Contract  the wave is one of the study.
Mismatch mismatch(const BenchmarkRow& row, const std::string& measure, const std::string& wave,
                  const Study& study);

/// The marks of these groups against the benchmark plus `shift`, judged together with all groups of
/// their kind (groups_like), which are alike for all of them. `before` is the benchmark: its own
/// error where its number of answers is known, else fixed.
std::vector<Step> benchmark_steps(const BenchmarkRow& row, const std::vector<FigureName>& marks,
                                  double shift, const Sources& sources);

}  // namespace peil::findings
