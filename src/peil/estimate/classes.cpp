#include "peil/estimate/classes.h"

#include <algorithm>

#include "peil/base/combinations.h"
#include "peil/base/contract.h"
#include "peil/base/sum.h"

namespace peil::estimate {
namespace {

template <class T>
std::vector<std::uint32_t> places(const std::vector<T>& ids) {
  std::vector<std::uint32_t> column(ids.size());
  std::ranges::transform(ids, column.begin(),
                         [](T id) { return static_cast<std::uint32_t>(id.index()); });
  return column;
}

std::vector<double> persons(const std::vector<Weight>& weights) {
  std::vector<double> column(weights.size());
  std::ranges::transform(weights, column.begin(), &Weight::persons);
  return column;
}

Combinations cells_of(std::size_t rows, const weighting::Weighted& weighted) {
  Combinations cells(rows);
  for (const weighting::Margin& margin : weighted.margins) cells.refine(places(margin.level));
  for (const weighting::KnownTotal& total : weighted.totals) cells.refine(total.value);
  return cells;
}

MarginFit fit_of(const Combinations& cells, const weighting::Weighted& weighted) {
  std::vector<std::vector<std::uint32_t>> level;
  std::vector<std::size_t> levels;
  for (const weighting::Margin& margin : weighted.margins) {
    levels.push_back(margin.persons.size());
    std::vector<std::uint32_t>& column = level.emplace_back();
    for (const std::uint32_t row : cells.sample_rows())
      column.push_back(static_cast<std::uint32_t>(margin.level[row].index()));
  }
  std::vector<std::vector<double>> numbers;
  for (const weighting::KnownTotal& total : weighted.totals) {
    std::vector<double>& column = numbers.emplace_back();
    for (const std::uint32_t row : cells.sample_rows()) column.push_back(total.value[row]);
  }
  std::vector<Sum> sums(cells.count());
  for (std::size_t row = 0; row < weighted.base.size(); ++row)
    sums[cells.number()[row]].add(weighted.base[row].persons());
  std::vector<double> base;
  for (const Sum& sum : sums) base.push_back(sum.value());
  return {std::move(level), std::move(levels), base, std::move(numbers)};
}

void count_units(Classes& result, const Design& design) {
  for (const Stratum& stratum : design.strata)
    result.strata.push_back({stratum.name, 0, stratum.population});
  if (design.psu.empty()) {
    for (const StratumId id : design.stratum) ++result.strata[id.index()].units;
    return;
  }
  std::size_t psus = 0;
  for (const PsuId id : design.psu) psus = std::max(psus, id.index() + 1);
  constexpr std::uint32_t unseen = 0xFFFFFFFF;
  result.stratum_of_psu.assign(psus, unseen);
  for (std::size_t row = 0; row < design.rows(); ++row) {
    std::uint32_t& home = result.stratum_of_psu[design.psu[row].index()];
    const auto stratum = static_cast<std::uint32_t>(design.stratum[row].index());
    expects(home == unseen || home == stratum, "classes_of: a PSU lies in one stratum");
    if (home == unseen) ++result.strata[stratum].units;
    home = stratum;
  }
  expects(std::ranges::find(result.stratum_of_psu, unseen) == result.stratum_of_psu.end(),
          "classes_of: every PSU has a row");
}

}  // namespace

double SampledStratum::left() const {
  if (!population || *population <= 0.0) return 1.0;
  return std::max(0.0, 1.0 - static_cast<double>(units) / *population);
}

Classes classes_of(const Design& design, const weighting::Weighted& weighted,
                   std::span<const Grouping* const> groupings) {
  const std::size_t rows = design.rows();
  expects(design.stratum.size() == rows && (design.psu.empty() || design.psu.size() == rows),
          "classes_of: a stratum and a PSU per row");
  expects(weighted.base.size() == rows && weighted.weight.size() == rows,
          "classes_of: a weight per row");
  const Combinations cells = cells_of(rows, weighted);
  const std::vector<double> base = persons(weighted.base), weight = persons(weighted.weight);

  Combinations alike(rows);
  alike.refine(places(design.stratum));
  if (!design.psu.empty()) alike.refine(places(design.psu));
  alike.refine(cells.number());
  for (const Grouping* grouping : groupings) {
    // The places of the levels, with the last one for the rows outside.
    std::vector<std::uint32_t> column = grouping->level;
    const auto outside = static_cast<std::uint32_t>(grouping->levels.size());
    std::ranges::replace(column, Grouping::outside, outside);
    alike.refine(column);
  }
  alike.refine(base);
  alike.refine(weight);

  Classes result;
  result.of_row = alike.number();
  for (const std::uint32_t row : alike.sample_rows()) {
    result.classes.push_back(
        {static_cast<std::uint32_t>(design.stratum[row].index()),
         design.psu.empty() ? 0 : static_cast<std::uint32_t>(design.psu[row].index()),
         cells.number()[row], base[row], weight[row], 0});
  }
  for (const std::uint32_t k : result.of_row) ++result.classes[k].rows;
  for (const Grouping* grouping : groupings) {
    std::vector<std::uint32_t>& column = result.level.emplace_back();
    for (const std::uint32_t row : alike.sample_rows()) column.push_back(grouping->level[row]);
  }
  count_units(result, design);
  if (!weighted.margins.empty() || !weighted.totals.empty()) result.fit = fit_of(cells, weighted);
  return result;
}

Classes classes_of(const Design& design, std::span<const Grouping* const> groupings) {
  return classes_of(design, {design.weight, design.weight, {}, {}, {}}, groupings);
}

}  // namespace peil::estimate
