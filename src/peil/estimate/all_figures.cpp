#include "peil/estimate/all_figures.h"

#include <algorithm>
#include <array>

#include "peil/base/contract.h"
#include "peil/estimate/domains/by_domain.h"

namespace peil::estimate {
namespace {

struct Maker {
  ByDomain& by_domain;
  const std::string& wave;
  std::map<FigureName, Estimate>& figures;

  void put(const std::string& domain, const std::string& measure, const std::string& statistic,
           const Estimate& estimate) const {
    figures.insert_or_assign({wave, domain, measure, statistic}, estimate);
  }
  // Calls `see` for the estimates of every domain in which there are answers.
  template <class See>
  void each(const std::vector<ByLevel>& found, const See& see) const {
    by_domain.each(found, [&](const std::string&, const std::string& level,
                              const std::optional<DomainEstimate>& e) {
      if (e) see(level, *e);
    });
  }
  void put_mean(const std::vector<ByLevel>& found, const std::string& measure) const {
    each(found, [&](const std::string& domain, const DomainEstimate& e) {
      put(domain, measure, "mean", e.mean);
      if (const auto sd = standard_deviation(e)) put(domain, measure, "sd", *sd);
    });
  }
  void put_share(const CodeColumn& column, const std::string& measure, const std::string& statistic,
                 const Between& counted) const {
    CodedItem item = coded(column);
    for (double& v : item.value) v = v >= counted.from && v <= counted.to ? 1.0 : 0.0;
    each(by_domain.of(item), [&](const std::string& domain, const DomainEstimate& e) {
      put(domain, measure, statistic, e.mean);
    });
  }
  // Codes are the values themselves.
  static CodedItem coded(const CodeColumn& column) {
    CodedItem item{column.code, {}};
    const std::uint8_t most =
        column.code.empty() ? std::uint8_t{0} : *std::ranges::max_element(column.code);
    for (int value = 1; value <= most; ++value) item.value.push_back(value);
    return item;
  }
};

void put_item(const Maker& maker, const Item& item) {
  if (item.kind == ItemKind::Number) {
    maker.put_mean(maker.by_domain.of(std::get<NumberColumn>(item.column)), item.name);
    return;
  }
  const CodeColumn& column = std::get<CodeColumn>(item.column);
  const auto share_of_code = [&](std::size_t code, const std::string& measure,
                                 const std::string& name) {
    const auto value = static_cast<double>(code);
    maker.put_share(column, measure, "share:" + name, {value, value});
  };
  const CodedItem coded = Maker::coded(column);
  switch (item.kind) {
    case ItemKind::Mark:
      maker.put_mean(maker.by_domain.of(coded), item.name);
      maker.put_share(column, item.name, "low", low);
      maker.put_share(column, item.name, "high", high);
      return;
    case ItemKind::Scale:
      maker.put_mean(maker.by_domain.of(coded), item.name);
      for (std::size_t point = 1; point <= coded.value.size(); ++point)
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
      return;  // above
  }
}

}  // namespace

std::map<FigureName, Estimate> all_figures(const Dataset& dataset,
                                           const weighting::Weighted& weighted,
                                           const Options& options) {
  Grouping all = whole_sample(dataset.design.rows());
  all.levels = {"all"};
  const std::array groupings{static_cast<const Grouping*>(&all),
                             dataset.grouping("reporting_group"),
                             dataset.grouping("customer_group")};
  expects(groupings[1] != nullptr && groupings[2] != nullptr, "all_figures: the two groupings");
  ByDomain by_domain(dataset.design, weighted, {groupings.begin(), groupings.end()}, {}, options);
  std::map<FigureName, Estimate> figures;
  const Maker maker{by_domain, dataset.wave, figures};
  for (const Item& item : dataset.items) put_item(maker, item);
  return figures;
}

}  // namespace peil::estimate
