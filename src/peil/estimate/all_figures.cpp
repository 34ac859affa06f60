#include "peil/estimate/all_figures.h"

#include <algorithm>
#include <array>

#include "peil/base/contract.h"
#include "peil/model/mark.h"

namespace peil::estimate {
namespace {

constexpr double highest_low = 5.0, lowest_high = 8.0;  // what "low" and "high" count of the marks

struct NamedDomain {
  std::string name;
  Domain domain;
};

struct Maker {
  const Classes& classes;
  const std::vector<NamedDomain>& domains;
  const std::string& wave;
  const Options& options;
  std::map<FigureName, Estimate>& figures;

  void put(const NamedDomain& in, const std::string& measure, const std::string& statistic,
           const std::optional<Estimate>& estimate) const {
    if (estimate) figures.insert_or_assign({wave, in.name, measure, statistic}, *estimate);
  }
  void put_mean(const Tallies& tallies, const std::string& measure) const {
    for (const NamedDomain& in : domains) {
      put(in, measure, "mean", mean(classes, tallies, in.domain, options));
      put(in, measure, "sd", standard_deviation(classes, tallies, in.domain));
    }
  }
  void put_share(const Tallies& tallies, const std::string& measure, const std::string& statistic,
                 const Between& counted) const {
    for (const NamedDomain& in : domains)
      put(in, measure, statistic, share(classes, tallies, in.domain, counted, options));
  }
};

std::vector<NamedDomain> domains_of(const Classes& classes,
                                    std::span<const Grouping* const> groupings) {
  std::vector<NamedDomain> domains{{"all", everybody(classes)}};
  for (std::size_t g = 0; g < groupings.size(); ++g) {
    for (std::uint32_t level = 0; level < groupings[g]->levels.size(); ++level)
      domains.push_back({groupings[g]->levels[level], domain(classes, g, level)});
  }
  return domains;
}

std::size_t points_used(const Tallies& tallies) {
  double most = 0.0;
  for (const Tally& t : tallies) most = std::max(most, t.value);
  return static_cast<std::size_t>(most);
}

void put_item(const Maker& maker, const Item& item) {
  const Tallies tallies = tally(item, maker.classes);
  const auto share_of_code = [&](std::size_t code, const std::string& measure,
                                 const std::string& name) {
    const auto value = static_cast<double>(code);
    maker.put_share(tallies, measure, "share:" + name, {value, value});
  };
  switch (item.kind) {
    case ItemKind::Mark:
      maker.put_mean(tallies, item.name);
      maker.put_share(tallies, item.name, "low", {Mark::lowest, highest_low});
      maker.put_share(tallies, item.name, "high", {lowest_high, Mark::highest});
      return;
    case ItemKind::Scale:
      maker.put_mean(tallies, item.name);
      for (std::size_t point = 1; point <= points_used(tallies); ++point)
        share_of_code(point, item.name, std::to_string(point));
      return;
    case ItemKind::Choice:
      for (std::size_t c = 0; c < item.levels.size(); ++c)
        share_of_code(c + 1, item.name, item.levels[c]);
      return;
    case ItemKind::Chosen: {
      const std::size_t slash = item.name.find('/');
      expects(slash != std::string::npos, "all_figures: a choice of a question");
      share_of_code(2, item.name.substr(0, slash), item.name.substr(slash + 1));
      return;
    }
    case ItemKind::Number:
      maker.put_mean(tallies, item.name);
      return;
  }
}

}  // namespace

std::map<FigureName, Estimate> all_figures(const Dataset& dataset,
                                           const weighting::Weighted& weighted,
                                           const Options& options) {
  const std::array groupings{dataset.grouping("reporting_group"),
                             dataset.grouping("customer_group")};
  expects(groupings[0] != nullptr && groupings[1] != nullptr, "all_figures: the two groupings");
  const Classes classes = classes_of(dataset.design, weighted, groupings);
  const std::vector<NamedDomain> domains = domains_of(classes, groupings);
  std::map<FigureName, Estimate> figures;
  const Maker maker{classes, domains, dataset.wave, options, figures};
  for (const Item& item : dataset.items) put_item(maker, item);
  return figures;
}

}  // namespace peil::estimate
