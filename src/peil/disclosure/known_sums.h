#pragma once

#include <Eigen/Dense>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "peil/disclosure/row_set.h"
#include "peil/disclosure/subtraction.h"

namespace peil::disclosure {

/// All sums and differences of some figures, each a set of parts.
///
/// Cost      figures^2 * parts / 64 to make, and a few times the parts of those figures that do not
///           follow from smaller ones; parts of the target to see that it is none of them; the
///           first target that may be one costs figures^2 * parts.
class KnownSums {
 public:
  using Parts = std::vector<Part>;

  /// `figures` outlive this.
  KnownSums(std::size_t parts, std::vector<const Parts*> figures);

  /// The places of the figures of which the target is a sum and difference; nothing when it is
  /// none.
  std::optional<std::vector<std::size_t>> terms(std::span<const Part> target) const;

 private:
  struct Solved {
    Eigen::MatrixXd known;
    Eigen::ColPivHouseholderQR<Eigen::MatrixXd> split;
  };

  Eigen::VectorXd vector_of(std::span<const Part> parts) const;
  std::optional<Eigen::VectorXd> at_right_angles(std::uint32_t seed) const;
  double along(std::span<const Part> parts, const Eigen::VectorXd& v) const;
  std::vector<std::size_t> independent(Eigen::MatrixXd& common) const;
  bool lies_across(std::span<const Part> target) const;
  const Solved& solved() const;

  std::size_t parts_;
  std::vector<const Parts*> figures_;
  std::vector<std::size_t> independent_;  // figures that do not follow from others
  Eigen::LDLT<Eigen::MatrixXd> common_;   // what those have in common
  mutable std::vector<std::optional<Eigen::VectorXd>> across_;  // by seed, as far as needed
  mutable std::optional<Solved> solved_;
};

}  // namespace peil::disclosure
