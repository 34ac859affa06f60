#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "peil/estimate/domains/sums.h"
#include "peil/estimate/first_stage.h"
#include "peil/estimate/margin_fit.h"
#include "peil/estimate/statistics.h"

namespace peil::estimate {

/// What is known of one item in one domain. Standard errors follow the design and the weighting.
struct DomainEstimate {
  Estimate mean, total;
  double weight = 0.0;  ///< of the rows with an answer, persons
  double spread = 0.0;  ///< sum of w (y - mean)^2
};

/// Nothing for a domain in which no row has an answer.
using ByLevel = std::vector<std::optional<DomainEstimate>>;

/// A few groupings whose cells are made together, and what the error of a mean in each of their
/// domains needs (see DomainMeans, which chooses the sets).
class DomainSet {
 public:
  DomainSet(const Design& design, const weighting::Weighted& weighted, const FirstStage& units,
            std::span<const Grouping* const> groupings, std::span<const std::uint8_t> counts);

  /// Per grouping of the set, per level.
  std::vector<ByLevel> estimates(std::span<const std::uint8_t> code, const Steps& steps,
                                 const FirstStage& units, Degrees degrees) const;

 private:
  struct Asked;  // one domain, with a linear function of y of which the error is wanted

  void take_margins(const weighting::Weighted& weighted);
  double explained(std::size_t unit, std::span<const double> coefficient) const;
  double residual(const Asked& asked, std::size_t unit, std::span<const double> coefficient) const;
  template <class See>
  void each_residual(const Asked& asked, std::span<const double> coefficient, const See& see) const;
  double variance_of_rows(const Asked& asked, std::span<const double> coefficient) const;
  double variance_row_by_row(const Asked& asked, std::span<const double> coefficient) const;
  double variance_of_psus(const Asked& asked, std::span<const double> coefficient) const;
  double variance(const Asked& asked) const;
  double degrees_of_freedom(const Asked& asked) const;
  std::optional<DomainEstimate> in_domain(Asked asked, Degrees degrees) const;

  DomainCells cells_;
  SumsPlan plan_;
  std::vector<std::size_t> levels_;  // per grouping
  std::optional<MarginFit> fit_;
  std::vector<double> unit_columns_;     // per unit, per column: sum of w x
  std::vector<double> crossed_columns_;  // per column, per column: sum of v x x'
};

}  // namespace peil::estimate
