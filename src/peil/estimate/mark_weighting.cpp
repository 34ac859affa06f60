#include "peil/estimate/mark_weighting.h"

#include <algorithm>
#include <functional>
#include <variant>

#include "peil/base/contract.h"
#include "peil/base/sum.h"

namespace peil::estimate {
namespace {

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
  const auto add = [&](const std::string& domain, const auto& belongs) {
    Chosen of;
    for (std::size_t row = 0; row < column.code.size(); ++row) {
      if (column.code[row] == 0 || !belongs(row)) continue;
      of.mark.push_back(item->scale.answer_of(column.code[row]));
      of.base.push_back(weighted.base[row]);
      of.weight.push_back(weighted.weight[row]);
    }
    if (!of.mark.empty()) all.push_back(weighting_of(domain, of));
  };
  add("all", [](std::size_t) { return true; });
  for (const char* grouping : {"reporting_group", "customer_group"}) {
    const Grouping* groups = dataset.grouping(grouping);
    expects(groups != nullptr, "mark_weightings: both groupings");
    for (std::size_t level = 0; level < groups->levels.size(); ++level)
      add(groups->levels[level], [&](std::size_t row) { return groups->level[row] == level; });
  }
  return all;
}

}  // namespace peil::estimate
