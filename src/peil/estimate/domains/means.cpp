#include "peil/estimate/domains/means.h"

#include <algorithm>
#include <cmath>

#include "peil/base/sum.h"

namespace peil::estimate {
namespace {

// Sums of squares that leave less than this share of what they were made of have lost too many
// digits: the residuals are then squared row by row.
constexpr double least_left = 1e-7;

double dot(std::span<const double> a, std::span<const double> b) {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

// What is known of one item, by its sums, in the domain at `level` of all levels.
class OneDomain {
 public:
  OneDomain(const CodedItem& item, const DomainSums& sums, const DomainCells& cells,
            const FirstStage& units, std::size_t level)
      : item_(item), sums_(sums), cells_(cells), units_(units), level_(level) {}

  std::optional<DomainEstimate> estimate(Degrees degrees) const;

 private:
  // at + by * y, with y in steps, of the rows of the domain with an answer: what an error is of.
  struct Linear {
    double at = 0.0, by = 0.0;
  };
  using Coefficients = std::span<const double>;  // of the fit on the margins; empty: none

  double explained(std::size_t unit, Coefficients fit) const;
  double residual(const Linear& f, std::size_t unit, Coefficients fit) const;
  template <class See>
  void each_residual(const Linear& f, Coefficients fit, const See& see) const;
  double variance_of_rows(const Linear& f, Coefficients fit) const;
  double variance_row_by_row(const Linear& f, Coefficients fit) const;
  double variance_of_psus(const Linear& f, Coefficients fit) const;
  double variance(const Linear& f) const;
  struct Reached {
    double units = 0.0, strata = 0.0;
    bool sampled = false;  // only some of the units of one of those strata were drawn
  };
  Reached reached() const;

  const CodedItem& item_;
  const DomainSums& sums_;
  const DomainCells& cells_;
  const FirstStage& units_;
  std::size_t level_;
};

// What the margins explain of the weighted sum of a unit.
double OneDomain::explained(std::size_t unit, Coefficients fit) const {
  const std::size_t columns = fit.size();
  if (columns == 0) return 0.0;
  return dot(fit, std::span(cells_.unit_columns).subspan(unit * columns, columns));
}

// Weighted residual of everything in a unit that the domain has in it.
double OneDomain::residual(const Linear& f, std::size_t unit, Coefficients fit) const {
  const DomainSums::Unit& s = sums_.unit[unit * (cells_.levels + 1) + level_];
  return f.at * s.w + f.by * s.wy - explained(unit, fit);
}

// Squares of residuals of rows about the mean of their stratum, by their sums.
double OneDomain::variance_of_rows(const Linear& f, Coefficients fit) const {
  const AnswerSums& s = sums_.level[level_];
  const double a = f.at, b = f.by, made_of = a * a * s.v + b * b * s.vyy;
  Sum total;
  total.add(made_of + 2.0 * a * b * s.vy);
  const std::size_t columns = fit.size();
  for (std::size_t k = 0; k < columns; ++k) {
    const CrossedSums& x = sums_.crossed[level_ * columns + k];
    total.add(-2.0 * fit[k] * (a * x.v + b * x.vy));
    total.add(fit[k] * dot(fit, std::span(cells_.crossed_columns).subspan(k * columns, columns)));
  }
  for (std::size_t h = 0; h < units_.strata.size(); ++h) {
    const SampledStratum& stratum = units_.strata[h];
    if (stratum.units == 0) continue;
    const double z = residual(f, h, fit);
    total.add(-variance_factor(stratum) / static_cast<double>(stratum.units) * z * z);
  }
  return total.value() > least_left * made_of ? total.value() : variance_row_by_row(f, fit);
}

// Calls `see` with unit and weighted residual of every row that counts.
template <class See>
void OneDomain::each_residual(const Linear& f, Coefficients fit, const See& see) const {
  const std::size_t groupings = cells_.groupings.size(), margins = cells_.margin_levels.size();
  for (std::size_t k = 0; k + 1 < cells_.classes.size(); ++k) {
    const DomainCells::RowClass& c = cells_.classes[k];
    const auto levels = std::span(cells_.level).subspan(c.cell * groupings, groupings);
    const bool inside = std::ranges::find(levels, level_) != levels.end();
    double fitted = 0.0;
    for (std::size_t m = 0; m < margins && !fit.empty(); ++m)
      fitted += fit[cells_.column[c.cell * margins + m]];
    for (std::size_t i = c.from; i < cells_.classes[k + 1].from; ++i) {
      const std::uint8_t code = item_.code[cells_.order[i]];
      const bool counts = inside && code != 0;
      const double value = counts ? f.at + f.by * (item_.value[code - 1u] - sums_.lowest) : 0.0;
      see(c.unit, c.weight * (value - fitted));
    }
  }
}

double OneDomain::variance_row_by_row(const Linear& f, Coefficients fit) const {
  const std::vector<SampledStratum>& strata = units_.strata;
  std::vector<Sum> sums(strata.size());
  std::vector<std::size_t> rows(strata.size(), 0);
  each_residual(f, fit, [&](std::uint32_t h, double r) { sums[h].add(r), ++rows[h]; });
  std::vector<double> mean(strata.size(), 0.0);
  Sum total;
  for (std::size_t h = 0; h < strata.size(); ++h) {
    if (strata[h].units == 0) continue;
    mean[h] = sums[h].value() / static_cast<double>(strata[h].units);
    // Rows that do not count have residual 0.
    total.add(variance_factor(strata[h]) * static_cast<double>(strata[h].units - rows[h]) *
              mean[h] * mean[h]);
  }
  each_residual(f, fit, [&](std::uint32_t h, double r) {
    total.add(variance_factor(strata[h]) * (r - mean[h]) * (r - mean[h]));
  });
  return total.value();
}

double OneDomain::variance_of_psus(const Linear& f, Coefficients fit) const {
  const std::vector<SampledStratum>& strata = units_.strata;
  const std::vector<std::uint32_t>& home = units_.stratum_of_psu;
  std::vector<double> residuals(cells_.units);
  std::vector<Sum> sums(strata.size());
  for (std::size_t u = 0; u < residuals.size(); ++u) {
    residuals[u] = residual(f, u, fit);
    sums[home[u]].add(residuals[u]);
  }
  std::vector<double> mean(strata.size(), 0.0);
  for (std::size_t h = 0; h < mean.size(); ++h) {
    if (strata[h].units > 0) mean[h] = sums[h].value() / static_cast<double>(strata[h].units);
  }
  Sum total;
  for (std::size_t u = 0; u < residuals.size(); ++u) {
    const double gap = residuals[u] - mean[home[u]];
    total.add(variance_factor(strata[home[u]]) * gap * gap);
  }
  return total.value();
}

double OneDomain::variance(const Linear& f) const {
  std::vector<double> fit;
  if (cells_.fit) {
    std::vector<double> by_column(cells_.columns);
    for (std::size_t k = 0; k < by_column.size(); ++k) {
      const CrossedSums& x = sums_.crossed[level_ * cells_.columns + k];
      by_column[k] = f.at * x.d + f.by * x.dy;
    }
    fit = cells_.fit->coefficients(by_column);
  }
  return units_.stratum_of_psu.empty() ? variance_of_rows(f, fit) : variance_of_psus(f, fit);
}

// Units and strata with an answer in the domain.
OneDomain::Reached OneDomain::reached() const {
  const std::vector<std::uint32_t>& home = units_.stratum_of_psu;
  std::vector<std::uint8_t> reached(units_.strata.size(), 0);
  std::size_t psus = 0;
  for (std::size_t u = 0; u < cells_.units; ++u) {
    if (sums_.unit[u * (cells_.levels + 1) + level_].w <= 0.0) continue;
    ++psus;
    reached[home.empty() ? u : home[u]] = 1;
  }
  const std::size_t units = home.empty() ? sums_.whole[level_].answers : psus;
  Reached result{static_cast<double>(units), static_cast<double>(std::ranges::count(reached, 1))};
  for (std::size_t h = 0; h < reached.size(); ++h)
    result.sampled = result.sampled || (reached[h] != 0 && units_.strata[h].left() > 0.0);
  return result;
}

std::optional<DomainEstimate> OneDomain::estimate(Degrees degrees) const {
  const WholeSums& whole = sums_.whole[level_];
  if (whole.answers == 0) return {};
  const AnswerSums& s = sums_.level[level_];
  // Of answers that are all alike the mean is known: no rounding in it, nor in its error of 0.
  const bool constant = whole.constant();
  const std::uint64_t alike = whole.sum / whole.answers;
  const double above = constant ? static_cast<double>(alike) : s.wy / s.w;
  DomainEstimate result;
  result.weight = s.w;
  result.spread = constant ? 0.0 : std::max(0.0, s.wyy - above * s.wy);
  result.mean.answers = whole.answers;
  const Reached in = reached();
  const double of_design = design_degrees(units_.strata);
  result.mean.degrees_of_freedom = degrees == Degrees::OfDesign ? of_design : in.units - in.strata;
  result.total = result.mean;
  if (constant && in.sampled) result.mean.alike = std::min(in.units, of_design);
  result.mean.value = sums_.lowest + above;
  result.total.value = sums_.lowest * s.w + s.wy;
  result.mean.standard_error =
      constant ? 0.0 : std::sqrt(variance({.at = -above / s.w, .by = 1.0 / s.w}));
  result.total.standard_error = std::sqrt(variance({.at = sums_.lowest, .by = 1.0}));
  return result;
}

}  // namespace

void put_means(const CodedItem& item, const DomainCells& cells, const FirstStage& units,
               Degrees degrees, std::span<ByLevel> by_grouping) {
  const DomainSums sums = domain_sums(cells, item);
  std::size_t level = 0;
  for (std::size_t g = 0; g < cells.groupings.size(); ++g) {
    ByLevel& by_level = by_grouping[cells.groupings[g]];
    for (std::size_t l = 0; l < cells.grouping_levels[g]; ++l)
      by_level.push_back(OneDomain(item, sums, cells, units, level++).estimate(degrees));
  }
}

}  // namespace peil::estimate
