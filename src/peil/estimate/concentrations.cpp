#include "peil/estimate/concentrations.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "peil/base/contract.h"
#include "peil/estimate/domains/by_domain.h"
#include "peil/estimate/multiplicity.h"

namespace peil::estimate {
namespace {

// How many rows of each level gave each code.
std::vector<std::array<std::size_t, 256>> counts(const CodeColumn& column, const Grouping& by) {
  std::vector<std::array<std::size_t, 256>> result(by.levels.size());
  for (auto& level : result) level.fill(0);
  for (std::size_t row = 0; row < column.code.size(); ++row) {
    if (by.level[row] != Grouping::outside) ++result[by.level[row]][column.code[row]];
  }
  return result;
}

Concentration of_codes(const Item& item, const std::array<std::size_t, 256>& given) {
  Concentration result;
  for (std::size_t code = 1; code < given.size(); ++code) {
    result.answers += given[code];
    result.most_given = std::max(result.most_given, given[code]);
    if (item.kind != ItemKind::Mark && item.kind != ItemKind::Scale) continue;
    const int answer = item.scale.answer_of(static_cast<std::uint8_t>(code));
    if (answer <= item.scale.low_to()) result.in_low += given[code];
    if (answer >= item.scale.high_from()) result.in_high += given[code];
  }
  constexpr std::size_t chosen = 2;
  if (item.kind == ItemKind::Chosen) result.most_given = given[chosen];
  return result;
}

// Amounts of one level.
struct Amounts {
  Concentration so_far;
  std::map<double, std::size_t> given;

  void add(double value, double weight) {
    const double part = weight * std::abs(value);
    so_far.total += part;
    so_far.second = std::max(so_far.second, std::min(part, so_far.largest));
    so_far.largest = std::max(so_far.largest, part);
    ++so_far.answers;
    so_far.most_given = std::max(so_far.most_given, ++given[value]);
  }
};

std::vector<Concentration> of_numbers(const NumberColumn& column, const Grouping& by,
                                      const Design& design, const weighting::Weighted& weighted) {
  const std::vector<double> part = parts_of_people(design, by, column.reason);
  std::vector<Amounts> levels(by.levels.size());
  for (std::size_t row = 0; row < part.size(); ++row) {
    if (part[row] > 0.0)
      levels[by.level[row]].add(column.value[row], part[row] * weighted.weight[row].persons());
  }
  std::vector<Concentration> result;
  for (const Amounts& one : levels) result.push_back(one.so_far);
  return result;
}

std::vector<Concentration> of_item(const Item& item, const Grouping& by, const Design& design,
                                   const weighting::Weighted& weighted) {
  if (const auto* numbers = std::get_if<NumberColumn>(&item.column))
    return of_numbers(*numbers, by, design, weighted);
  std::vector<Concentration> result;
  for (const auto& given : counts(std::get<CodeColumn>(item.column), by))
    result.push_back(of_codes(item, given));
  return result;
}

}  // namespace

Concentrations concentrations(const Dataset& dataset, const weighting::Weighted& weighted) {
  Grouping all = whole_sample(dataset.design.rows());
  all.levels = {"all"};
  Concentrations result;
  for (const Grouping* by :
       {static_cast<const Grouping*>(&all), dataset.grouping("reporting_group"),
        dataset.grouping("customer_group")}) {
    expects(by != nullptr, "concentrations: the two groupings");
    for (const Item& item : dataset.items) {
      const std::vector<Concentration> found = of_item(item, *by, dataset.design, weighted);
      for (std::size_t level = 0; level < found.size(); ++level) {
        if (found[level].answers > 0) result[{by->levels[level], item.name}] = found[level];
      }
    }
  }
  return result;
}

}  // namespace peil::estimate
