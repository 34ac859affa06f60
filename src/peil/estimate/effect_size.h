#pragma once

#include <optional>

namespace peil::estimate {

/// A difference in standard deviations of one answer, those of both sides pooled with equal weight:
/// difference / sqrt((sd1^2 + sd2^2) / 2). Nothing when neither side varies.
/// Units   all in those of the answer.
/// Source  Cohen (1988), Statistical Power Analysis, 2.2 and 2.3.2.
std::optional<double> cohens_d(double difference, double sd, double other_sd);

}  // namespace peil::estimate
