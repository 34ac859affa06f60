#include "peil/drivers/at_equal.h"

#include <algorithm>
#include <numeric>

#include "peil/base/contract.h"
#include "peil/base/sum.h"

namespace peil::drivers {
namespace {

// What every class has of all that `each` adds to them; zeros where that is nothing.
template <class Each>
std::vector<double> shares(std::size_t classes, const Each& each) {
  std::vector<Sum> of_class(classes);
  Sum all;
  each([&](std::size_t k, double counts) { of_class[k].add(counts), all.add(counts); });
  std::vector<double> result;
  for (const Sum& one : of_class)
    result.push_back(all.value() > 0.0 ? one.value() / all.value() : 0.0);
  return result;
}

// The rows that are in the standard.
template <class See>
void each_of_standard(const EqualClasses& at, const See& see) {
  for (std::size_t row = 0; row < at.of_row.size(); ++row) {
    if (at.has(row) && at.standard[row] > 0.0) see(row);
  }
}

template <class Factor>
std::vector<double> shares_by_row(const EqualClasses& at, const Factor& factor) {
  return shares(at.classes, [&](const auto& add) {
    each_of_standard(at,
                     [&](std::size_t row) { add(at.of_row[row], at.standard[row] * factor(row)); });
  });
}

}  // namespace

std::vector<double> standard_shares(const EqualClasses& at) {
  return shares_by_row(at, [](std::size_t) { return 1.0; });
}

std::vector<double> standard_shares(const EqualClasses& at, std::span<const double> factors,
                                    std::span<const PsuId> psu) {
  return shares_by_row(
      at, [&](std::size_t row) { return factors[psu.empty() ? row : psu[row].index()]; });
}

std::vector<double> weights_of_class(const EqualClasses& at, std::size_t of,
                                     std::span<const double> weight) {
  expects(at.of_row.size() == weight.size(), "weights_of_class: a class and a weight per row");
  std::vector<double> own(weight.size(), 0.0);
  for (std::size_t row = 0; row < own.size(); ++row) {
    if (at.of_row[row] == of) own[row] = weight[row];
  }
  return own;
}

std::optional<Moments> moments_at_equal(std::span<const Moments> of_class,
                                        std::span<const double> share) {
  expects(!of_class.empty() && of_class.size() == share.size(), "moments_at_equal: a share each");
  const std::size_t q = of_class.front().variables;
  Moments all;
  all.variables = q;
  all.weight = 1.0;
  all.mean.assign(q, 0.0), all.varies.assign(q, 0), all.product.assign(q * q, 0.0);
  for (std::size_t k = 0; k < of_class.size(); ++k) {
    if (!(share[k] > 0.0)) continue;
    const Moments& own = of_class[k];
    if (!(own.weight > 0.0)) return {};
    const double counts = share[k] / own.weight;
    all.rows += own.rows;
    for (std::size_t i = 0; i < q; ++i) {
      all.mean[i] += share[k] * own.mean[i];
      if (own.varies[i] != 0) all.varies[i] = 1;
    }
    for (std::size_t i = 0; i < q * q; ++i) all.product[i] += counts * own.product[i];
  }
  return all;
}

std::vector<Moments> moments_by_class(std::span<const Variable> variables,
                                      std::span<const double> weight, const EqualClasses& at) {
  std::vector<Moments> result;
  for (std::size_t k = 0; k < at.classes; ++k)
    result.push_back(moments(variables, weights_of_class(at, k, weight)));
  return result;
}

std::optional<double> performance_at_equal(const Variable& driver, std::span<const double> weight,
                                           const EqualClasses& at) {
  const auto all =
      moments_at_equal(moments_by_class({&driver, 1}, weight, at), standard_shares(at));
  if (!all) return {};
  return all->mean.front();
}

std::vector<double> weights_at_equal(std::span<const Variable> variables,
                                     std::span<const double> weight, const EqualClasses& at) {
  const std::vector<double> share = standard_shares(at);
  std::vector<Sum> of_class(at.classes);
  const std::vector<std::uint32_t> rows = complete_rows(variables, weight);
  for (const std::uint32_t row : rows) {
    if (at.has(row)) of_class[at.of_row[row]].add(weight[row]);
  }
  Sum total;
  for (const Sum& one : of_class) total.add(one.value());
  std::vector<double> result(weight.size(), 0.0);
  for (const std::uint32_t row : rows) {
    if (!at.has(row)) continue;
    const std::size_t k = at.of_row[row];
    result[row] = weight[row] * share[k] * total.value() / of_class[k].value();
  }
  return result;
}

std::vector<Variable> class_indicators(const EqualClasses& at, std::span<const double> share,
                                       std::vector<std::vector<double>>& store,
                                       std::vector<std::vector<std::uint8_t>>& blank) {
  std::vector<std::size_t> counted;
  for (std::size_t k = 0; k < at.classes; ++k) {
    if (share[k] > 0.0) counted.push_back(k);
  }
  store.clear(), blank.clear();
  blank.emplace_back(at.of_row.size(), 0);
  for (std::size_t row = 0; row < at.of_row.size(); ++row)
    blank.front()[row] = at.has(row) ? std::uint8_t{0} : std::uint8_t{1};
  for (std::size_t i = 1; i < counted.size(); ++i) {
    std::vector<double>& values = store.emplace_back(at.of_row.size(), 0.0);
    for (std::size_t row = 0; row < values.size(); ++row)
      values[row] = at.of_row[row] == counted[i] ? 1.0 : 0.0;
  }
  std::vector<Variable> result;
  for (const std::vector<double>& values : store) {
    Variable& one = result.emplace_back();
    one.name = "class " + std::to_string(result.size() + 1);
    one.value = values;
    one.blank = blank.front();
  }
  return result;
}

EqualReplicates::EqualReplicates(std::span<const Variable> variables,
                                 std::span<const double> weight, std::span<const PsuId> psu,
                                 const EqualClasses& at)
    : at_(at), psu_(psu) {
  for (std::size_t k = 0; k < at.classes; ++k) weight_.push_back(weights_of_class(at, k, weight));
  for (const std::vector<double>& own : weight_) moments_.emplace_back(variables, own, psu);
  if (psu.empty()) return;
  standard_.assign((std::ranges::max_element(psu)->index() + 1) * at.classes, 0.0);
  each_of_standard(at, [&](std::size_t row) {
    standard_[psu[row].index() * at.classes + at.of_row[row]] += at.standard[row];
  });
}

// By unit in plain sums, as the moments of replicates are.
std::vector<double> EqualReplicates::shares_of(std::span<const double> factors) const {
  if (standard_.empty()) return standard_shares(at_, factors, psu_);
  std::vector<double> result(at_.classes, 0.0);
  const double* of_unit = standard_.data();
  for (std::size_t unit = 0; unit * at_.classes < standard_.size(); ++unit) {
    for (double& sum : result) sum += factors[unit] * *of_unit++;
  }
  const double all = std::accumulate(result.begin(), result.end(), 0.0);
  for (double& sum : result) sum = all > 0.0 ? sum / all : 0.0;
  return result;
}

std::vector<ReplicateMoments::Replicate> EqualReplicates::of(
    std::span<const std::vector<double>> factors) const {
  std::vector<std::vector<ReplicateMoments::Replicate>> by_class;
  for (const ReplicateMoments& own : moments_) by_class.push_back(own.of(factors));
  std::vector<ReplicateMoments::Replicate> result;
  for (std::size_t r = 0; r < factors.size(); ++r) {
    const std::vector<double> share = shares_of(factors[r]);
    std::vector<Moments> moments;
    for (const auto& own : by_class) moments.push_back(own[r].moments);
    auto all = moments_at_equal(moments, share);
    ReplicateMoments::Replicate& one = result.emplace_back();
    if (!all) {  // nothing varies, and so there is no model of it
      const std::size_t q = moments.front().variables;
      one.moments.variables = q;
      one.moments.varies.assign(q, 0), one.moments.product.assign(q * q, 0.0);
      one.moments.mean.assign(q, 0.0), one.mean.assign(q, 0.0);
      continue;
    }
    one.moments = *std::move(all);
    one.mean.assign(one.moments.variables, 0.0);
    for (std::size_t k = 0; k < share.size(); ++k) {
      for (std::size_t v = 0; v < one.mean.size(); ++v)
        one.mean[v] += share[k] * by_class[k][r].mean[v];
    }
  }
  return result;
}

}  // namespace peil::drivers
