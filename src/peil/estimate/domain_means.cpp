#include "peil/estimate/domain_means.h"

#include <algorithm>
#include <cmath>
#include <thread>

#include "peil/base/contract.h"
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

double dot(std::span<const double> a, std::span<const double> b) {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

}  // namespace

// at + by * y, with y in steps, for the rows of one domain with an answer.
struct DomainMeans::Line {
  double at, by;
  std::span<const std::uint8_t> code;
  const Steps* steps;

  double of(std::uint8_t c) const { return at + by * steps->above[c]; }
};

std::optional<DomainMeans> DomainMeans::of(const Design& design,
                                           const weighting::Weighted& weighted,
                                           std::span<const Grouping* const> groupings,
                                           std::span<const std::uint8_t> counts) {
  if (!weighted.totals.empty() || design.rows() == 0) return {};
  DomainMeans result;
  result.take_strata(design);
  if (std::ranges::any_of(result.strata_, &SampledStratum::lonely)) return {};
  result.cells_ = domain_cells(design, weighted, groupings, counts);
  for (const Grouping* g : groupings) result.levels_.push_back(g->levels.size());
  std::vector<std::size_t> columns;
  for (const weighting::Margin& m : weighted.margins) columns.push_back(m.levels.size());
  std::vector<double> factors(result.cells_.units, 0.0);
  if (result.stratum_of_psu_.empty())
    std::ranges::transform(result.strata_, factors.begin(), factor);
  SumsPlan plan = sums_plan(result.cells_, factors, result.levels_, columns);
  if (!weighted.margins.empty()) result.take_margins(weighted, plan);
  result.plan_ = std::move(plan);
  return result;
}

void DomainMeans::take_strata(const Design& design) {
  for (const Stratum& stratum : design.strata)
    strata_.push_back({stratum.name, 0, stratum.population});
  for (std::size_t row = 0; row < design.rows(); ++row) {
    const std::size_t h = design.stratum[row].index();
    if (design.psu.empty()) {
      ++strata_[h].units;
      continue;
    }
    constexpr std::uint32_t unseen = 0xFFFFFFFF;
    const std::size_t psu = design.psu[row].index();
    if (psu >= stratum_of_psu_.size()) stratum_of_psu_.resize(psu + 1, unseen);
    if (stratum_of_psu_[psu] == unseen) ++strata_[h].units;
    stratum_of_psu_[psu] = static_cast<std::uint32_t>(h);
  }
}

// What the residuals need of the margins, whatever the item: the fit, and sums over all rows.
void DomainMeans::take_margins(const weighting::Weighted& weighted, const SumsPlan& plan) {
  const std::size_t margins = cells_.margin.size(), columns = plan.columns;
  std::vector<double> base(cells_.cells, 0.0);
  unit_columns_.assign(cells_.units * columns, 0.0);
  crossed_columns_.assign(columns * columns, 0.0);
  for (std::size_t k = 0; k + 1 < cells_.classes.size(); ++k) {
    const DomainCells::RowClass& c = cells_.classes[k];
    const auto rows = static_cast<double>(cells_.classes[k + 1].from - c.from);
    base[c.cell] += rows * c.base;
    const std::uint32_t* column = plan.column.data() + std::size_t{c.cell} * margins;
    for (std::size_t m = 0; m < margins; ++m) {
      unit_columns_[c.unit * columns + column[m]] += rows * c.weight;
      for (std::size_t o = 0; o < margins; ++o)
        crossed_columns_[column[m] * columns + column[o]] += rows * plan.v[k];
    }
  }
  std::vector<std::size_t> levels;
  for (const weighting::Margin& m : weighted.margins) levels.push_back(m.levels.size());
  fit_.emplace(cells_.margin, std::move(levels), base);
}

// Squares of residuals of rows about the mean of their stratum, by their sums.
double DomainMeans::variance_of_rows(const DomainSums& sums, std::size_t place, const Line& line,
                                     std::span<const double> coefficient) const {
  const AnswerSums& s = sums.level[place];
  const double a = line.at, b = line.by, made_of = a * a * s.v + b * b * s.vyy;
  Sum total;
  total.add(made_of + 2.0 * a * b * s.vy);
  const std::size_t columns = coefficient.size();
  for (std::size_t k = 0; k < columns; ++k) {
    const CrossedSums& x = sums.crossed[place * columns + k];
    total.add(-2.0 * coefficient[k] * (a * x.v + b * x.vy));
    total.add(coefficient[k] *
              dot(coefficient, std::span(crossed_columns_).subspan(k * columns, columns)));
  }
  const std::size_t width = plan_.levels + 1;
  for (std::size_t h = 0; h < strata_.size(); ++h) {
    if (strata_[h].units == 0) continue;
    const DomainSums::Unit& u = sums.unit[h * width + place];
    const double z =
        a * u.w + b * u.wy -
        (columns == 0 ? 0.0
                      : dot(coefficient, std::span(unit_columns_).subspan(h * columns, columns)));
    total.add(-factor(strata_[h]) / static_cast<double>(strata_[h].units) * z * z);
  }
  return total.value() > least_left * made_of ? total.value()
                                              : variance_row_by_row(place, line, coefficient);
}

double DomainMeans::variance_row_by_row(std::size_t place, const Line& line,
                                        std::span<const double> coefficient) const {
  const std::size_t groupings = cells_.grouping.size(), margins = cells_.margin.size();
  std::vector<double> mean(strata_.size(), 0.0);
  const auto each = [&](const auto& see) {
    for (std::size_t k = 0; k + 1 < cells_.classes.size(); ++k) {
      const DomainCells::RowClass& c = cells_.classes[k];
      const auto places = std::span(plan_.place).subspan(c.cell * groupings, groupings);
      const bool inside = std::ranges::find(places, place) != places.end();
      double fitted = 0.0;
      for (std::size_t m = 0; m < margins && !coefficient.empty(); ++m)
        fitted += coefficient[plan_.column[c.cell * margins + m]];
      for (std::size_t i = c.from; i < cells_.classes[k + 1].from; ++i) {
        const std::uint8_t code = line.code[cells_.order[i]];
        see(c.unit, c.weight * ((inside && code != 0 ? line.of(code) : 0.0) - fitted));
      }
    }
  };
  std::vector<Sum> sums(strata_.size());
  std::vector<std::size_t> rows(strata_.size(), 0);
  each([&](std::uint32_t h, double residual) { sums[h].add(residual), ++rows[h]; });
  Sum total;
  for (std::size_t h = 0; h < mean.size(); ++h) {
    if (strata_[h].units == 0) continue;
    mean[h] = sums[h].value() / static_cast<double>(strata_[h].units);
    total.add(factor(strata_[h]) * static_cast<double>(strata_[h].units - rows[h]) * mean[h] *
              mean[h]);
  }
  each([&](std::uint32_t h, double residual) {
    total.add(factor(strata_[h]) * (residual - mean[h]) * (residual - mean[h]));
  });
  return total.value();
}

double DomainMeans::variance_of_psus(const DomainSums& sums, std::size_t place, const Line& line,
                                     std::span<const double> coefficient) const {
  const std::size_t width = plan_.levels + 1, columns = coefficient.size();
  std::vector<double> residual(cells_.units);
  std::vector<Sum> of_stratum(strata_.size());
  for (std::size_t u = 0; u < residual.size(); ++u) {
    const DomainSums::Unit& s = sums.unit[u * width + place];
    residual[u] = line.at * s.w + line.by * s.wy;
    if (columns > 0)
      residual[u] -= dot(coefficient, std::span(unit_columns_).subspan(u * columns, columns));
    of_stratum[stratum_of_psu_[u]].add(residual[u]);
  }
  std::vector<double> mean(strata_.size(), 0.0);
  for (std::size_t h = 0; h < mean.size(); ++h) {
    if (strata_[h].units > 0)
      mean[h] = of_stratum[h].value() / static_cast<double>(strata_[h].units);
  }
  Sum total;
  for (std::size_t u = 0; u < residual.size(); ++u) {
    const std::size_t h = stratum_of_psu_[u];
    const double gap = residual[u] - mean[h];
    total.add(factor(strata_[h]) * gap * gap);
  }
  return total.value();
}

double DomainMeans::variance(const DomainSums& sums, std::size_t place, const Line& line) const {
  std::vector<double> coefficient;
  if (fit_) {
    std::vector<double> by_column(plan_.columns);
    for (std::size_t k = 0; k < by_column.size(); ++k) {
      const CrossedSums& x = sums.crossed[place * plan_.columns + k];
      by_column[k] = line.at * x.d + line.by * x.dy;
    }
    coefficient = fit_->coefficients(by_column);
  }
  return stratum_of_psu_.empty() ? variance_of_rows(sums, place, line, coefficient)
                                 : variance_of_psus(sums, place, line, coefficient);
}

double DomainMeans::degrees_of_freedom(const DomainSums& sums, std::size_t place,
                                       Degrees degrees) const {
  const bool rows = stratum_of_psu_.empty();
  std::size_t units = 0;
  std::vector<std::uint8_t> reached(strata_.size(), 0);
  if (degrees == Degrees::OfDesign) {
    for (std::size_t h = 0; h < strata_.size(); ++h) {
      units += strata_[h].units;
      reached[h] = strata_[h].units > 0 ? 1 : 0;
    }
  } else {
    if (rows) units = sums.whole[place].answers;
    for (std::size_t u = 0; u < cells_.units; ++u) {
      if (sums.unit[u * (plan_.levels + 1) + place].w <= 0.0) continue;
      if (!rows) ++units;
      reached[rows ? u : stratum_of_psu_[u]] = 1;
    }
  }
  return static_cast<double>(units) - static_cast<double>(std::ranges::count(reached, 1));
}

std::optional<DomainEstimate> DomainMeans::in_domain(const DomainSums& sums, std::size_t place,
                                                     std::span<const std::uint8_t> code,
                                                     const Steps& steps, Degrees degrees) const {
  const WholeSums& whole = sums.whole[place];
  if (whole.answers == 0) return {};
  const AnswerSums& s = sums.level[place];
  // Of answers that are all alike the mean is known: no rounding in it, nor in its error of 0.
  const bool constant = whole.constant();
  const double above = constant ? static_cast<double>(whole.sum / whole.answers) : s.wy / s.w;
  DomainEstimate result;
  result.weight = s.w;
  result.spread = constant ? 0.0 : std::max(0.0, s.wyy - above * s.wy);
  Estimate& mean = result.mean;
  mean.answers = whole.answers;
  mean.degrees_of_freedom = degrees_of_freedom(sums, place, degrees);
  Estimate& total = result.total;
  total = mean;
  mean.value = steps.lowest + above;
  mean.standard_error =
      constant ? 0.0 : std::sqrt(variance(sums, place, {-above / s.w, 1.0 / s.w, code, &steps}));
  total.value = steps.lowest * s.w + s.wy;
  total.standard_error = std::sqrt(variance(sums, place, {steps.lowest, 1.0, code, &steps}));
  return result;
}

std::optional<std::vector<ByLevel>> DomainMeans::estimates(const CodedItem& item,
                                                           Degrees degrees) const {
  const std::optional<Steps> steps = Steps::of(item);
  if (!steps) return {};
  const DomainSums sums = domain_sums(plan_, cells_, item.code, *steps);
  std::vector<ByLevel> result;
  std::size_t place = 0;
  for (const std::size_t levels : levels_) {
    ByLevel& by_level = result.emplace_back();
    for (std::size_t l = 0; l < levels; ++l)
      by_level.push_back(in_domain(sums, place++, item.code, *steps, degrees));
  }
  return result;
}

std::vector<std::optional<std::vector<ByLevel>>> DomainMeans::estimates(
    std::span<const CodedItem> items, Degrees degrees, int threads) const {
  expects(threads >= 1, "DomainMeans: at least one thread");
  std::vector<std::optional<std::vector<ByLevel>>> result(items.size());
  const auto every = static_cast<std::size_t>(threads);
  const auto work = [&](std::size_t first) {
    for (std::size_t i = first; i < items.size(); i += every)
      result[i] = estimates(items[i], degrees);
  };
  std::vector<std::jthread> others;
  for (std::size_t t = 1; t < std::min(every, items.size()); ++t) others.emplace_back(work, t);
  work(0);
  return result;
}

}  // namespace peil::estimate
