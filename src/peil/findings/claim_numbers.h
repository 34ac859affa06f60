#pragma once

#include <set>
#include <span>
#include <string>
#include <vector>

#include "peil/findings/evidence.h"
#include "peil/model/claim.h"
#include "peil/model/published.h"

namespace peil::findings {

/// A number of a claim beside the figures that it could have meant.
struct WrongNumber {
  std::size_t number = 0;               ///< place in Letter::numbers
  std::vector<std::size_t> evidence;    ///< places in the figures given
  std::vector<std::size_t> benchmarks;  ///< places in the rows given
};

/// Does every number of the interval print as this one, some of them, or none?
enum class NumberFit { Right, Finer, Wrong };
NumberFit fit(const NumberInText& number, const Interval& known);

struct BoundNumbers {
  std::set<std::size_t> bound;  ///< places in Letter::numbers
  std::vector<WrongNumber> wrong;
  std::vector<std::size_t> finer;           ///< more decimals than the print that they claim
  std::vector<std::size_t> benchmark_rows;  ///< rows whose mark the words print
};

/// Binds the numbers of a claim: years to its waves (or since, every), marks to its figures. Marks
/// that stand with a year are held to the figure of that wave; as many marks as waves without years
/// are held to them in order; other marks have to be one of the figures or benchmark rows.
BoundNumbers bind_numbers(const Claim& claim, const Letter& letter,
                          std::span<const Evidence> figures,
                          std::span<const BenchmarkRow* const> rows);

}  // namespace peil::findings
