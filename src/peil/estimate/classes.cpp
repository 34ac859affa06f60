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

// Refines by a column of weights, which seldom tells apart what the levels do not.
void refine_by_weight(Combinations& rows, const std::vector<double>& weight) {
  constexpr double unseen = -1.0;  // weights are not below 0
  std::vector<double> known(rows.count(), unseen);
  for (std::size_t row = 0; row < weight.size(); ++row) {
    double& first = known[rows.number()[row]];
    if (first == unseen) first = weight[row];
    if (first != weight[row]) return rows.refine(weight);
  }
}

// Places of the values in their order.
std::vector<std::uint32_t> places_in(const std::vector<std::uint64_t>& column) {
  std::vector<std::uint64_t> values = column;
  std::ranges::sort(values);
  values.erase(std::unique(values.begin(), values.end()), values.end());
  std::vector<std::uint32_t> result;
  for (const std::uint64_t value : column)
    result.push_back(
        static_cast<std::uint32_t>(std::ranges::lower_bound(values, value) - values.begin()));
  return result;
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

SampledUnits second_stage(const Design& design, std::span<const std::uint32_t> sample_rows) {
  SampledUnits result{{}, {}, strata_of(design.second->psu)};
  for (const std::uint32_t row : sample_rows)
    result.of_class.push_back(static_cast<std::uint32_t>(design.second->unit[row].index()));
  for (const PsuId id : design.psu)
    expects(id.index() < result.psus.size(), "classes_of: every PSU is a stratum to its units");
  result.psu_of_unit = homes(design.second->unit, design.psu, result.psus);
  return result;
}

}  // namespace

Classes classes_of(const Design& design, const weighting::Weighted& weighted,
                   std::span<const Grouping* const> groupings) {
  const std::size_t rows = design.rows();
  expects(design.stratum.size() == rows && (design.psu.empty() || design.psu.size() == rows),
          "classes_of: a stratum and a PSU per row");
  expects(weighted.base.size() == rows && weighted.weight.size() == rows,
          "classes_of: a weight per row");
  expects(!design.second || (!design.psu.empty() && design.second->unit.size() == rows),
          "classes_of: a second-stage unit per row, inside PSUs");
  expects(
      !design.lists || (design.lists->on.size() == rows && design.lists->drawn_from.size() == rows),
      "classes_of: lists per row");
  const Combinations cells = cells_of(rows, weighted);
  const std::vector<double> base = persons(weighted.base), weight = persons(weighted.weight);

  Combinations alike(rows);
  alike.refine(places(design.stratum));
  if (!design.psu.empty()) alike.refine(places(design.psu));
  if (design.second) alike.refine(places(design.second->unit));
  alike.refine(cells.number());
  for (const Grouping* grouping : groupings) {
    // The places of the levels, with the last one for the rows outside.
    std::vector<std::uint32_t> column = grouping->level;
    const auto outside = static_cast<std::uint32_t>(grouping->levels.size());
    std::ranges::replace(column, Grouping::outside, outside);
    alike.refine(column);
  }
  if (design.lists) {
    alike.refine(places_in(design.lists->drawn_from));
    alike.refine(places_in(design.lists->on));
  }
  refine_by_weight(alike, base);
  refine_by_weight(alike, weight);

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
  FirstStage first = FirstStage::of(design, weighted.weight);
  result.strata = std::move(first.strata);
  result.stratum_of_psu = std::move(first.stratum_of_psu);
  if (design.second) result.second = second_stage(design, alike.sample_rows());
  result.few_clusters = design.few_clusters;
  if (design.lists) {
    Lists& lists = result.lists.emplace();
    for (const std::uint32_t row : alike.sample_rows()) {
      lists.drawn_from.push_back(design.lists->drawn_from[row]);
      lists.on.push_back(design.lists->on[row]);
    }
  }
  if (!weighted.margins.empty() || !weighted.totals.empty()) result.fit = fit_of(cells, weighted);
  return result;
}

Classes classes_of(const Design& design, std::span<const Grouping* const> groupings) {
  return classes_of(design, {design.weight, design.weight, {}, {}, {}}, groupings);
}

}  // namespace peil::estimate
