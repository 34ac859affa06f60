#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "peil/estimate/linear.h"
#include "peil/estimate/statistics.h"
#include "peil/estimate/t_value.h"

namespace peil::estimate {

/// The mean of one domain less that of another in one sample, with its test.
struct Contrasted {
  enum class Outcome : std::uint8_t {
    Found,
    NobodyAnswered,  ///< no answer with weight in a domain
    OnePsu,          ///< all answers of a domain come from one PSU of a stratum that was not taken
                     ///< whole: linearisation would call the error of their mean 0, since the PSU
                     ///< has nothing to differ from
    SharedAnswers,   ///< of few clusters: an answer is of both, for which the error is not known
  };
  Outcome outcome = Outcome::Found;
  bool of_first = true;            ///< which of the two domains stands in the way
  Estimate difference;             ///< without an error where the design gives none
  std::size_t fewest_answers = 0;  ///< unweighted, of the domain that has fewer
  std::optional<TTest> test;       ///< nothing without an error above 0 or degrees of freedom
};

/// What the two domains share stays in the error.
///
/// Shapes   domains have one element per class.
/// Outcome  a design that gives no error comes before OnePsu: look at difference.standard_error.
///          Of few clusters it is OnePsu or SharedAnswers that stands in the way.
/// Source   docs/methods/linearisation.md
Contrasted contrast(const Classes& classes, std::span<const Tally> tallies, const Domain& one,
                    const Domain& other, const Options& options = {});

/// The same of means that are there, for many pairs of them.
Contrasted contrast(const Classes& classes, const DomainMean& one, const DomainMean& other,
                    const Options& options = {});

/// The error that two samples would give: the root of the sum of both variances. To see what the
/// covariance does. Nothing when one of the means has no error.
std::optional<double> error_without_covariance(const Classes& classes,
                                               std::span<const Tally> tallies, const Domain& one,
                                               const Domain& other, const Options& options = {});

}  // namespace peil::estimate
