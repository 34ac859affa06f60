#include "peil/estimate/chi_square.h"

#include <Eigen/Dense>
#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <cmath>

#include "peil/base/contract.h"
#include "peil/base/sum.h"

namespace peil::estimate {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// A matrix whose smallest eigenvalue is below this share of the largest counts as singular.
constexpr double singular = 1e-11;

Index at(std::size_t i) { return static_cast<Index>(i); }

// Shares of the cells, of all the weight in the table.
VectorXd shares(const Classes& classes, std::span<const Tally> cells, std::size_t size) {
  std::vector<Sum> sums(size);
  Sum total;
  for (const Tally& t : cells) {
    const double w = classes.classes[t.row_class].weight * t.rows;
    sums[static_cast<std::size_t>(t.value) - 1].add(w);
    total.add(w);
  }
  VectorXd result(at(size));
  for (std::size_t k = 0; k < size; ++k) result[at(k)] = sums[k].value() / total.value();
  return result;
}

struct Margins {
  VectorXd row, column;
};

Margins margins(const VectorXd& share, Index rows, Index columns) {
  Margins m{VectorXd::Zero(rows), VectorXd::Zero(columns)};
  for (Index r = 0; r < rows; ++r) {
    for (Index c = 0; c < columns; ++c) {
      m.row[r] += share[r * columns + c];
      m.column[c] += share[r * columns + c];
    }
  }
  return m;
}

double pearson(const VectorXd& share, const Margins& m, double answers) {
  Sum sum;
  for (Index r = 0; r < m.row.size(); ++r) {
    for (Index c = 0; c < m.column.size(); ++c) {
      const double expected = m.row[r] * m.column[c];
      const double gap = share[r * m.column.size() + c] - expected;
      sum.add(gap * gap / expected);
    }
  }
  return answers * sum.value();
}

// Covariance of linear statistics whose influence, of a row in cell k, is a column of `influence`
// (cells x statistics): by polarisation, so that it follows the design exactly as variance() does.
std::optional<MatrixXd> covariance(const Classes& classes, std::span<const Tally> cells,
                                   const MatrixXd& influence, LonelyPsu lonely) {
  const Index p = influence.cols();
  const auto of = [&](const VectorXd& value) {
    Influence z{{}, std::vector<std::uint8_t>(cells.size(), 1)};
    for (const Tally& t : cells) z.of_tally.push_back(value[static_cast<Index>(t.value) - 1]);
    return variance(classes, cells, z, lonely);
  };
  MatrixXd result(p, p);
  for (Index i = 0; i < p; ++i) {
    for (Index j = 0; j <= i; ++j) {
      const auto sum = of(influence.col(i) + influence.col(j));
      const auto gap = of(influence.col(i) - influence.col(j));
      if (!sum || !gap) return {};
      result(i, j) = result(j, i) = (*sum - *gap) / 4.0;
    }
  }
  return result;
}

bool is_singular(const MatrixXd& matrix) {
  // On a scale where every variance is 1, so that small cells are not taken for rounding.
  VectorXd scale = matrix.diagonal();
  if (scale.minCoeff() <= 0.0) return true;
  scale = scale.cwiseSqrt().cwiseInverse();
  const MatrixXd correlation = scale.asDiagonal() * matrix * scale.asDiagonal();
  const VectorXd values = Eigen::SelfAdjointEigenSolver<MatrixXd>(correlation).eigenvalues();
  return values.minCoeff() <= singular * values.maxCoeff();
}

// Contrasts of the log table that are 0 under independence: interactions, less what rows and
// columns explain of them.
MatrixXd interactions(Index rows, Index columns) {
  const Index cells = rows * columns;
  MatrixXd main = MatrixXd::Zero(cells, rows + columns - 1);
  MatrixXd both = MatrixXd::Zero(cells, (rows - 1) * (columns - 1));
  for (Index r = 0; r < rows; ++r) {
    for (Index c = 0; c < columns; ++c) {
      const Index k = r * columns + c;
      main(k, 0) = 1.0;
      if (r > 0) main(k, r) = 1.0;
      if (c > 0) main(k, rows - 1 + c) = 1.0;
      if (r > 0 && c > 0) both(k, (r - 1) * (columns - 1) + c - 1) = 1.0;
    }
  }
  return both - main * main.householderQr().solve(both);
}

// Eigenvalues of the design covariance against the one of simple random sampling.
std::vector<double> design_effects(const Classes& classes, std::span<const Tally> cells,
                                   const VectorXd& share, double weight, const MatrixXd& contrast,
                                   double answers, LonelyPsu lonely) {
  VectorXd inverse = share;
  for (double& s : inverse) s = s > 0.0 ? 1.0 / s : 0.0;
  const MatrixXd scaled = inverse.asDiagonal() * contrast;  // cells x df
  // A row in cell k adds (1[k] - share) / weight to the shares.
  const VectorXd centre = scaled.transpose() * share;
  const MatrixXd influence = (scaled.rowwise() - centre.transpose()) / weight;
  const auto design = covariance(classes, cells, influence, lonely);
  if (!design) return {};
  const MatrixXd simple = contrast.transpose() * (inverse / answers).asDiagonal() * contrast;
  if (is_singular(simple)) return {};
  const Eigen::GeneralizedSelfAdjointEigenSolver<MatrixXd> solver(*design, simple,
                                                                  Eigen::EigenvaluesOnly);
  std::vector<double> values(solver.eigenvalues().begin(), solver.eigenvalues().end());
  for (double& value : values) value = std::max(0.0, value);
  return values;
}

// Departures of the totals from independence without the first row and column, against their
// covariance.
std::optional<double> wald_form(const Classes& classes, std::span<const Tally> cells,
                                const VectorXd& share, const Margins& m, double weight,
                                LonelyPsu lonely) {
  const Index rows = m.row.size(), columns = m.column.size();
  const Index df = (rows - 1) * (columns - 1);
  VectorXd gap(df);
  MatrixXd influence(rows * columns, df);
  for (Index r = 1; r < rows; ++r) {
    for (Index c = 1; c < columns; ++c) {
      const Index place = (r - 1) * (columns - 1) + c - 1;
      gap[place] = weight * (share[r * columns + c] - m.row[r] * m.column[c]);
      for (Index i = 0; i < rows; ++i) {
        for (Index j = 0; j < columns; ++j) {
          influence(i * columns + j, place) = (i == r && j == c ? 1.0 : 0.0) -
                                              (i == r ? m.column[c] : 0.0) -
                                              (j == c ? m.row[r] : 0.0) + m.row[r] * m.column[c];
        }
      }
    }
  }
  const auto design = covariance(classes, cells, influence, lonely);
  if (!design || is_singular(*design)) return {};
  return gap.dot(design->ldlt().solve(gap));
}

double upper_tail(double f, double ndf, double ddf) {
  return boost::math::cdf(boost::math::complement(boost::math::fisher_f(ndf, ddf), f));
}

double upper_tail(double x2, double df) {
  return boost::math::cdf(boost::math::complement(boost::math::chi_squared(df), x2));
}

struct Spread {
  double sum = 0.0, squares = 0.0;
};

Spread spread(const CrossTable& table) {
  Spread s;
  for (const double value : table.eigenvalues) {
    s.sum += value;
    s.squares += value * value;
  }
  return s;
}

}  // namespace

std::optional<CrossTable> cross_table(const Classes& classes, std::span<const Tally> cells,
                                      std::size_t rows, std::size_t columns, LonelyPsu lonely) {
  if (rows < 2 || columns < 2 || cells.empty()) return {};
  CrossTable table{rows, columns, 0, {}, 0.0, 0.0, (rows - 1) * (columns - 1), 0.0, {}, {}};
  Sum weight;
  for (const Tally& t : cells) {
    expects(t.value >= 1.0 && t.value <= static_cast<double>(rows * columns),
            "cross_table: cells of this table");
    table.answers += t.rows;
    weight.add(classes.classes[t.row_class].weight * t.rows);
  }
  const auto answers = static_cast<double>(table.answers);
  const VectorXd share = shares(classes, cells, rows * columns);
  const Margins m = margins(share, at(rows), at(columns));
  if (m.row.minCoeff() <= 0.0 || m.column.minCoeff() <= 0.0) return {};
  for (const double s : share) table.counts.push_back(s * answers);
  table.x2 = pearson(share, m, answers);
  table.cramers_v =
      std::sqrt(table.x2 / answers / static_cast<double>(std::min(rows, columns) - 1));
  const Influence everybody_in{std::vector<double>(cells.size(), 0.0),
                               std::vector<std::uint8_t>(cells.size(), 1)};
  table.degrees_of_freedom = reach(classes, cells, everybody_in).degrees_of_freedom();
  table.eigenvalues = design_effects(classes, cells, share, weight.value(),
                                     interactions(at(rows), at(columns)), answers, lonely);
  table.wald = wald_form(classes, cells, share, m, weight.value(), lonely);
  return table;
}

std::optional<CrossTable> cross_table(const Classes& classes, const Grouping& rows,
                                      const Grouping& columns, LonelyPsu lonely) {
  expects(rows.level.size() == columns.level.size(), "cross_table: two groupings of the same rows");
  NumberColumn cells;
  const auto width = static_cast<double>(columns.levels.size());
  for (std::size_t i = 0; i < rows.level.size(); ++i) {
    const bool blank = rows.level[i] == Grouping::outside || columns.level[i] == Grouping::outside;
    cells.value.push_back(blank ? 0.0 : rows.level[i] * width + columns.level[i] + 1.0);
    cells.reason.push_back(blank ? Absent::Skipped : Absent::No);
  }
  return cross_table(classes, tally(cells, classes), rows.levels.size(), columns.levels.size(),
                     lonely);
}

bool is_simple(const Design& design, const weighting::Weighted& weighted) {
  if (!design.psu.empty() || design.strata.size() > 1 || !weighted.margins.empty()) return false;
  return std::ranges::all_of(weighted.weight,
                             [&](Weight w) { return w == weighted.weight.front(); });
}

double pearson_p(const CrossTable& table) {
  return upper_tail(table.x2, static_cast<double>(table.df));
}

std::optional<FTest> rao_scott_f(const CrossTable& table) {
  const Spread s = spread(table);
  if (s.sum <= 0.0 || table.degrees_of_freedom <= 0.0) return {};
  FTest test{table.x2 / s.sum, s.sum * s.sum / s.squares, 0.0, 0.0};
  test.ddf = test.ndf * table.degrees_of_freedom;
  test.p = upper_tail(test.f, test.ndf, test.ddf);
  return test;
}

std::optional<double> rao_scott_p(const CrossTable& table) {
  const Spread s = spread(table);
  if (s.sum <= 0.0) return {};
  const auto df = static_cast<double>(table.df);
  return upper_tail(table.x2 * df / s.sum, df);
}

std::optional<FTest> wald(const CrossTable& table, bool adjusted) {
  if (!table.wald) return {};
  const auto df = static_cast<double>(table.df);
  const double nu = table.degrees_of_freedom;
  FTest test{*table.wald / df, df, nu, 0.0};
  if (adjusted) {
    test.ddf = nu - df + 1.0;
    test.f *= test.ddf / nu;
  }
  if (test.ddf <= 0.0 || nu <= 0.0) return {};
  test.p = upper_tail(test.f, test.ndf, test.ddf);
  return test;
}

}  // namespace peil::estimate
