#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "peil/fieldwork/answer_domains.h"

namespace peil::fieldwork {

/// Fewer rows with one answer say little of how somebody filled them in.
inline constexpr std::size_t least_rows = 4;

/// People who gave the same answer to every row of a matrix, of those who answered all its rows.
struct StraightLines {
  std::string matrix, domain;  ///< "all", a reporting group or a customer group
  std::size_t rows = 0;        ///< of the matrix
  std::size_t people = 0;      ///< who answered every row
  std::size_t same = 0;        ///< of these, with one answer throughout
  std::string language{};      ///< in which they answered; empty: any
  PeopleInCells people_in{};   ///< for the gate

  double share() const { return static_cast<double>(same) / static_cast<double>(people); }
};

/// Every matrix of at least `least_rows` rows, for the domains of AnswerCells; where nobody
/// answered all rows it is not there. A straight line is no proof of carelessness: who is content
/// with everything draws one too.
///
/// Source  Couper, Tourangeau, Conrad & Zhang (2013), Social Science Computer Review 31, 322-345;
///         docs/methods/response.md
std::vector<StraightLines> straight_lines(const Dataset& dataset, const Study& study);

}  // namespace peil::fieldwork
