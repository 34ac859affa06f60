#include "peil/estimate/domains/means.h"

#include <algorithm>
#include <cmath>

#include "peil/base/sum.h"

namespace peil::estimate {
namespace {

// a_h: what the sum of squares about the stratum's mean is multiplied by.
double factor(const SampledStratum& stratum) {
  const auto n = static_cast<double>(stratum.units);
  return stratum.left() * (stratum.units > 1 ? n / (n - 1.0) : 1.0);
}

// Sums of squares that leave less than this share of what they were made of have lost too many
// digits: the residuals are then squared row by row.
constexpr double least_left = 1e-7;

// Per unit, when the rows are the units; else none.
std::vector<double> factors(const FirstStage& units) {
  std::vector<double> result;
  if (!units.stratum_of_psu.empty()) return result;
  for (const SampledStratum& stratum : units.strata) result.push_back(factor(stratum));
  return result;
}

std::vector<const Grouping*> groupings_at(std::span<const Grouping* const> groupings,
                                          std::span<const std::size_t> places) {
  std::vector<const Grouping*> result;
  for (const std::size_t g : places) result.push_back(groupings[g]);
  return result;
}

double dot(std::span<const double> a, std::span<const double> b) {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

}  // namespace

// at + by * y, with y in steps, for the rows of one domain with an answer.
struct DomainMeans::Asked {
  const FirstStage& units;
  const DomainSums& sums;
  const CodedItem& item;
  std::size_t level = 0;
  double at = 0.0, by = 0.0;

  const AnswerSums& all() const { return sums.level[level]; }
  double of(std::uint8_t c) const { return at + by * (item.value[c - 1u] - sums.lowest); }
};

DomainMeans::DomainMeans(const Design& design, const weighting::Weighted& weighted,
                         const FirstStage& units, std::span<const Grouping* const> groupings,
                         std::vector<std::size_t> chosen, std::span<const std::uint8_t> weightless)
    : chosen_(std::move(chosen)),
      cells_(domain_cells(design, weighted, groupings_at(groupings, chosen_), weightless,
                          factors(units))) {
  if (!weighted.margins.empty()) take_margins();
}

// What the residuals need of the margins, whatever the item: the fit, and sums over all rows.
void DomainMeans::take_margins() {
  const std::size_t margins = cells_.margin_levels.size(), columns = cells_.columns;
  std::vector<double> base(cells_.cells, 0.0);
  unit_columns_.assign(cells_.units * columns, 0.0);
  crossed_columns_.assign(columns * columns, 0.0);
  for (std::size_t k = 0; k + 1 < cells_.classes.size(); ++k) {
    const DomainCells::RowClass& c = cells_.classes[k];
    const auto rows = static_cast<double>(cells_.classes[k + 1].from - c.from);
    base[c.cell] += rows * c.base;
    const std::uint32_t* column = cells_.column.data() + std::size_t{c.cell} * margins;
    for (std::size_t m = 0; m < margins; ++m) {
      unit_columns_[c.unit * columns + column[m]] += rows * c.weight;
      for (std::size_t o = 0; o < margins; ++o)
        crossed_columns_[column[m] * columns + column[o]] += rows * c.v;
    }
  }
  std::vector<std::vector<std::uint32_t>> level(margins);
  std::uint32_t before = 0;
  for (std::size_t m = 0; m < margins; ++m) {
    for (std::size_t c = 0; c < cells_.cells; ++c)
      level[m].push_back(cells_.column[c * margins + m] - before);
    before += static_cast<std::uint32_t>(cells_.margin_levels[m]);
  }
  fit_.emplace(std::move(level), cells_.margin_levels, base);
}

// What the margins explain of the weighted sum of a unit.
double DomainMeans::explained(std::size_t unit, std::span<const double> coefficient) const {
  const std::size_t columns = coefficient.size();
  if (columns == 0) return 0.0;
  return dot(coefficient, std::span(unit_columns_).subspan(unit * columns, columns));
}

// Weighted residual of everything in a unit that the domain asked for has in it.
double DomainMeans::residual(const Asked& asked, std::size_t unit,
                             std::span<const double> coefficient) const {
  const DomainSums::Unit& s = asked.sums.unit[unit * (cells_.levels + 1) + asked.level];
  return asked.at * s.w + asked.by * s.wy - explained(unit, coefficient);
}

// Squares of residuals of rows about the mean of their stratum, by their sums.
double DomainMeans::variance_of_rows(const Asked& asked,
                                     std::span<const double> coefficient) const {
  const AnswerSums& s = asked.all();
  const double a = asked.at, b = asked.by, made_of = a * a * s.v + b * b * s.vyy;
  Sum total;
  total.add(made_of + 2.0 * a * b * s.vy);
  const std::size_t columns = coefficient.size();
  for (std::size_t k = 0; k < columns; ++k) {
    const CrossedSums& x = asked.sums.crossed[asked.level * columns + k];
    total.add(-2.0 * coefficient[k] * (a * x.v + b * x.vy));
    total.add(coefficient[k] *
              dot(coefficient, std::span(crossed_columns_).subspan(k * columns, columns)));
  }
  for (std::size_t h = 0; h < asked.units.strata.size(); ++h) {
    const SampledStratum& stratum = asked.units.strata[h];
    if (stratum.units == 0) continue;
    const double z = residual(asked, h, coefficient);
    total.add(-factor(stratum) / static_cast<double>(stratum.units) * z * z);
  }
  return total.value() > least_left * made_of ? total.value()
                                              : variance_row_by_row(asked, coefficient);
}

// Calls `see` with unit and weighted residual of every row that counts.
template <class See>
void DomainMeans::each_residual(const Asked& asked, std::span<const double> coefficient,
                                const See& see) const {
  const std::size_t groupings = chosen_.size(), margins = cells_.margin_levels.size();
  for (std::size_t k = 0; k + 1 < cells_.classes.size(); ++k) {
    const DomainCells::RowClass& c = cells_.classes[k];
    const auto levels = std::span(cells_.level).subspan(c.cell * groupings, groupings);
    const bool inside = std::ranges::find(levels, asked.level) != levels.end();
    double fitted = 0.0;
    for (std::size_t m = 0; m < margins && !coefficient.empty(); ++m)
      fitted += coefficient[cells_.column[c.cell * margins + m]];
    for (std::size_t i = c.from; i < cells_.classes[k + 1].from; ++i) {
      const std::uint8_t code = asked.item.code[cells_.order[i]];
      see(c.unit, c.weight * ((inside && code != 0 ? asked.of(code) : 0.0) - fitted));
    }
  }
}

double DomainMeans::variance_row_by_row(const Asked& asked,
                                        std::span<const double> coefficient) const {
  const std::vector<SampledStratum>& strata = asked.units.strata;
  std::vector<Sum> sums(strata.size());
  std::vector<std::size_t> rows(strata.size(), 0);
  each_residual(asked, coefficient, [&](std::uint32_t h, double r) { sums[h].add(r), ++rows[h]; });
  std::vector<double> mean(strata.size(), 0.0);
  Sum total;
  for (std::size_t h = 0; h < strata.size(); ++h) {
    if (strata[h].units == 0) continue;
    mean[h] = sums[h].value() / static_cast<double>(strata[h].units);
    // Rows that do not count have residual 0.
    total.add(factor(strata[h]) * static_cast<double>(strata[h].units - rows[h]) * mean[h] *
              mean[h]);
  }
  each_residual(asked, coefficient, [&](std::uint32_t h, double r) {
    total.add(factor(strata[h]) * (r - mean[h]) * (r - mean[h]));
  });
  return total.value();
}

double DomainMeans::variance_of_psus(const Asked& asked,
                                     std::span<const double> coefficient) const {
  const std::vector<SampledStratum>& strata = asked.units.strata;
  const std::vector<std::uint32_t>& home = asked.units.stratum_of_psu;
  std::vector<double> residuals(cells_.units);
  std::vector<Sum> sums(strata.size());
  for (std::size_t u = 0; u < residuals.size(); ++u) {
    residuals[u] = residual(asked, u, coefficient);
    sums[home[u]].add(residuals[u]);
  }
  std::vector<double> mean(strata.size(), 0.0);
  for (std::size_t h = 0; h < mean.size(); ++h) {
    if (strata[h].units > 0) mean[h] = sums[h].value() / static_cast<double>(strata[h].units);
  }
  Sum total;
  for (std::size_t u = 0; u < residuals.size(); ++u) {
    const double gap = residuals[u] - mean[home[u]];
    total.add(factor(strata[home[u]]) * gap * gap);
  }
  return total.value();
}

double DomainMeans::variance(const Asked& asked) const {
  std::vector<double> coefficient;
  if (fit_) {
    std::vector<double> by_column(cells_.columns);
    for (std::size_t k = 0; k < by_column.size(); ++k) {
      const CrossedSums& x = asked.sums.crossed[asked.level * cells_.columns + k];
      by_column[k] = asked.at * x.d + asked.by * x.dy;
    }
    coefficient = fit_->coefficients(by_column);
  }
  return asked.units.stratum_of_psu.empty() ? variance_of_rows(asked, coefficient)
                                            : variance_of_psus(asked, coefficient);
}

// Units less strata, of those with an answer in the domain.
double DomainMeans::degrees_of_freedom(const Asked& asked) const {
  const std::vector<std::uint32_t>& home = asked.units.stratum_of_psu;
  std::vector<std::uint8_t> reached(asked.units.strata.size(), 0);
  std::size_t psus = 0;
  for (std::size_t u = 0; u < cells_.units; ++u) {
    if (asked.sums.unit[u * (cells_.levels + 1) + asked.level].w <= 0.0) continue;
    ++psus;
    reached[home.empty() ? u : home[u]] = 1;
  }
  const std::size_t units = home.empty() ? asked.sums.whole[asked.level].answers : psus;
  return static_cast<double>(units) - static_cast<double>(std::ranges::count(reached, 1));
}

std::optional<DomainEstimate> DomainMeans::in_domain(Asked asked, Degrees degrees) const {
  const WholeSums& whole = asked.sums.whole[asked.level];
  if (whole.answers == 0) return {};
  const AnswerSums& s = asked.all();
  // Of answers that are all alike the mean is known: no rounding in it, nor in its error of 0.
  const bool constant = whole.constant();
  const double above = constant ? static_cast<double>(whole.sum / whole.answers) : s.wy / s.w;
  DomainEstimate result;
  result.weight = s.w;
  result.spread = constant ? 0.0 : std::max(0.0, s.wyy - above * s.wy);
  result.mean.answers = whole.answers;
  result.mean.degrees_of_freedom =
      degrees == Degrees::OfDesign ? design_degrees(asked.units.strata) : degrees_of_freedom(asked);
  result.total = result.mean;
  result.mean.value = asked.sums.lowest + above;
  result.total.value = asked.sums.lowest * s.w + s.wy;
  asked.at = -above / s.w, asked.by = 1.0 / s.w;
  result.mean.standard_error = constant ? 0.0 : std::sqrt(variance(asked));
  asked.at = asked.sums.lowest, asked.by = 1.0;
  result.total.standard_error = std::sqrt(variance(asked));
  return result;
}

void DomainMeans::put(const CodedItem& item, const FirstStage& units, Degrees degrees,
                      std::span<ByLevel> by_grouping) const {
  const DomainSums sums = domain_sums(cells_, item);
  std::size_t level = 0;
  for (std::size_t g = 0; g < chosen_.size(); ++g) {
    ByLevel& by_level = by_grouping[chosen_[g]];
    for (std::size_t l = 0; l < cells_.grouping_levels[g]; ++l)
      by_level.push_back(in_domain({units, sums, item, level++}, degrees));
  }
}

}  // namespace peil::estimate
