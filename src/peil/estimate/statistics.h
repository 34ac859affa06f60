#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "peil/estimate/variance.h"
#include "peil/model/estimate.h"

namespace peil::estimate {

enum class Degrees : std::uint8_t {
  OfDomain,  ///< units and strata with an answer in the domain
  OfDesign,  ///< those of the whole sample
};

struct Options {
  LonelyPsu lonely = LonelyPsu::Fail;
  Degrees degrees = Degrees::OfDomain;
};

/// Answers that a share counts: from `from` to `to`, both included.
struct Between {
  double from = 0.0, to = 0.0;
};

struct DomainMean;

/// All of these give nothing when no row of the domain has an answer with weight. Standard errors
/// are linearised and follow the design (estimate/variance.h); rows without an answer are outside
/// the domain, never outside the sample. Where the design asks for errors for few clusters, those
/// of mean, share and difference are by estimate/few_clusters.h, and a total has none.

/// Weighted mean of the answers.
std::optional<Estimate> mean(const Classes& classes, std::span<const Tally> tallies,
                             const Domain& domain, const Options& options = {});

/// Weighted share, 0 to 1, of the answers that lie in `counted`.
std::optional<Estimate> share(const Classes& classes, std::span<const Tally> tallies,
                              const Domain& domain, const Between& counted,
                              const Options& options = {});

/// Weighted sum of the answers.
std::optional<Estimate> total(const Classes& classes, std::span<const Tally> tallies,
                              const Domain& domain, const Options& options = {});

/// Mean in `domain` minus mean in `other`, in one sample: what the two share stays in the error.
/// Degrees of freedom are those of both together.
std::optional<Estimate> difference(const Classes& classes, std::span<const Tally> tallies,
                                   const Domain& domain, const Domain& other,
                                   const Options& options = {});

/// The same of means that are there (estimate/linear.h), for many pairs of them.
std::optional<Estimate> difference(const Classes& classes, const DomainMean& one,
                                   const DomainMean& other, const Options& options = {});

/// Standard deviation in the population: sqrt(n/(n-1) sum w (y - mean)^2 / sum w); no error.
std::optional<Estimate> standard_deviation(const Classes& classes, std::span<const Tally> tallies,
                                           const Domain& domain);

/// n sum(w^2) / sum(w)^2: how much unequal weights widen errors (Kish 1965).
double kish_design_effect(std::span<const Weight> weights);

}  // namespace peil::estimate
