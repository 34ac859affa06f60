#include "peil/coding/agreement.h"

#include <algorithm>
#include <cmath>

#include "peil/base/contract.h"
#include "peil/base/sum.h"
#include "peil/estimate/student.h"

namespace peil::coding {
namespace {

double pair_weight(std::size_t i, std::size_t j, std::size_t categories, PairWeights weights) {
  if (weights == PairWeights::Unweighted || categories < 2) return i == j ? 1.0 : 0.0;
  const double gap =
      (static_cast<double>(i) - static_cast<double>(j)) / static_cast<double>(categories - 1);
  return 1.0 - (weights == PairWeights::Linear ? std::abs(gap) : gap * gap);
}

// Shares of the two coders by category.
struct Margins {
  std::vector<double> first, second;
};

Margins margins(const Agreement& a, double cases) {
  Margins result{std::vector<double>(a.categories), std::vector<double>(a.categories)};
  for (std::size_t i = 0; i < a.categories; ++i) {
    for (std::size_t j = 0; j < a.categories; ++j) {
      result.first[i] += a.at(i, j) / cases;
      result.second[j] += a.at(i, j) / cases;
    }
  }
  return result;
}

// How many codings there are of each category, in cases that two or more coded, and how many
// pairs of them (c, k) stand in one case: each case counts for as many pairs as it has codings.
struct Coincidences {
  std::vector<double> codings;
  std::vector<double> pairs;  // categories x categories
  double all = 0.0;
};

Coincidences coincidences(std::span<const std::vector<std::uint32_t>> code,
                          std::size_t categories) {
  Coincidences result{std::vector<double>(categories), std::vector<double>(categories * categories),
                      0.0};
  const std::size_t cases = code.empty() ? 0 : code.front().size();
  for (std::size_t u = 0; u < cases; ++u) {
    std::vector<std::uint32_t> given;
    for (const auto& coder : code) {
      expects(coder.size() == cases, "krippendorff_alpha: one code per case");
      if (coder[u] != none) given.push_back(coder[u]);
    }
    if (given.size() < 2) continue;
    const double part = 1.0 / static_cast<double>(given.size() - 1);
    for (std::size_t a = 0; a < given.size(); ++a) {
      expects(given[a] < categories, "krippendorff_alpha: a known category");
      result.codings[given[a]] += 1.0;
      result.all += 1.0;
      for (std::size_t b = 0; b < given.size(); ++b)
        if (a != b) result.pairs[given[a] * categories + given[b]] += part;
    }
  }
  return result;
}

double squared_gap(std::size_t c, std::size_t k, const Coincidences& o,
                   std::span<const double> value, Metric metric) {
  if (c == k) return 0.0;
  if (metric == Metric::Nominal) return 1.0;
  if (metric == Metric::Interval) return (value[c] - value[k]) * (value[c] - value[k]);
  double between = -(o.codings[c] + o.codings[k]) / 2.0;
  for (std::size_t g = std::min(c, k); g <= std::max(c, k); ++g) between += o.codings[g];
  return between * between;
}

}  // namespace

Agreement agreement(std::span<const std::uint32_t> first, std::span<const std::uint32_t> second,
                    std::size_t categories) {
  expects(first.size() == second.size(), "agreement: two codes per case");
  Agreement result{categories, std::vector<double>(categories * categories)};
  for (std::size_t u = 0; u < first.size(); ++u) {
    if (first[u] == none || second[u] == none) continue;
    expects(first[u] < categories && second[u] < categories, "agreement: a known category");
    result.count[first[u] * categories + second[u]] += 1.0;
  }
  return result;
}

std::optional<Kappa> kappa(const Agreement& a, PairWeights weights) {
  double cases = 0.0;
  for (const double n : a.count) cases += n;
  if (cases <= 0.0) return {};
  const std::size_t k = a.categories;
  const Margins share = margins(a, cases);
  const auto w = [&](std::size_t i, std::size_t j) { return pair_weight(i, j, k, weights); };
  Sum observed, chance;
  std::vector<double> of_first(k), of_second(k);  // mean weight of a category against the other's
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t j = 0; j < k; ++j) {
      observed.add(w(i, j) * a.at(i, j) / cases);
      chance.add(w(i, j) * share.first[i] * share.second[j]);
      of_first[i] += w(i, j) * share.second[j];
      of_second[j] += w(i, j) * share.first[i];
    }
  }
  Kappa result;
  result.cases = static_cast<std::size_t>(cases);
  result.observed = observed.value();
  result.chance = chance.value();
  const double room = 1.0 - result.chance;
  if (room < 1e-12) return {};
  result.kappa = (result.observed - result.chance) / room;
  Sum spread, spread_null;
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t j = 0; j < k; ++j) {
      const double mean = of_first[i] + of_second[j];
      const double own = w(i, j) - mean * (1.0 - result.kappa);
      spread.add(a.at(i, j) / cases * own * own);
      spread_null.add(share.first[i] * share.second[j] * (w(i, j) - mean) * (w(i, j) - mean));
    }
  }
  const double centre = result.kappa - result.chance * (1.0 - result.kappa);
  const auto error = [&](double squares, double middle) {
    return std::sqrt(std::max(0.0, squares - middle * middle) / cases) / room;
  };
  result.standard_error = error(spread.value(), centre);
  result.standard_error_null = error(spread_null.value(), result.chance);
  return result;
}

Interval interval(const Kappa& kappa, double confidence) {
  const double reach = estimate::normal_quantile(0.5 + confidence / 2.0) * kappa.standard_error;
  return {kappa.kappa - reach, kappa.kappa + reach};
}

std::size_t compared_cases(std::span<const std::vector<std::uint32_t>> code) {
  if (code.empty()) return 0;
  std::size_t cases = 0;
  for (std::size_t row = 0; row < code.front().size(); ++row) {
    const auto codes =
        std::ranges::count_if(code, [&](const auto& coder) { return coder[row] != none; });
    cases += codes >= 2 ? 1 : 0;
  }
  return cases;
}

std::optional<double> positive_agreement(const Agreement& a, std::size_t category) {
  expects(category < a.categories, "positive_agreement: a known category");
  double used = 0.0;
  for (std::size_t j = 0; j < a.categories; ++j) used += a.at(category, j) + a.at(j, category);
  if (used <= 0.0) return {};
  return 2.0 * a.at(category, category) / used;
}

std::optional<double> krippendorff_alpha(std::span<const std::vector<std::uint32_t>> code,
                                         std::span<const double> value, Metric metric) {
  const std::size_t k = value.size();
  const Coincidences o = coincidences(code, k);
  Sum observed, expected;
  for (std::size_t c = 0; c < k; ++c) {
    for (std::size_t d = 0; d < k; ++d) {
      const double gap = squared_gap(c, d, o, value, metric);
      observed.add(gap * o.pairs[c * k + d]);
      expected.add(gap * o.codings[c] * o.codings[d]);
    }
  }
  if (!(expected.value() > 0.0) || !std::isfinite(expected.value())) return {};
  return 1.0 - (o.all - 1.0) * observed.value() / expected.value();
}

}  // namespace peil::coding
