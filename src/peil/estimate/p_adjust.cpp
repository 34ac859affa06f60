#include "peil/estimate/p_adjust.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "peil/base/contract.h"

namespace peil::estimate {
namespace {

double harmonic(std::size_t n) {
  double sum = 0.0;
  for (std::size_t i = n; i > 0; --i) sum += 1.0 / static_cast<double>(i);
  return sum;
}

// What the p-value of a rank (1 = smallest) of n is multiplied by.
double factor(Adjustment method, std::size_t rank, std::size_t n) {
  const auto all = static_cast<double>(n), place = static_cast<double>(rank);
  switch (method) {
    case Adjustment::None:
      return 1.0;
    case Adjustment::Bonferroni:
      return all;
    case Adjustment::Holm:
    case Adjustment::Hochberg:
      return all - place + 1.0;
    case Adjustment::BenjaminiHochberg:
      return all / place;
    case Adjustment::BenjaminiYekutieli:
      return harmonic(n) * all / place;
  }
  return all;
}

// How many of the others, the smallest first, are shown before it: it is held to what they leave.
std::size_t others_shown(std::span<const double> others, Adjustment method, double error_rate) {
  const std::size_t n = others.size() + 1;
  std::size_t shown = 0;
  for (std::size_t k = 0; k < others.size(); ++k) {
    const std::size_t rank = method == Adjustment::Holm ? k + 1 : k + 2;  // it goes before them
    if (factor(method, rank, n) * others[k] < error_rate)
      shown = k + 1;
    else if (method == Adjustment::Holm)
      break;  // steps down: what follows is not shown either
  }
  return shown;
}

}  // namespace

std::span<const NamedAdjustment> adjustments() {
  static constexpr std::array all{
      NamedAdjustment{"holm", Adjustment::Holm},
      NamedAdjustment{"BH", Adjustment::BenjaminiHochberg},
      NamedAdjustment{"bonferroni", Adjustment::Bonferroni},
      NamedAdjustment{"hochberg", Adjustment::Hochberg},
      NamedAdjustment{"BY", Adjustment::BenjaminiYekutieli},
  };
  return all;
}

Adjustment adjustment_of_rules(std::string_view correction) {
  if (correction == "none") return Adjustment::None;
  if (correction == "bonferroni") return Adjustment::Bonferroni;
  if (correction == "holm") return Adjustment::Holm;
  expects(correction == "benjamini-hochberg", "adjustment_of_rules: a word of the study check");
  return Adjustment::BenjaminiHochberg;
}

std::vector<double> adjusted(std::span<const double> p, Adjustment method) {
  for (const double one : p) expects(one >= 0.0 && one <= 1.0, "adjusted: p from 0 to 1");
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return p[i]; });
  std::vector<double> result(p.size());
  for (std::size_t rank = 1; rank <= order.size(); ++rank) {
    const std::size_t i = order[rank - 1];
    result[i] = std::min(1.0, factor(method, rank, p.size()) * p[i]);
  }
  // Holm steps down: no smaller than the one before. The others step up from the largest.
  if (method == Adjustment::Holm) {
    for (std::size_t k = 1; k < order.size(); ++k)
      result[order[k]] = std::max(result[order[k]], result[order[k - 1]]);
  } else if (method != Adjustment::Bonferroni && method != Adjustment::None) {
    for (std::size_t k = order.size(); k-- > 1;)
      result[order[k - 1]] = std::min(result[order[k - 1]], result[order[k]]);
  }
  return result;
}

std::vector<double> levels(std::span<const double> p, Adjustment method, double error_rate) {
  expects(method != Adjustment::Hochberg && method != Adjustment::BenjaminiYekutieli,
          "levels: a correction that a study may ask for");
  std::vector<double> sorted(p.begin(), p.end());
  std::ranges::sort(sorted);
  std::vector<double> result;
  for (const double one : p) {
    std::vector<double> others = sorted;
    others.erase(std::ranges::find(others, one));
    const std::size_t rank = others_shown(others, method, error_rate) + 1;
    result.push_back(error_rate / factor(method, rank, p.size()));
  }
  return result;
}

}  // namespace peil::estimate
