#pragma once

#include <set>
#include <span>
#include <string>
#include <vector>

#include "peil/findings/evidence.h"
#include "peil/findings/number_fit.h"
#include "peil/findings/step.h"
#include "peil/model/claim.h"
#include "peil/model/published.h"

namespace peil::findings {

/// What a number of a claim was held against.
enum class Meant : std::uint8_t { Mark, Difference, Margin, Scale, Confidence, Relative };

/// A number of a claim beside the figures that it could have meant.
struct WrongNumber {
  std::size_t number = 0;               ///< place in Letter::numbers
  std::vector<std::size_t> evidence;    ///< places in the figures given: marks, or their margins
  std::vector<std::size_t> benchmarks;  ///< places in the rows given
  Meant meant = Meant::Mark;
  std::vector<std::size_t> steps{};  ///< places in the steps given: their differences
};

struct BoundNumbers {
  std::set<std::size_t> bound;  ///< places in Letter::numbers
  std::vector<WrongNumber> wrong;
  std::vector<std::size_t> finer;           ///< more than what they claim can be known of
  std::vector<std::size_t> benchmark_rows;  ///< rows whose mark the words print
  std::vector<std::size_t> unheld;  ///< that say something which nothing here could be held against
  std::size_t marks = 0;            ///< how many were held to figures
};

/// What the numbers of a claim are held against.
struct Figures {
  std::span<const Evidence> marks;
  std::span<const BenchmarkRow* const> rows{};
  std::span<const Step> steps{};  ///< between the marks, or from a benchmark to them
};

/// Binds the numbers of a claim, each by what its words make of it: years to its waves (or since,
/// every); marks to its figures, those of others to the benchmark; amounts to differences; margins
/// to intervals; the scale and the confidence to those of the study. Marks that stand with a year
/// are held to the figure of that wave. Of several groups or measures as many marks as figures are
/// held to them in order, as many as groups or measures to one of each, and fewer to all of them.
///
/// Source    docs/methods/words-of-claims.md
BoundNumbers bind_numbers(const Claim& claim, const Letter& letter, const Study& study,
                          const Figures& figures);

}  // namespace peil::findings
