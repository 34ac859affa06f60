#include "peil/estimate/mark_weighting.h"

#include <algorithm>
#include <functional>
#include <variant>

#include "peil/base/contract.h"
#include "peil/base/sum.h"
#include "peil/estimate/domains/by_domain.h"
#include "peil/estimate/multiplicity.h"

namespace peil::estimate {
namespace {

// Those of a domain; `base` and `weight` as the domain counts them.
struct Chosen {
  std::vector<double> mark;
  std::vector<Weight> base, weight;
};

double share_of_heaviest(std::vector<Weight> weights) {
  const std::size_t tenth = (weights.size() + 9) / 10;
  std::ranges::sort(weights, std::greater{}, &Weight::persons);
  Sum heavy, all;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    all.add(weights[i].persons());
    if (i < tenth) heavy.add(weights[i].persons());
  }
  return heavy.value() / all.value();
}

MarkWeighting weighting_of(const std::string& domain, const Chosen& of) {
  MarkWeighting result;
  result.domain = domain;
  Sum plain, times, persons;
  for (std::size_t i = 0; i < of.mark.size(); ++i) {
    plain.add(of.mark[i]);
    times.add(of.mark[i] * of.weight[i].persons());
    persons.add(of.weight[i].persons());
  }
  result.unweighted = plain.value() / static_cast<double>(of.mark.size());
  result.weighted = times.value() / persons.value();
  result.weights = weight_summary(of.base, of.weight);
  result.heaviest = share_of_heaviest(of.weight);
  return result;
}

}  // namespace

std::vector<MarkWeighting> mark_weightings(const Dataset& dataset,
                                           const weighting::Weighted& weighted,
                                           const std::string& name) {
  const Item* item = dataset.item(name);
  expects(item != nullptr && std::holds_alternative<CodeColumn>(item->column),
          "mark_weightings: an item with codes");
  const CodeColumn& column = std::get<CodeColumn>(item->column);
  std::vector<MarkWeighting> all;
  const auto add = [&](const Grouping& by) {
    const std::vector<double> part = parts_of_people(dataset.design, by, column.reason);
    std::vector<Chosen> of(by.levels.size());
    for (std::size_t row = 0; row < part.size(); ++row) {
      if (part[row] == 0.0) continue;
      Chosen& level = of[by.level[row]];
      level.mark.push_back(item->scale.answer_of(column.code[row]));
      level.base.emplace_back(weighted.base[row].persons() * part[row]);
      level.weight.emplace_back(weighted.weight[row].persons() * part[row]);
    }
    for (std::size_t level = 0; level < of.size(); ++level) {
      if (!of[level].mark.empty()) all.push_back(weighting_of(by.levels[level], of[level]));
    }
  };
  Grouping everybody = whole_sample(dataset.design.rows());
  everybody.levels = {"all"};
  add(everybody);
  for (const char* grouping : {"reporting_group", "customer_group"}) {
    const Grouping* groups = dataset.grouping(grouping);
    expects(groups != nullptr, "mark_weightings: both groupings");
    add(*groups);
  }
  return all;
}

}  // namespace peil::estimate
