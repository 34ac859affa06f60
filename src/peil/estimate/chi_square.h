#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "peil/estimate/statistics.h"

namespace peil::estimate {

/// A cross table in a sample: the answers are cells, code r * columns + c + 1.
struct CrossTable {
  std::size_t rows = 0, columns = 0;
  std::size_t answers = 0;     ///< rows of the data with both answers
  std::vector<double> counts;  ///< weighted, scaled to add up to `answers`; row by row
  double x2 = 0.0;             ///< Pearson's statistic of those counts
  double cramers_v = 0.0;
  std::size_t df = 0;               ///< (rows - 1)(columns - 1)
  double degrees_of_freedom = 0;    ///< PSUs minus strata among the rows with both answers
  std::vector<double> eigenvalues;  ///< generalised design effects; empty: no covariance to be had
  std::optional<double> wald;       ///< quadratic form of the departures from independence
};

/// An F test, with the p-value of its upper tail.
struct FTest {
  double f = 0.0, ndf = 0.0, ddf = 0.0, p = 0.0;
};

/// The table of a column of cells and what its tests need. Nothing when a row or a column of it is
/// empty or when it has one row or one column only.
///
/// The design effects are the eigenvalues of the covariance of the departures from independence
/// under the design against that under simple random sampling; `wald` is absent when the covariance
/// of the departures is singular, `eigenvalues` empty when the design can give no variance.
/// Source  Rao & Scott (1984), Annals of Statistics 12, 46-60; docs/methods/chi-square.md
std::optional<CrossTable> cross_table(const Classes& classes, std::span<const Tally> cells,
                                      std::size_t rows, std::size_t columns, LonelyPsu lonely);

/// The same of two groupings of the rows; a row outside either counts in neither.
std::optional<CrossTable> cross_table(const Classes& classes, const Grouping& rows,
                                      const Grouping& columns, LonelyPsu lonely);

/// A simple random sample with equal weights: no strata, no clusters, no margins.
bool is_simple(const Design& design, const weighting::Weighted& weighted);

/// Pearson's p-value: of a simple random sample with equal weights only.
double pearson_p(const CrossTable& table);

/// Second-order Rao-Scott correction: X2 / sum of the design effects, as F with ndf = (sum)^2 / sum
/// of squares and ddf = ndf * (PSUs - strata) (Thomas & Rao 1987). Contract: has eigenvalues.
std::optional<FTest> rao_scott_f(const CrossTable& table);

/// First-order Rao-Scott correction: p-value of X2 / mean design effect as chi-square with df.
std::optional<double> rao_scott_p(const CrossTable& table);

/// Wald test of Koch, Freeman & Freeman (1975); `adjusted`: the F of Fellegi (1980) with
/// ddf = PSUs - strata - df + 1, which holds its level better when PSUs are few.
std::optional<FTest> wald(const CrossTable& table, bool adjusted);

}  // namespace peil::estimate
