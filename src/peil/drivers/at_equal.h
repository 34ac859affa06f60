#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "peil/drivers/moments.h"
#include "peil/drivers/replicate_moments.h"
#include "peil/drivers/variable.h"
#include "peil/model/ids.h"

namespace peil::drivers {

/// Classes of another variable, such as how the case ended, and the people by whom is told how
/// large a share each of them has: the standard.
struct EqualClasses {
  std::size_t classes = 0;
  std::vector<std::uint32_t> of_row;  ///< place of the class; `classes` for a row of none
  std::vector<double> standard;       ///< weight in the standard, 0 for a row that is not in it

  bool has(std::size_t row) const { return of_row[row] < classes; }
};

/// The share of each class in the standard; zeros where nobody is in it.
std::vector<double> standard_shares(const EqualClasses& at);
/// The same in a replicate: `factors` are per unit, `psu` the unit of every row (none: the rows).
std::vector<double> standard_shares(const EqualClasses& at, std::span<const double> factors,
                                    std::span<const PsuId> psu);

/// The weights of the rows of one class; 0 elsewhere.
std::vector<double> weights_of_class(const EqualClasses& at, std::size_t of,
                                     std::span<const double> weight);

/// Moments at equal classes, of moments class by class: products about the mean of the own class,
/// every class counted for its share of the standard, and means as if people were divided over the
/// classes as the standard is. What goes with the class is so taken out of the products, as a
/// regression does that has the classes as predictors; correlations of them are partial ones.
///
/// Shapes    one of each per class. A class that has no share counts for nothing.
/// Outcome   nothing where a class with a share has no rows.
/// Source    direct standardisation: Fleiss, Levin & Paik (2003), Statistical Methods for Rates and
///           Proportions, chapter 19; covariance within classes: Searle (1971), Linear Models, 8.1;
///           docs/methods/standardised-drivers.md
std::optional<Moments> moments_at_equal(std::span<const Moments> of_class,
                                        std::span<const double> share);

/// The moments of every class.
std::vector<Moments> moments_by_class(std::span<const Variable> variables,
                                      std::span<const double> weight, const EqualClasses& at);

/// Mean of a driver's own answers, standardised; nothing where a class with a share has none.
std::optional<double> performance_at_equal(const Variable& driver, std::span<const double> weight,
                                           const EqualClasses& at);

/// What a weight is multiplied by so that the people of each class count together for its share of
/// the standard: share over the weight of the complete rows of the class, times that of all.
std::vector<double> weights_at_equal(std::span<const Variable> variables,
                                     std::span<const double> weight, const EqualClasses& at);

/// One of every class with a share but the first: 1 in it, 0 in the others, blank without a class.
/// `store` keeps the numbers that they look at.
std::vector<Variable> class_indicators(const EqualClasses& at, std::span<const double> share,
                                       std::vector<std::vector<double>>& store,
                                       std::vector<std::vector<std::uint8_t>>& blank);

/// Replicates of a bootstrap at equal classes: moments and means are those that moments_at_equal
/// and performance_at_equal give of the replicate, its own standard included. Where a class has no
/// rows left, nothing varies.
class EqualReplicates {
 public:
  EqualReplicates(std::span<const Variable> variables, std::span<const double> weight,
                  std::span<const PsuId> psu, const EqualClasses& at);

  std::vector<ReplicateMoments::Replicate> of(std::span<const std::vector<double>> factors) const;

 private:
  std::vector<double> shares_of(std::span<const double> factors) const;

  const EqualClasses& at_;
  std::span<const PsuId> psu_;
  std::vector<double> standard_;  // weight in the standard by unit and class; empty: by row
  std::vector<std::vector<double>> weight_;  // per class
  std::vector<ReplicateMoments> moments_;
};

}  // namespace peil::drivers
