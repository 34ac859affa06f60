#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace peil::estimate {

/// What is known of a cluster: the weighted sum of its answers, their weight, and whether it was
/// treated.
struct RandomisedCluster {
  double weight = 0.0, weighted = 0.0;
  bool treated = false;
};

/// A difference between treated and other clusters, held against every way in which as many
/// clusters could have been chosen: exact fractions, no draws.
struct Randomisation {
  double value = 0.0;
  std::size_t ways = 0;
  std::size_t as_large = 0;  ///< in size, the observed way among them
  std::size_t greater = 0;   ///< at least as great, with its sign

  double p() const { return static_cast<double>(as_large) / static_cast<double>(ways); }
  double p_greater() const { return static_cast<double>(greater) / static_cast<double>(ways); }
};

/// Ways beyond this are too many to try all.
constexpr std::size_t most_ways = 5'000'000;

/// How many ways there are; most_ways + 1 for more than most_ways.
std::size_t ways_to_choose(std::size_t clusters, std::size_t treated);

enum class RandomisedMean : std::uint8_t {
  Persons,   ///< weighted mean of the treated less that of the others
  Clusters,  ///< unweighted mean of the clusters' means
};

/// Contract  some clusters are treated and some are not; at most most_ways ways; weights above 0.
/// Source    Fisher (1935), The Design of Experiments; Imbens & Rubin (2015), Causal Inference,
///           chapter 5; docs/methods/few-clusters.md
Randomisation randomisation(const std::vector<RandomisedCluster>& clusters, RandomisedMean of);

}  // namespace peil::estimate
