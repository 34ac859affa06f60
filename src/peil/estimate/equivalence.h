#pragma once

#include <cstdint>
#include <optional>

#include "peil/model/estimate.h"

namespace peil::estimate {

/// Where an interval of a difference lies, seen from a margin to both sides of 0.
enum class MarginPlace : std::uint8_t {
  Inside,   ///< all of it is smaller than the margin
  Open,     ///< part of it is
  Outside,  ///< none of it is
};
MarginPlace place(const Interval& difference, double margin);

/// Whether a difference is too small to matter. That a test shows no difference does not say so: it
/// may have had too few answers.
struct Equivalence {
  bool equivalent = false;
  std::optional<double> p;           ///< the larger of the two one-sided tests
  std::optional<Interval> interval;  ///< two-sided at 2 confidence - 1, which decides the same
};

/// Two one-sided tests (TOST): the difference lies above -margin, and below +margin, each at
/// 1 - confidence. Both have to be shown; at 0.95 that is a 90 percent interval within the margin.
/// Without an error or degrees of freedom nothing is shown; with an error of 0 the difference
/// itself decides and there is no p.
///
/// Contract  margin above 0; confidence above 0.5 and below 1.
/// Source    Schuirmann (1987), Journal of Pharmacokinetics and Biopharmaceutics 15, 657-680.
///           docs/methods/equivalence.md
Equivalence equivalence(const Estimate& difference, double margin, double confidence);

}  // namespace peil::estimate
