#include "peil/sampling/inclusion.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "peil/base/contract.h"
#include "peil/base/counted.h"
#include "peil/base/sum.h"
#include "peil/base/text.h"

namespace peil::sampling {
namespace {

// Rounding in a running sum of probabilities: two of them that differ by less are the same place.
constexpr double hair = 1e-12;
// Any number of sizes can still be added up.
constexpr double largest_size = 1e250;

Problems wrong_sizes(std::span<const double> size, std::size_t n, const std::string& where) {
  Problems problems;
  const auto counts = [](double x) { return x >= 0.0 && x <= largest_size; };
  const auto bad = std::ranges::find_if_not(size, counts);
  if (bad != size.end()) {
    problems.push_back(
        {"sample.bad-size", where, 0, 0,
         "The size of unit " + std::to_string(bad - size.begin() + 1) + " is " + exact_text(*bad) +
             "; " +
             std::to_string(std::ranges::count_if(size, [&](double x) { return !counts(x); })) +
             " of the sizes are below 0 or too large.",
         "A size is a number of 0 or more: mend them, or leave the units out."});
  }
  const auto sized =
      static_cast<std::size_t>(std::ranges::count_if(size, [](double x) { return x > 0.0; }));
  if (n == 0) {
    problems.push_back(
        {"sample.total-zero", where, 0, 0, "The plan asks for 0 units.", "Ask for one or more."});
  }
  if (n > sized) {
    problems.push_back({"sample.total-too-large", where, 0, 0,
                        "The plan asks for " + counted(n, "unit") + "; the frame has " +
                            std::to_string(sized) + " with a size above 0.",
                        "Ask for fewer."});
  }
  return problems;
}

// Units by size, the largest first.
std::vector<std::size_t> by_size(std::span<const double> size) {
  std::vector<std::size_t> order(size.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return size[a] > size[b]; });
  return order;
}

// Sum of the sizes of unit order[k] and all smaller ones, by k.
std::vector<double> sums_from(std::span<const double> size, std::span<const std::size_t> order) {
  std::vector<double> rest(order.size() + 1, 0.0);
  Sum sum;
  for (std::size_t k = order.size(); k-- > 0;) {
    sum.add(size[order[k]]);
    rest[k] = sum.value();
  }
  return rest;
}

}  // namespace

Result<Inclusion> inclusion_probabilities(std::span<const double> size, std::size_t n,
                                          const std::string& where) {
  Problems problems = wrong_sizes(size, n, where);
  if (!problems.empty()) return problems;
  const std::vector<std::size_t> order = by_size(size);
  const std::vector<double> rest = sums_from(size, order);
  Inclusion result;
  result.probability.resize(size.size(), 0.0);
  std::size_t& certain = result.certain;
  // One by one from the largest: taking a certain unit out makes the others likelier only.
  while (certain < n &&
         static_cast<double>(n - certain) * size[order[certain]] >= rest[certain] * (1.0 - hair)) {
    result.probability[order[certain++]] = 1.0;
  }
  const auto left = static_cast<double>(n - certain);
  for (std::size_t k = certain; left > 0.0 && k < order.size(); ++k)
    result.probability[order[k]] = left * size[order[k]] / rest[certain];
  return result;
}

std::vector<std::size_t> systematic(std::span<const double> probability, double start) {
  expects(start >= 0.0 && start < 1.0, "systematic: a start from 0 up to 1");
  std::vector<std::size_t> taken;
  Sum sum;
  double before = std::floor(-start + hair);
  for (std::size_t k = 0; k < probability.size(); ++k) {
    expects(probability[k] >= 0.0 && probability[k] <= 1.0, "systematic: probabilities");
    sum.add(probability[k]);
    const double after = std::floor(sum.value() - start + hair);
    if (after > before) taken.push_back(k);
    before = after;
  }
  return taken;
}

double expected_units(const Inclusion& inclusion) {
  Sum sum;
  for (const double probability : inclusion.probability) sum.add(probability);
  return sum.value();
}

double sample_total(std::span<const std::size_t> taken, std::span<const double> value) {
  Sum sum;
  for (const std::size_t unit : taken) sum.add(value[unit]);
  return sum.value();
}

double expanded_total(std::span<const std::size_t> taken, std::span<const double> value,
                      std::span<const double> probability) {
  Sum sum;
  for (const std::size_t unit : taken) {
    expects(probability[unit] > 0.0, "expanded_total: units that could be drawn");
    sum.add(value[unit] * (1.0 / probability[unit]));
  }
  return sum.value();
}

}  // namespace peil::sampling
