#include "peil/estimate/domains/by_domain.h"

#include <cmath>

#include "peil/base/sum.h"

namespace peil::estimate {
std::optional<DomainEstimate> domain_estimate(const Classes& classes, const Tallies& tallies,
                                              const Domain& in, const Options& options) {
  const std::optional<Estimate> m = mean(classes, tallies, in, options);
  const std::optional<Estimate> t = total(classes, tallies, in, options);
  if (!m || !t) return {};
  Sum weight, spread;
  for (const Tally& tally : tallies) {
    if (in[tally.row_class] == 0) continue;
    const double w = classes.classes[tally.row_class].weight * tally.rows;
    weight.add(w);
    spread.add(w * (tally.value - m->value) * (tally.value - m->value));
  }
  return DomainEstimate{*m, *t, weight.value(), spread.value()};
}

ByDomain::ByDomain(const Design& design, const weighting::Weighted& weighted,
                   std::vector<const Grouping*> groupings, std::span<const std::uint8_t> counts,
                   const Options& options, int threads)
    : design_(design),
      weighted_(weighted),
      groupings_(std::move(groupings)),
      counts_(counts),
      options_(options),
      threads_(threads) {
  // Options that look at the units left in a domain ask for the general way.
  const bool in_domain =
      options.lonely == LonelyPsu::AdjustInDomain || options.lonely == LonelyPsu::AverageInDomain;
  if (!in_domain) quick_ = DomainMeans::of(design, weighted, groupings_, counts, threads);
}

const Classes& ByDomain::classes() {
  if (!classes_) classes_ = classes_of(design_, weighted_, groupings_);
  return *classes_;
}

std::vector<ByLevel> ByDomain::in_general(const Tallies& tallies) const {
  std::vector<ByLevel> result;
  for (std::size_t g = 0; g < groupings_.size(); ++g) {
    ByLevel& by_level = result.emplace_back();
    for (std::uint32_t level = 0; level < groupings_[g]->levels.size(); ++level)
      by_level.push_back(
          domain_estimate(*classes_, tallies, domain(*classes_, g, level), options_));
  }
  return result;
}

std::vector<ByLevel> ByDomain::of(const NumberColumn& column) {
  if (counts_.empty()) return in_general(tally(column, classes()));
  NumberColumn counted = column;
  for (std::size_t row = 0; row < counts_.size(); ++row) {
    if (counts_[row] == 0) counted.reason[row] = Absent::Skipped;
  }
  return in_general(tally(counted, classes()));
}

std::vector<ByLevel> ByDomain::of(const CodedItem& item) {
  if (quick_) {
    auto found = quick_->estimates(std::span(&item, 1), options_.degrees);
    if (found[0]) return std::move(*found[0]);
  }
  NumberColumn column;
  column.value.resize(item.code.size(), 0.0);
  column.reason.resize(item.code.size(), Absent::Skipped);
  for (std::size_t row = 0; row < item.code.size(); ++row) {
    if (item.code[row] == 0) continue;
    column.value[row] = item.value[item.code[row] - 1u];
    column.reason[row] = Absent::No;
  }
  return of(column);
}

std::vector<std::vector<ByLevel>> ByDomain::of(std::span<const CodedItem> items) {
  std::vector<std::optional<std::vector<ByLevel>>> quick(items.size());
  if (quick_) quick = quick_->estimates(items, options_.degrees, threads_);
  std::vector<std::vector<ByLevel>> result;
  for (std::size_t i = 0; i < items.size(); ++i)
    result.push_back(quick[i] ? std::move(*quick[i]) : of(items[i]));
  return result;
}

Grouping whole_sample(std::size_t rows) { return {"", {""}, std::vector<std::uint32_t>(rows, 0)}; }

std::optional<Estimate> standard_deviation(const DomainEstimate& in) {
  if (in.mean.answers < 2) return {};
  const auto n = static_cast<double>(in.mean.answers);
  Estimate result;
  result.value = std::sqrt(in.spread / in.weight * n / (n - 1.0));
  result.answers = in.mean.answers;
  result.why_no_error = NoError::NotDefined;
  return result;
}

std::optional<double> design_effect(const DomainEstimate& in, Replacement replacement) {
  const std::optional<Estimate> sd = standard_deviation(in);
  if (!in.mean.standard_error || !sd || sd->value <= 0.0) return {};
  const auto n = static_cast<double>(in.mean.answers);
  const double finite = replacement == Replacement::With ? 1.0 : 1.0 - n / in.weight;
  const double simple = sd->value * sd->value / n * finite;
  if (simple <= 0.0) return {};
  return *in.mean.standard_error * *in.mean.standard_error / simple;
}

}  // namespace peil::estimate
