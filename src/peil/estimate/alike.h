#pragma once

#include <optional>

#include "peil/model/estimate.h"

namespace peil::estimate {

/// A mean or share, and the ends between which an answer to it may lie: 0 and 1 of a share, -1 and
/// 1 of a net share.
struct Scaled {
  Estimate estimate;
  Interval scale;
};

/// Interval of a mean whose answers are all alike (Estimate::alike): linearisation has nothing to
/// go by and calls its error 0. At most a share b = 1 - (alpha/2)^(1/trials) of the people answer
/// otherwise, Clopper & Pearson's bound for none of so many trials, and they may do so at either
/// end of the scale. Nothing when its answers differ, or without degrees of freedom.
std::optional<Interval> alike_interval(const Scaled& mean, double confidence);

/// Two means of which at least one has answers that are all alike: `one` less `other`.
struct AlikeDifference {
  Interval interval;
  double p = 1.0;  ///< the least 1 - confidence at which the interval leaves 0 out; 1e-12 at least
};

/// The interval follows from those of both sides: difference -+ the root of the squares of how far
/// each side reaches that way (Newcombe's method 10). What is alike has no covariance with
/// anything. Nothing when neither side is alike, or one of them has no interval.
/// Source  Newcombe (1998), Statistics in Medicine 17, 873-890; Zou & Donner (2008), Statistics in
///         Medicine 27, 1693-1702. docs/methods/share.md
std::optional<AlikeDifference> alike_difference(const Scaled& one, const Scaled& other,
                                                double confidence);

/// The same against a number known from outside with an error of its own (0: it is fixed).
std::optional<AlikeDifference> alike_against(const Scaled& mean, double benchmark, double error,
                                             double confidence);

}  // namespace peil::estimate
