#include "peil/estimate/randomisation.h"

#include <algorithm>
#include <cmath>

#include "peil/base/contract.h"

namespace peil::estimate {
namespace {

// Differences closer than this share of the largest mean of a cluster are ties.
constexpr double ties = 1e-10;

double tie_of(const std::vector<RandomisedCluster>& clusters) {
  double largest = 0.0;
  for (const RandomisedCluster& one : clusters)
    largest = std::max(largest, std::abs(one.weighted / one.weight));
  return ties * largest;
}

double difference(const std::vector<RandomisedCluster>& clusters,
                  const std::vector<std::uint8_t>& treated, RandomisedMean of) {
  double sum[2] = {0.0, 0.0}, count[2] = {0.0, 0.0};
  for (std::size_t g = 0; g < clusters.size(); ++g) {
    const RandomisedCluster& one = clusters[g];
    const bool persons = of == RandomisedMean::Persons;
    sum[treated[g]] += persons ? one.weighted : one.weighted / one.weight;
    count[treated[g]] += persons ? one.weight : 1.0;
  }
  return sum[1] / count[1] - sum[0] / count[0];
}

}  // namespace

std::size_t ways_to_choose(std::size_t clusters, std::size_t treated) {
  double ways = 1.0;
  for (std::size_t i = 1; i <= treated; ++i)
    ways *= static_cast<double>(clusters - treated + i) / static_cast<double>(i);
  const double whole = std::round(ways);
  return whole > static_cast<double>(most_ways) ? most_ways + 1 : static_cast<std::size_t>(whole);
}

Randomisation randomisation(const std::vector<RandomisedCluster>& clusters, RandomisedMean of) {
  std::vector<std::uint8_t> treated;
  for (const RandomisedCluster& one : clusters) treated.push_back(one.treated ? 1 : 0);
  const auto count = static_cast<std::size_t>(std::ranges::count(treated, 1));
  expects(count > 0 && count < clusters.size(), "randomisation: clusters of both kinds");
  expects(ways_to_choose(clusters.size(), count) <= most_ways, "randomisation: not too many ways");
  Randomisation result;
  result.value = difference(clusters, treated, of);
  const double tie = tie_of(clusters);
  std::ranges::sort(treated);
  do {
    const double value = difference(clusters, treated, of);
    ++result.ways;
    if (std::abs(value) >= std::abs(result.value) - tie) ++result.as_large;
    if (value >= result.value - tie) ++result.greater;
  } while (std::ranges::next_permutation(treated).found);
  return result;
}

}  // namespace peil::estimate
