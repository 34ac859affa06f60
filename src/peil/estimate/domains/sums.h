#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "peil/estimate/domains/cells.h"

namespace peil::estimate {

/// Answers of few different values, one byte a row: 0 = none, else the place of the value plus 1.
struct CodedItem {
  std::span<const std::uint8_t> code;
  std::vector<double> value;  ///< of code 1, 2, ...
};

/// Whether every value is a whole number, at most 255, above the lowest: then sums of them in steps
/// above the lowest are whole numbers, exact and the same in any order.
bool whole_steps(const CodedItem& item);

/// Sums over the answers of one item in one part of the sample; y is in steps above the lowest
/// value. d: weight before the margins, w: weight as used, v: a_h w^2 with a_h the factor of the
/// stratum's variance (0 when the rows come in PSUs).
struct AnswerSums {
  double d = 0.0, dy = 0.0, v = 0.0, vy = 0.0, vyy = 0.0, w = 0.0, wy = 0.0, wyy = 0.0;

  void add(const AnswerSums& o) {
    d += o.d, dy += o.dy, v += o.v, vy += o.vy, vyy += o.vyy, w += o.w, wy += o.wy, wyy += o.wyy;
  }
};

/// The part of them that the residuals after raking need.
struct CrossedSums {
  double d = 0.0, dy = 0.0, v = 0.0, vy = 0.0;

  void add(const AnswerSums& o) { d += o.d, dy += o.dy, v += o.v, vy += o.vy; }
};

/// Answers as whole numbers: how many, their sum and the sum of their squares, in steps.
struct WholeSums {
  std::uint64_t answers = 0, sum = 0, squares = 0;

  void add(const WholeSums& o) { answers += o.answers, sum += o.sum, squares += o.squares; }
  bool constant() const {
    return answers == 0 || (sum % answers == 0 && sum / answers * sum == squares);
  }
};

/// Everything that the means of one item and their errors need, for every level of every grouping.
struct DomainSums {
  struct Unit {
    double w = 0.0, wy = 0.0;
  };
  double lowest = 0.0;               ///< value of the item, above which steps are counted
  std::vector<AnswerSums> level;     ///< per level of all groupings, one grouping after another,
                                     ///< and one more for what lies outside
  std::vector<WholeSums> whole;      ///< likewise
  std::vector<Unit> unit;            ///< per unit, per such level
  std::vector<CrossedSums> crossed;  ///< per such level, per level of all margins
};

/// One pass over the answers of an item. Contract: an item of whole steps, with a code for every
/// row that the cells came from.
///
/// Cost  O(rows + classes * groupings + cells * groupings * margins).
DomainSums domain_sums(const DomainCells& cells, const CodedItem& item);

}  // namespace peil::estimate
