#pragma once

#include <string_view>

#include "peil/analysis/plan/asked.h"

namespace peil::analysis {

/// The word of a plan for a kind of something.
std::string_view word_of(estimate::Degrees kind);
std::string_view word_of(estimate::Replacement kind);
std::string_view word_of(estimate::ShareInterval kind);
std::string_view word_of(estimate::QuantileRule kind);
std::string_view word_of(estimate::SurvivalScale kind);
std::string_view word_of(coding::PairWeights kind);
std::string_view word_of(coding::Metric kind);
std::string_view word_of(Allocation kind);
std::string_view word_of(Samples kind);
std::string_view word_of(asked::PowerAsks kind);
std::string_view word_of(asked::Banner::Show kind);
std::string_view word_of(estimate::Standard kind);
std::string_view word_of(asked::TwoFrames::Estimator kind);

}  // namespace peil::analysis
