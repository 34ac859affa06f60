#pragma once

#include <optional>
#include <span>
#include <vector>

#include "peil/estimate/domains/means.h"
#include "peil/model/dataset.h"

namespace peil::estimate {

/// Means and totals by every level of several groupings, whatever the sample and the answers:
/// from sums (DomainMeans) where they can be had, else domain by domain (mean(), total()).
class ByDomain {
 public:
  /// `counts`: per row, 0 for one that lies outside every domain but in the sample (empty: none).
  /// Everything given must outlive it.
  ByDomain(const Design& design, const weighting::Weighted& weighted,
           std::vector<const Grouping*> groupings, std::span<const std::uint8_t> counts,
           const Options& options, int threads = 1);

  /// Per item, per grouping, per level; the same for any number of threads.
  std::vector<std::vector<ByLevel>> of(std::span<const CodedItem> items);
  std::vector<ByLevel> of(const CodedItem& item);
  std::vector<ByLevel> of(const NumberColumn& column);

  /// The sample as the general way sees it.
  const Classes& classes();

 private:
  std::vector<ByLevel> in_general(const Tallies& tallies) const;

  const Design& design_;
  const weighting::Weighted& weighted_;
  std::vector<const Grouping*> groupings_;
  std::span<const std::uint8_t> counts_;
  Options options_;
  std::optional<DomainMeans> quick_;
  int threads_;
  std::optional<Classes> classes_;  // made when first needed
};

/// A grouping with one level that holds every row.
Grouping whole_sample(std::size_t rows);

/// One item in one domain in the general way; nothing when no row of it has an answer.
std::optional<DomainEstimate> domain_estimate(const Classes& classes, const Tallies& tallies,
                                              const Domain& in, const Options& options = {});

/// sqrt(n/(n-1) sum w (y - mean)^2 / sum w); nothing for fewer than two answers.
std::optional<Estimate> standard_deviation(const DomainEstimate& in);

enum class Replacement : std::uint8_t { Without, With };

/// Variance of the mean against that of a simple random sample of as many answers, drawn with or
/// without replacement; nothing without an error or spread.
std::optional<double> design_effect(const DomainEstimate& in, Replacement replacement);

}  // namespace peil::estimate
