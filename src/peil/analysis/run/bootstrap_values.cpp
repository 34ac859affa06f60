#include "peil/analysis/run/bootstrap_values.h"

#include <algorithm>

#include "peil/base/contract.h"
#include "peil/base/each.h"

namespace peil::analysis {

BootstrapValues::BootstrapValues(const Run& run, const Prepared& design, const Grouping* by)
    : run_(run),
      design_(design),
      by_(by),
      sums_(design.bootstrap->draws, design.design, design.weighted.base, design.weighted.margins,
            design.bootstrap->raking, by) {
  expects(design.bootstrap->by_cells, "BootstrapValues: a bootstrap by cells");
}

std::size_t BootstrapValues::column(const std::string& name, const NumberColumn& column) {
  const auto [known, added] = places_.emplace(name, 0);
  if (added) {
    known->second = sums_.add(column);
    whole_.push_back(weighted_sums(design_, column, by_));
  }
  return known->second;
}

BootstrapValues::Value BootstrapValues::mean(const std::string& variable) {
  const std::size_t at = column(variable, column_of(run_, design_, variable));
  return {at, at, Value::By::Weights};
}

BootstrapValues::Value BootstrapValues::total(const std::string& variable) {
  const std::size_t at = column(variable, column_of(run_, design_, variable));
  return {at, at, Value::By::Nothing};
}

BootstrapValues::Value BootstrapValues::ratio(const std::string& variable,
                                              const std::string& divisor) {
  const NumberColumn y = column_of(run_, design_, variable), x = column_of(run_, design_, divisor);
  // A line break keeps the names apart from those of columns.
  return {column(variable + "\n" + divisor, where_known(y, x)),
          column(divisor + "\n" + variable, where_known(x, y)), Value::By::Column};
}

std::optional<double> BootstrapValues::of(const Value& value, const Sums& above,
                                          const Sums& below) const {
  if (value.by == Value::By::Nothing) return above.value;
  const double by = value.by == Value::By::Weights ? above.weight : below.value;
  if (by == 0.0) return {};
  return above.value / by;
}

std::optional<double> BootstrapValues::whole(const Value& value, std::size_t level) const {
  const auto sums = [&](std::size_t at) {
    const WeightedSum& sum = whole_[at][level];
    return Sums{sum.weight.value(), sum.value.value()};
  };
  if (whole_[value.above][level].answers == 0) return {};
  return of(value, sums(value.above), sums(value.below));
}

std::size_t BootstrapValues::answers(const Value& value, std::size_t level) const {
  return whole_[value.above][level].answers;
}

void BootstrapValues::draw(int threads) {
  const std::size_t count = design_.bootstrap->draws.replicates();
  replicates_.assign(count, {});
  std::vector<estimate::BootstrapSums::Room> rooms(static_cast<std::size_t>(std::max(threads, 1)));
  for_each_of(count, threads, [&](std::size_t r, std::size_t worker) {
    auto sums = sums_.replicate(r, rooms[worker]);
    if (!sums) {
      // Row by row it is told what could not be met.
      (void)design_.replicates->made(r);
      throw Refusal{
          "", "Replicate " + std::to_string(r + 1) + ": the margins cannot all be met.", {}};
    }
    replicates_[r] = std::move(*sums);
  });
}

estimate::ReplicateValues BootstrapValues::replicates(const Value& value, std::size_t level) const {
  estimate::ReplicateValues values;
  for (const auto& sums : replicates_)
    values.push_back(of(value, sums[value.above][level], sums[value.below][level]));
  return values;
}

}  // namespace peil::analysis
