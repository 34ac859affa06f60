#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "peil/estimate/domains/means.h"
#include "peil/model/dataset.h"

namespace peil::estimate {

/// The answers to one item: bytes where it has few values, else numbers.
using Answers = std::variant<CodedItem, NumberColumn>;

/// Means and totals by every level of several groupings, whatever the sample and the answers: from
/// sums (put_means) where they can be had, else domain by domain (mean(), total()). This is the
/// door of estimate/domains.
class ByDomain {
 public:
  /// `weightless`: per row, 1 for one that lies outside every domain but in the sample (empty:
  /// none). Everything given must outlive it. Contract: at least one grouping.
  ByDomain(const Design& design, const weighting::Weighted& weighted,
           std::vector<const Grouping*> groupings, std::span<const std::uint8_t> weightless,
           const Options& options, int threads = 1);
  /// The same with groupings that it keeps, and only the `levels` named (empty: all of them).
  ByDomain(const Design& design, const weighting::Weighted& weighted,
           std::vector<Grouping> groupings, std::vector<std::string> levels,
           std::span<const std::uint8_t> weightless, const Options& options, int threads);
  ByDomain(const ByDomain&) = delete;  // it looks at the groupings that it keeps
  ByDomain(ByDomain&&) = default;
  ByDomain& operator=(const ByDomain&) = delete;
  ByDomain& operator=(ByDomain&&) = delete;
  ~ByDomain() = default;

  /// Per item, per grouping, per level; the same for any number of threads.
  std::vector<std::vector<ByLevel>> of(std::span<const Answers> items);
  std::vector<ByLevel> of(const CodedItem& item);
  std::vector<ByLevel> of(const NumberColumn& column);

  /// Calls `see` for every domain asked for, grouping by grouping: those named that no row is in
  /// come first. Nothing is found where no row has an answer, or `found` is empty.
  using See = std::function<void(const std::string& grouping, const std::string& level,
                                 const std::optional<DomainEstimate>& found)>;
  void each(std::span<const ByLevel> found, const See& see) const;

  /// Whether items of whole steps come from sums; not for a stratum with one unit of several,
  /// weights fitted to totals of numbers, two stages, errors for few clusters, people on several
  /// lists, or options that look at the units of a domain.
  bool from_sums() const { return !sets_.empty(); }

  /// The sample as the general way sees it.
  const Classes& classes();

 private:
  void make_sets();
  std::vector<std::vector<ByLevel>> in_sums(std::span<const CodedItem* const> items) const;
  std::vector<ByLevel> in_general(const CodedItem& item);
  std::vector<ByLevel> in_general(const NumberColumn& column);
  std::vector<ByLevel> domain_by_domain(const Classes& classes, const Tallies& tallies) const;

  const Design& design_;
  const weighting::Weighted& weighted_;
  std::vector<Grouping> kept_;
  std::vector<const Grouping*> groupings_;
  std::vector<std::string> levels_;
  std::span<const std::uint8_t> weightless_;
  Options options_;
  int threads_;
  FirstStage units_;
  std::vector<DomainCells> sets_;   // of groupings together; none: the general way
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
