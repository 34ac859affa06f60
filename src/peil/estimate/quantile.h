#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "peil/estimate/share_interval.h"
#include "peil/estimate/statistics.h"

namespace peil::estimate {

/// What to give where exactly the share asked for lies at or below an answer.
enum class QuantileRule : std::uint8_t {
  Math,    ///< that answer: the smallest with at least the share at or below it
  School,  ///< half way between it and the next
};

/// The answers of a domain in order of size, and the share of their weight at or below each.
struct Distribution {
  std::vector<double> value;        ///< all different, rising
  std::vector<double> at_or_below;  ///< rising to 1
};

/// Contract  a domain of these classes. Empty when it has no answer.
Distribution distribution(const Classes& classes, std::span<const Tally> tallies,
                          const Domain& domain);

/// The answer that has `share` (0 to 1) of the weight at or below it.
/// Contract  the distribution has an answer.
double quantile_of(const Distribution& answers, double share, QuantileRule rule);

struct QuantileOptions {
  QuantileRule rule = QuantileRule::Math;
  ShareInterval interval = ShareInterval::Wald;  ///< of the share that is turned into answers
  double confidence = 0.95;
  Options options{};
};

/// A quantile with its interval.
struct Quantile {
  double value = 0.0;  ///< unit of the question
  Estimate share;      ///< of the answers at or below the value, with its error
  /// Ends of the interval. One is absent where the interval of the share leaves 0 to 1: how low (or
  /// high) the quantile may lie is then not known. Both are when the share has no interval.
  std::optional<double> low, high;
};

/// Quantile of the answers in a domain. Its interval is that of the share at or below it, turned
/// into answers by the distribution (Woodruff); where all answers lie at or below it, exact_bound.
/// Nothing when no row of the domain has an answer with weight.
/// Source  Woodruff (1952), JASA 47(260), 635-646; docs/methods/quantiles.md.
std::optional<Quantile> quantile(const Classes& classes, std::span<const Tally> tallies,
                                 const Domain& domain, double share,
                                 const QuantileOptions& options = {});

}  // namespace peil::estimate
