#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

namespace peil {

/// Why an estimate has no standard error.
enum class NoError : std::uint8_t {
  None,        ///< it has one
  LonelyPsu,   ///< a stratum with one sampled unit, which shows nothing of its spread; of few
               ///< clusters: a domain within one
  NotDefined,  ///< no design can give one (a standard deviation), or none was asked for
};

/// One figure about the population, with what a reader needs in order to trust it.
struct Estimate {
  double value = 0.0;                    ///< unit of the question, never rounded
  std::optional<double> standard_error;  ///< same unit; absent when the design cannot give one
  std::size_t answers = 0;               ///< rows behind the figure, unweighted
  double degrees_of_freedom = 0;         ///< PSUs minus strata, of the domain; or Satterthwaite's
  NoError why_no_error = NoError::None;
  /// Above 0 where all answers are alike, so that the error is 0 for want of spread and not for
  /// want of sampling: how many of them are independent of each other, that is the PSUs with an
  /// answer, at most the degrees of freedom of the whole design. Of a difference: of the side that
  /// has it.
  double alike = 0.0;
  /// The degrees of freedom are Satterthwaite's for this error: with those of another estimate they
  /// do not simply add.
  bool satterthwaite = false;
};

struct Interval {
  double low = 0.0;
  double high = 0.0;
};

}  // namespace peil
