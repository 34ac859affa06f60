#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "peil/drivers/moments.h"
#include "peil/drivers/variable.h"
#include "peil/model/ids.h"

namespace peil::drivers {

/// What the replicates of a bootstrap say of the variables of a model: the moments of complete
/// rows, and the mean of each variable over its own answers.
///
/// Rows are gone through once for several replicates, in plain sums about the mean of the sample
/// and in the order of the rows: for replicates, which draw units by their place, another order of
/// the rows is another draw anyway. The same for any number of replicates at once.
class ReplicateMoments {
 public:
  /// `psu`: of every row; empty when the rows are the units. All outlive this.
  /// Contract  one element per row everywhere.
  ReplicateMoments(std::span<const Variable> variables, std::span<const double> weight,
                   std::span<const PsuId> psu);

  struct Replicate {
    Moments moments;
    std::vector<double> mean;  ///< per variable, of all who answered it; 0 where nobody did
  };
  /// `factors` of each replicate: what the weight of a row is multiplied by, per unit.
  ///
  /// Cost  rows * variables^2 / 2 multiplications a replicate.
  std::vector<Replicate> of(std::span<const std::vector<double>> factors) const;

 private:
  class Sums;

  std::size_t width() const { return variables_.size(); }
  std::size_t products() const { return 1 + width() + width() * (width() + 1) / 2 + 2 * width(); }
  void put_products(std::size_t place, double* to) const;
  void sum_by_unit();
  Replicate replicate(std::span<const double> sums) const;

  std::span<const Variable> variables_;
  std::span<const double> weight_;
  std::span<const PsuId> psu_;
  std::vector<std::uint32_t> rows_;     // with weight
  std::vector<std::uint8_t> complete_;  // of those, by place
  std::vector<double> centre_;
  std::vector<double> value_;           // of those, about the centre, variable by variable
  std::vector<std::uint8_t> answered_;  // likewise
  std::vector<std::uint32_t> units_;    // that have rows with weight; empty: rows are taken
  std::vector<double> by_unit_;         // weighted products of those
};

}  // namespace peil::drivers
