#include "peil/dataset/rows.h"

#include <variant>

#include "peil/base/contract.h"

namespace peil::dataset {
namespace {

template <class T>
std::vector<T> taken(const std::vector<T>& column, std::span<const std::uint32_t> rows) {
  std::vector<T> result;
  if (column.empty()) return result;
  result.reserve(rows.size());
  for (const std::uint32_t row : rows) result.push_back(column[row]);
  return result;
}

}  // namespace

Item rows_of(const Item& item, std::span<const std::uint32_t> rows) {
  const auto column = [&](const auto& all) -> decltype(Item::column) {
    if constexpr (requires { all.code; })
      return CodeColumn{taken(all.code, rows), taken(all.reason, rows)};
    else
      return NumberColumn{taken(all.value, rows), taken(all.reason, rows)};
  };
  return {item.name,  item.kind, item.levels, std::visit(column, item.column),
          item.scale, item.tails};
}

Dataset rows_of(const Dataset& dataset, std::span<const std::uint32_t> rows) {
  expects(!dataset.design.second, "rows_of: a sample of one stage");
  for (const std::uint32_t row : rows)
    expects(row < dataset.design.rows(), "rows_of: a row of the dataset");
  Dataset result;
  result.wave = dataset.wave;
  result.sampled = dataset.sampled;
  result.fictional = dataset.fictional;
  result.design.strata = dataset.design.strata;
  result.member = taken(dataset.member, rows);
  result.design.stratum = taken(dataset.design.stratum, rows);
  result.design.psu = taken(dataset.design.psu, rows);
  result.design.weight = taken(dataset.design.weight, rows);
  for (const Item& item : dataset.items) result.items.push_back(rows_of(item, rows));
  for (const Grouping& grouping : dataset.groupings)
    result.groupings.push_back({grouping.name, grouping.levels, taken(grouping.level, rows)});
  return result;
}

}  // namespace peil::dataset
