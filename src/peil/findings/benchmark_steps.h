#pragma once

#include <span>
#include <string>
#include <vector>

#include "peil/findings/step.h"
#include "peil/model/published.h"

namespace peil::findings {

/// The year of a wave, for benchmarks: its name where that is one, else that of its last day.
std::string year_of(const std::string& wave, const Study& study);

/// All that keeps the row from being compared with the measure in this wave; empty: it compares.
/// Of a row of another year nothing else is said.
/// Contract  the wave is one of the study.
std::vector<Mismatch> mismatches(const BenchmarkRow& row, const std::string& measure,
                                 const std::string& wave, const Study& study);

/// In what the row may differ from these marks of a wave, as far as anybody wrote down: who judged,
/// what was asked, how people answered. They are alike where the register has the words of the
/// study: the label of each group, the text of the question, the mode of the wave. What the row is
/// said to differ in is a mismatch and not here, nor is what the study vouches that it compares in.
/// Contract  a row without mismatches; the wave is one of the study.
std::vector<Mismatch> not_known(const BenchmarkRow& row, std::span<const FigureName> marks,
                                const Study& study);

/// The marks of these groups against the benchmark plus `shift`, judged together with all groups of
/// their kind (groups_like), which are alike for all of them. `before` is the benchmark: its own
/// error where its number of answers is known, else fixed.
std::vector<Step> benchmark_steps(const BenchmarkRow& row, const std::vector<FigureName>& marks,
                                  double shift, const Sources& sources);

}  // namespace peil::findings
