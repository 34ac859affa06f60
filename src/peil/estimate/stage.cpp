#include "peil/estimate/stage.h"

#include "peil/base/contract.h"
#include "peil/base/sum.h"

namespace peil::estimate {
namespace {

std::vector<double> stratum_means(const Stage& stage) {
  std::vector<Sum> sums(stage.strata.size());
  for (const UnitTotals& u : stage.units)
    sums[u.stratum].add(u.total * static_cast<double>(u.count));
  std::vector<double> means(sums.size(), 0.0);
  for (std::size_t h = 0; h < means.size(); ++h) {
    if (stage.strata[h].units > 0)
      means[h] = sums[h].value() / static_cast<double>(stage.strata[h].units);
  }
  return means;
}

double factor(const SampledStratum& stratum) {
  const auto n = static_cast<double>(stratum.units);
  return stratum.left() * (stratum.units > 1 ? n / (n - 1.0) : 1.0);
}

bool is_lonely(const Stage& stage, std::size_t h) {
  return stage.strata[h].lonely() ||
         (!stage.single.empty() && stage.single[h] != 0 && stage.strata[h].left() > 0.0);
}

}  // namespace

std::optional<double> variance_of(Stage stage, LonelyPsu lonely) {
  expects(stage.counts.size() == stage.strata.size() &&
              (stage.single.empty() || stage.single.size() == stage.strata.size()),
          "variance_of: every stratum is judged");
  const bool adjust = lonely == LonelyPsu::Adjust || lonely == LonelyPsu::AdjustInDomain;
  const bool average = lonely == LonelyPsu::Average || lonely == LonelyPsu::AverageInDomain;
  std::vector<double> centre = stratum_means(stage);
  std::size_t known = 0, unknown = 0;
  for (std::size_t h = 0; h < centre.size(); ++h) {
    if (stage.counts[h] <= 0.0) continue;
    const bool alone = is_lonely(stage, h);
    if (alone && lonely == LonelyPsu::Fail) return {};
    if (alone && adjust) centre[h] = 0.0;
    if (alone && average) stage.counts[h] = 0.0;
    ++(alone ? unknown : known);
  }
  for (std::size_t h = 0; h < centre.size(); ++h) {
    if (stage.counts[h] > 0.0) stage.counts[h] *= factor(stage.strata[h]);
  }
  Sum sum;
  for (const UnitTotals& u : stage.units) {
    const double counts = stage.counts[u.stratum];
    if (counts <= 0.0) continue;
    const double gap = u.total - centre[u.stratum];
    sum.add(counts * static_cast<double>(u.count) * gap * gap);
  }
  if (!average || unknown == 0) return sum.value();
  if (known == 0) return {};
  return sum.value() * static_cast<double>(known + unknown) / static_cast<double>(known);
}

}  // namespace peil::estimate
