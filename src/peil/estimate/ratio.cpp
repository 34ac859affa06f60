#include "peil/estimate/ratio.h"

#include <cmath>

#include "peil/base/contract.h"
#include "peil/base/sum.h"

namespace peil::estimate {
namespace {

// Numbers that cancel out leave no more than this share of their size behind by rounding.
constexpr double rounding = 1e-12;

struct Total {
  double value = 0.0, size = 0.0;  // size: of the numbers without their signs
  std::size_t rows = 0;
};

// From the tallies, so that the order of the rows does not show.
Total total_of(const Classes& classes, const NumberColumn& column, const Domain& domain) {
  Sum value, size;
  Total result;
  for (const Tally& t : tally(column, classes)) {
    if (domain[t.row_class] == 0) continue;
    const double w = classes.classes[t.row_class].weight * t.rows;
    value.add(w * t.value);
    size.add(w * std::abs(t.value));
    result.rows += t.rows;
  }
  result.value = value.value();
  result.size = size.value();
  return result;
}

NumberColumn where_both(NumberColumn column, const NumberColumn& other) {
  for (std::size_t row = 0; row < column.reason.size(); ++row) {
    if (column.reason[row] == Absent::No) column.reason[row] = other.reason[row];
  }
  return column;
}

}  // namespace

RatioEstimate ratio(const Classes& classes, const NumberColumn& numerator,
                    const NumberColumn& denominator, const Domain& domain, const Options& options) {
  expects(domain.size() == classes.classes.size(), "ratio: a domain of these classes");
  expects(numerator.value.size() == denominator.value.size(), "ratio: two numbers per row");
  const NumberColumn y = where_both(numerator, denominator), x = where_both(denominator, numerator);
  const Total above = total_of(classes, y, domain), below = total_of(classes, x, domain);
  RatioEstimate result{below.rows, {}};
  if (std::abs(below.value) <= rounding * below.size) return result;
  const double value = above.value / below.value;
  if (!std::isfinite(value)) return result;
  NumberColumn residual = y;
  for (std::size_t row = 0; row < residual.value.size(); ++row)
    residual.value[row] -= value * x.value[row];
  result.estimate = total(classes, tally(residual, classes), domain, options);
  result.estimate->value = value;
  if (auto& error = result.estimate->standard_error) *error /= std::abs(below.value);
  return result;
}

}  // namespace peil::estimate
