#include "peil/simulation/survey_again.h"

#include "peil/dataset/rows.h"
#include "peil/estimate/all_figures.h"
#include "peil/weighting/weigh.h"

namespace peil::simulation {
namespace {

struct Plain {
  double sum = 0.0, answers = 0.0;  // whole numbers: exact in any order
};

// Mean mark per domain of all_figures, every answer alike.
std::map<std::string, double> plain_means(const Dataset& dataset) {
  const Item& overall = dataset.items.front();
  const auto& codes = std::get<CodeColumn>(overall.column).code;
  std::map<std::string, double> means;
  const auto put = [&](const std::string& domain, const Plain& p) {
    if (p.answers > 0.0) means[domain] = p.sum / p.answers;
  };
  Plain all;
  for (const std::uint8_t code : codes)
    all.sum += overall.scale.answer_of(code), all.answers += 1.0;
  put("all", all);
  for (const char* name : {"reporting_group", "customer_group"}) {
    const Grouping& grouping = *dataset.grouping(name);
    std::vector<Plain> level(grouping.levels.size());
    for (std::size_t row = 0; row < codes.size(); ++row) {
      Plain& mine = level[grouping.level[row]];
      mine.sum += overall.scale.answer_of(codes[row]), mine.answers += 1.0;
    }
    for (std::size_t l = 0; l < level.size(); ++l) put(grouping.levels[l], level[l]);
  }
  return means;
}

SurveyedAgain failed(const std::string& code, std::size_t answered) {
  SurveyedAgain result;
  result.failed = code;
  result.answered = answered;
  return result;
}

}  // namespace

SurveyedAgain survey_again(const Population& population, const Plan& plan, Chance chance) {
  const auto answered = draw_and_ask(population, chance);
  if (answered.empty()) return failed("wave.no-answers", 0);
  const Dataset dataset = dataset::rows_of(population.everybody, answered);
  const auto weighted = weighting::weigh(dataset, plan, &population.record);
  if (!weighted.ok()) return failed(weighted.problems().front().code, answered.size());
  if (!weighted.value().account.converged) return failed("weights.not-converged", answered.size());
  SurveyedAgain result;
  result.answered = answered.size();
  result.results.wave = population.wave;
  result.results.estimates = estimate::all_figures(dataset, weighted.value());
  result.results.weighting = weighted.value().account;
  result.results.fictional = true;
  result.plain = plain_means(dataset);
  return result;
}

std::map<FigureName, Estimate> truth_of(const Population& population) {
  const Dataset everybody = census_of(population);
  return estimate::all_figures(everybody,
                               {everybody.design.weight, everybody.design.weight, {}, {}, {}});
}

}  // namespace peil::simulation
