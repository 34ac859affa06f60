#include "peil/estimate/domains/by_domain.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "peil/base/contract.h"
#include "peil/base/each.h"
#include "peil/base/sum.h"
#include "peil/estimate/multiplicity.h"

namespace peil::estimate {
namespace {

// Groupings share a set while its classes stay so few that their rows, not they, make the cost.
constexpr std::size_t most_classes = 4096;

using Places = std::vector<std::size_t>;

// Groupings whose levels follow from the margins cost no cells of their own and go together;
// the others join while the classes are few.
std::vector<Places> sets_of(const weighting::Weighted& weighted,
                            std::span<const Grouping* const> groupings, std::size_t units) {
  std::vector<Places> sets;
  std::size_t classes = units;
  for (const weighting::Margin& m : weighted.margins) classes *= m.levels.size();
  const std::size_t least = classes;
  Places following, others;
  for (std::size_t g = 0; g < groupings.size(); ++g)
    (follows_from_a_margin(*groupings[g], weighted) ? following : others).push_back(g);
  if (!following.empty()) sets.push_back(following);
  bool open = false;
  for (const std::size_t g : others) {
    const std::size_t levels = groupings[g]->levels.size();
    if (!open || classes * levels > most_classes) {
      sets.emplace_back();
      classes = least;
    }
    open = true;
    sets.back().push_back(g);
    classes *= levels;
  }
  return sets;
}

std::vector<const Grouping*> looked_at(const std::vector<Grouping>& groupings) {
  std::vector<const Grouping*> result;
  result.reserve(groupings.size());
  for (const Grouping& g : groupings) result.push_back(&g);
  return result;
}

}  // namespace

std::optional<DomainEstimate> domain_estimate(const Classes& classes, const Tallies& tallies,
                                              const Domain& in, const Options& options) {
  const std::optional<Estimate> m = mean(classes, tallies, in, options);
  const std::optional<Estimate> t = total(classes, tallies, in, options);
  if (!m || !t) return {};
  const Multiplicity multiplicity(classes, tallies, in);
  Sum weight, spread;
  for (const Tally& tally : tallies) {
    if (in[tally.row_class] == 0) continue;
    const double w =
        classes.classes[tally.row_class].weight * tally.rows * multiplicity.counts(tally.row_class);
    weight.add(w);
    spread.add(w * (tally.value - m->value) * (tally.value - m->value));
  }
  return DomainEstimate{*m, *t, weight.value(), spread.value()};
}

ByDomain::ByDomain(const Design& design, const weighting::Weighted& weighted,
                   std::vector<const Grouping*> groupings, std::span<const std::uint8_t> weightless,
                   const Options& options, int threads)
    : design_(design),
      weighted_(weighted),
      groupings_(std::move(groupings)),
      weightless_(weightless),
      options_(options),
      threads_(threads) {
  make_sets();
}

ByDomain::ByDomain(const Design& design, const weighting::Weighted& weighted,
                   std::vector<Grouping> groupings, std::vector<std::string> levels,
                   std::span<const std::uint8_t> weightless, const Options& options, int threads)
    : design_(design),
      weighted_(weighted),
      kept_(std::move(groupings)),
      groupings_(looked_at(kept_)),
      levels_(std::move(levels)),
      weightless_(weightless),
      options_(options),
      threads_(threads) {
  make_sets();
}

void ByDomain::make_sets() {
  expects(threads_ >= 1 && !groupings_.empty(), "ByDomain: a thread and a grouping");
  const bool in_domain =
      options_.lonely == LonelyPsu::AdjustInDomain || options_.lonely == LonelyPsu::AverageInDomain;
  if (in_domain || !weighted_.totals.empty() || design_.second || design_.few_clusters ||
      design_.lists || design_.rows() == 0)
    return;
  units_ = FirstStage::of(design_, weighted_.weight);
  if (std::ranges::any_of(units_.strata, &SampledStratum::lonely)) return;
  const std::size_t units = std::max(units_.strata.size(), units_.stratum_of_psu.size());
  const std::vector<Places> places = sets_of(weighted_, groupings_, units);
  sets_.resize(places.size());
  for_each_of(places.size(), threads_, [&](std::size_t s, std::size_t) {
    sets_[s] = domain_cells(design_, weighted_, units_, groupings_, places[s], weightless_);
  });
}

const Classes& ByDomain::classes() {
  if (!classes_) classes_ = classes_of(design_, weighted_, groupings_);
  return *classes_;
}

// Nothing for an item that is none, or has no whole steps.
std::vector<std::vector<ByLevel>> ByDomain::in_sums(std::span<const CodedItem* const> items) const {
  std::vector<std::vector<ByLevel>> result(items.size());
  if (sets_.empty()) return result;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i] != nullptr && whole_steps(*items[i])) result[i].resize(groupings_.size());
  }
  for_each_of(items.size() * sets_.size(), threads_, [&](std::size_t k, std::size_t) {
    const std::size_t i = k / sets_.size();
    if (result[i].empty()) return;
    put_means(*items[i], sets_[k % sets_.size()], units_, options_.degrees, result[i]);
  });
  return result;
}

std::vector<ByLevel> ByDomain::in_general(const NumberColumn& column) {
  if (!weightless_.empty()) {
    NumberColumn counted = column;
    for (std::size_t row = 0; row < weightless_.size(); ++row) {
      if (weightless_[row] != 0) counted.reason[row] = Absent::Skipped;
    }
    return domain_by_domain(classes(), tally(counted, classes()));
  }
  return domain_by_domain(classes(), tally(column, classes()));
}

std::vector<ByLevel> ByDomain::domain_by_domain(const Classes& classes,
                                                const Tallies& tallies) const {
  std::vector<ByLevel> result;
  for (std::size_t g = 0; g < groupings_.size(); ++g) {
    ByLevel& by_level = result.emplace_back();
    for (std::uint32_t level = 0; level < groupings_[g]->levels.size(); ++level)
      by_level.push_back(domain_estimate(classes, tallies, domain(classes, g, level), options_));
  }
  return result;
}

std::vector<ByLevel> ByDomain::in_general(const CodedItem& item) {
  NumberColumn column;
  column.value.resize(item.code.size(), 0.0);
  column.reason.resize(item.code.size(), Absent::Skipped);
  for (std::size_t row = 0; row < item.code.size(); ++row) {
    if (item.code[row] == 0) continue;
    column.value[row] = item.value[item.code[row] - 1u];
    column.reason[row] = Absent::No;
  }
  return in_general(column);
}

std::vector<ByLevel> ByDomain::of(const NumberColumn& column) { return in_general(column); }

std::vector<ByLevel> ByDomain::of(const CodedItem& item) {
  const CodedItem* const one = &item;
  std::vector<ByLevel> quick = std::move(in_sums(std::span(&one, 1)).front());
  return quick.empty() ? in_general(item) : quick;
}

std::vector<std::vector<ByLevel>> ByDomain::of(std::span<const Answers> items) {
  std::vector<const CodedItem*> coded;
  for (const Answers& item : items) coded.push_back(std::get_if<CodedItem>(&item));
  std::vector<std::vector<ByLevel>> result = in_sums(coded);
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (result[i].empty())
      result[i] = std::visit([&](const auto& answers) { return in_general(answers); }, items[i]);
  }
  return result;
}

void ByDomain::each(std::span<const ByLevel> found, const See& see) const {
  const std::optional<DomainEstimate> nothing;
  const std::set<std::string> asked(levels_.begin(), levels_.end());
  for (std::size_t g = 0; g < groupings_.size(); ++g) {
    const Grouping& by = *groupings_[g];
    for (const std::string& level : asked) {
      if (std::ranges::find(by.levels, level) == by.levels.end()) see(by.name, level, nothing);
    }
    for (std::size_t l = 0; l < by.levels.size(); ++l) {
      const std::string& level = by.levels[l];
      if (!asked.empty() && !asked.contains(level)) continue;
      see(by.name, level, found.empty() ? nothing : found[g][l]);
    }
  }
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
