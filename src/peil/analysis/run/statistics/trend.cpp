#include "peil/estimate/trend.h"

#include <algorithm>

#include "peil/analysis/run/compute.h"
#include "peil/analysis/run/measures.h"
#include "peil/base/text.h"
#include "peil/estimate/t_value.h"

namespace peil::analysis {
namespace {

using Asked = asked::Trend;

Cell trend_cell(const Common& common, const std::string& variable, const DomainAsked& domain,
                const std::vector<Estimate>& waves, const estimate::Trend& trend) {
  Cell cell = estimate_cell(common, variable, domain, trend.slope);
  cell.basis = on_answers(std::ranges::min(waves, {}, &Estimate::answers).answers);
  if (const auto test = estimate::t_test(trend.slope)) cell.test = {test->t, test->p};
  cell.add("line_at_mean_time", trend.level);
  cell.add("mean_time", trend.time);
  cell.add("lack_of_fit", trend.lack_of_fit);
  cell.add("df_lack_of_fit", trend.lack_of_fit_degrees);
  cell.add("p_lack_of_fit", trend.lack_of_fit_p);
  return cell;
}

// Why a line cannot be drawn through the waves; blank when it can.
std::string hindrance(const Asked& asked, const Measure& measure,
                      const std::vector<std::optional<WaveMean>>& waves) {
  std::vector<std::string> silent, constant;
  for (std::size_t k = 0; k < waves.size(); ++k) {
    if (!waves[k]) {
      silent.push_back("'" + asked.designs[k] + "'");
    } else if (waves[k]->mean.standard_error.value_or(0.0) <= 0.0) {
      constant.push_back("'" + asked.designs[k] + "'");
    }
  }
  if (!silent.empty()) {
    return "Nobody has an answer to '" + measure.column + "' in " + join(silent, ", ") +
           ". Leave that wave out, if three are left.";
  }
  if (!constant.empty()) {
    return "The answers to '" + measure.column + "' in " + join(constant, ", ") +
           " show no error at all, so that wave would fix the line. Leave it out.";
  }
  return "";
}

void fit(Run& run, const Asked& asked) {
  std::vector<WaveSide> sides;
  for (const std::string& design : asked.designs)
    sides.push_back(wave_side(run, asked.common, design));
  std::vector<std::vector<WaveMeans>> found;
  for (WaveSide& side : sides) found.push_back(wave_means(run, side, asked.measures));
  for (std::size_t m = 0; m < asked.measures.size(); ++m) {
    const Measure& measure = asked.measures[m];
    for (const DomainAsked& domain : levels_of(sides)) {
      std::vector<std::optional<WaveMean>> waves;
      for (const std::vector<WaveMeans>& wave : found) {
        const auto mean = wave[m].find(domain.level);
        waves.push_back(mean == wave[m].end() ? std::nullopt : std::optional(mean->second));
      }
      const std::string why_not = hindrance(asked, measure, waves);
      if (!why_not.empty()) {
        refuse(run, measure.name, domain, why_not);
        continue;
      }
      std::vector<Estimate> means;
      for (const auto& wave : waves) means.push_back(wave->mean);
      run.add(trend_cell(asked.common, measure.name, domain, means,
                         estimate::trend(means, asked.times)));
    }
  }
}

}  // namespace

void compute(Run& run, const asked::Trend& asked) { fit(run, asked); }

}  // namespace peil::analysis
