#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "peil/base/result.h"
#include "peil/model/dataset.h"
#include "peil/model/estimate.h"

namespace peil::estimate {

/// What the weights of each PSU are multiplied by in each replicate of a sample, and how the spread
/// of the replicates becomes a variance: scale * sum of rscale * (value - centre)^2.
struct ReplicateFactors {
  std::vector<std::vector<double>> factor;  ///< per replicate, per PSU (per row without PSUs)
  std::vector<double> rscales;              ///< per replicate
  double scale = 1.0;
};

/// All of these take the strata and PSUs of a design (the bootstrap: rao_wu.h). A stratum that was
/// taken whole (one unit, of one) is in every replicate as it is.
///
/// Problems  "replicates.lonely-psu"     a stratum with one sampled PSU: its spread is unknown
///           "replicates.strata"         jackknife_1 of a stratified sample
///           "replicates.not-pairs"      balanced halves of a stratum without exactly two PSUs
///           "replicates.too-few"        fewer than two PSUs
/// Source    Wolter (2007), Introduction to Variance Estimation. docs/methods/replicates.md

/// One PSU left out at a time; scale (R-1)/R (1-f).
Result<ReplicateFactors> jackknife_1(const Design& design);
/// One PSU left out at a time, the others of its stratum stand in; rscales (n-1)/n (1-f).
Result<ReplicateFactors> jackknife_n(const Design& design);
/// Balanced half samples by a Hadamard matrix; `fay` 0 gives BRR, else Fay's milder factors
/// 2 - fay and fay. Contract: 0 <= fay < 1.
Result<ReplicateFactors> balanced(const Design& design, double fay = 0.0);

/// Replicates of a sample: weights with one element per row (0: not in this replicate), kept, or
/// made one replicate at a time where there are too many to keep.
struct Replicates {
  std::vector<std::vector<double>> weight;  ///< kept, per replicate; empty: `made` makes them
  std::vector<double> rscales;              ///< per replicate
  double scale = 1.0;
  bool mse = true;  ///< centre: the estimate of the whole sample; else the mean of the replicates
  double degrees_of_freedom = 0.0;
  /// Weights of one replicate, from its place. Called by several threads at once.
  std::function<std::vector<double>(std::size_t)> made{};

  std::size_t count() const { return rscales.size(); }
};

/// Rank of the matrix of replicate weights less 1, as R's survey takes it.
double rank_less_one(const std::vector<std::vector<double>>& weight);

/// A statistic as a function of the weights of the rows; nothing where it is not defined.
using OfWeights = std::function<std::optional<double>(std::span<const double>)>;

struct Replicated {
  Estimate estimate;                   ///< no error when a replicate has no value
  std::vector<double> values;          ///< one per replicate that has one
  std::optional<std::size_t> without;  ///< first replicate for which there is no value
};
/// Values of one statistic, one per replicate; nothing where it has none.
using ReplicateValues = std::vector<std::optional<double>>;

/// Values of several statistics (outer index), each replicate's weights made once and not kept.
/// The same for any number of threads.
std::vector<ReplicateValues> values_of(const Replicates& replicates,
                                       std::span<const OfWeights> statistics, int threads = 1);

/// A statistic of the whole sample with its error from the values of the replicates.
Replicated replicated(double whole, const ReplicateValues& values, const Replicates& replicates);

/// The same from the weights; nothing when the whole sample has no value.
std::optional<Replicated> replicated(std::span<const double> weight, const Replicates& replicates,
                                     const OfWeights& statistic);

/// Smallest value with at least that share of the values at or below it. Contract: not empty,
/// share from 0 to 1.
double percentile(std::vector<double> values, double share);

/// Percentile interval of values that stand for the spread of a figure. Nothing without values.
std::optional<Interval> percentile_interval(const std::vector<double>& values, double confidence);

}  // namespace peil::estimate
