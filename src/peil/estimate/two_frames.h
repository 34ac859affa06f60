#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "peil/estimate/linear.h"

namespace peil::estimate {

/// The sample that was drawn from one of two overlapping frames.
///
/// Shapes  one element per row, but for classes.
struct FrameSample {
  const Classes& classes;            ///< with weights 1/chance of this frame
  std::vector<double> multiplier;    ///< 1 outside the overlap
  std::vector<std::uint8_t> shared;  ///< the row's unit is in the other frame too
  Options options;
};

/// One variable of it, in one domain.
struct FrameAnswers {
  const FrameSample& sample;
  const NumberColumn& value;
  const std::vector<std::uint8_t>& inside;  ///< per row: in the domain, with weight
};

/// Totals and means over the union of two frames from independent samples: every row counts for its
/// weight times its multiplier, and the variances of both samples add.
/// Nothing where nobody in the domain has an answer.
///
/// Units     a total in those of the variable times persons
/// Source    Hartley (1962), Proceedings of the Social Statistics Section, ASA, 203-206; Lohr
///           (2009), Handbook of Statistics 29A, chapter 4; docs/methods/two-frames.md
std::optional<Estimate> two_frame_total(const FrameAnswers& first, const FrameAnswers& second);
std::optional<Estimate> two_frame_mean(const FrameAnswers& first, const FrameAnswers& second);

/// The multiplier of the first sample's overlap that gives the total the least variance, whatever
/// the multipliers of the samples are. Nothing where the overlap has no variance.
/// Source    Hartley (1974), Sankhya C 36, 99-118.
std::optional<double> optimal_theta(const FrameAnswers& first, const FrameAnswers& second);

}  // namespace peil::estimate
