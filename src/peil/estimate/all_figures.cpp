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
  // The mean of what `counts` makes of each answer: 1 and 0 for a share.
  template <class Counts>
  void put_counted(const Item& item, const std::string& measure, const std::string& statistic,
                   const Counts& counts) const {
    CodedItem made = coded(item);
    for (double& v : made.value) v = counts(static_cast<int>(v));
    each(by_domain.of(made), [&](const std::string& domain, const DomainEstimate& e) {
      put(domain, measure, statistic, e.mean);
    });
  }
  void put_share(const Item& item, const std::string& measure, const std::string& statistic,
                 int from, int to) const {
    put_counted(item, measure, statistic,
                [=](int answer) { return answer >= from && answer <= to ? 1.0 : 0.0; });
  }
  void put_ends(const Item& item) const {
    const Scale& scale = item.scale;
    put_share(item, item.name, "low", scale.from, scale.low_to());
    put_share(item, item.name, "high", scale.high_from(), scale.to);
    if (!scale.recommend) return;
    put_counted(item, item.name, "nps",
                [&](int answer) { return recommend_points(scale, answer); });
  }
  // The answers that the codes stand for; of choices the codes themselves.
  static CodedItem coded(const Item& item) {
    const CodeColumn& column = std::get<CodeColumn>(item.column);
    const bool numbers = item.kind == ItemKind::Mark || item.kind == ItemKind::Scale;
    CodedItem result{column.code, {}};
    const std::uint8_t most =
        column.code.empty() ? std::uint8_t{0} : *std::ranges::max_element(column.code);
    for (int code = 1; code <= most; ++code)
      result.value.push_back(numbers ? item.scale.answer_of(code) : code);
    return result;
  }
};

void put_item(const Maker& maker, const Item& item) {
  // A mean of days or of places would be read as one of marks: who wants it asks for it in a plan.
  if (item.kind == ItemKind::Date || item.kind == ItemKind::Place) return;
  if (item.kind == ItemKind::Number) {
    maker.put_mean(maker.by_domain.of(std::get<NumberColumn>(item.column)), item.name);
    return;
  }
  const auto share_of = [&](int value, const std::string& measure, const std::string& name) {
    maker.put_share(item, measure, "share:" + name, value, value);
  };
  const CodedItem coded = Maker::coded(item);
  switch (item.kind) {
    case ItemKind::Mark:
      maker.put_mean(maker.by_domain.of(coded), item.name);
      maker.put_ends(item);
      return;
    case ItemKind::Scale:
      maker.put_mean(maker.by_domain.of(coded), item.name);
      if (item.tails) maker.put_ends(item);
      for (const double point : coded.value)
        share_of(static_cast<int>(point), item.name, std::to_string(static_cast<int>(point)));
      return;
    case ItemKind::Choice:
      for (std::size_t c = 0; c < item.levels.size(); ++c)
        share_of(static_cast<int>(c) + 1, item.name, item.levels[c]);
      return;
    case ItemKind::Chosen: {
      const std::size_t slash = item.name.find('/');
      expects(slash != std::string::npos, "all_figures: a choice of a question");
      share_of(2, item.name.substr(0, slash), item.name.substr(slash + 1));
      return;
    }
    case ItemKind::Number:
    case ItemKind::Date:
    case ItemKind::Place:
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
