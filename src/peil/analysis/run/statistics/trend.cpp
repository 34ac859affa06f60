#include "peil/estimate/trend.h"

#include "peil/analysis/run/compute.h"
#include "peil/analysis/run/measures.h"
#include "peil/analysis/run/models.h"
#include "peil/base/text.h"
#include "peil/estimate/t_value.h"

namespace peil::analysis {
namespace {

using Asked = asked::Trend;

void print(Run& run, const Asked& asked, const std::string& variable, const DomainAsked& domain,
           const estimate::Trend& trend) {
  const auto row = [&](const char* quantity, double value) {
    put(run, asked.common.id, variable, domain.name, domain.level, quantity, value);
  };
  put_estimate(run, asked.common, variable, domain, trend.slope);
  if (const auto test = estimate::t_test(trend.slope)) {
    row("t", test->t);
    row("p", test->p);
  }
  row("line_at_mean_time", trend.level);
  row("mean_time", trend.time);
  row("lack_of_fit", trend.lack_of_fit);
  row("df_lack_of_fit", trend.lack_of_fit_degrees);
  row("p_lack_of_fit", trend.lack_of_fit_p);
}

// Why a line cannot be drawn through the waves; blank when it can.
std::string hindrance(const Asked& asked, const Measure& measure,
                      const std::vector<std::optional<WaveMean>>& waves) {
  std::vector<std::string> silent, constant;
  for (std::size_t k = 0; k < waves.size(); ++k) {
    if (!waves[k]) {
      silent.push_back("'" + asked.designs[k] + "'");
    } else if (*waves[k]->mean.standard_error <= 0.0) {
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
        refuse(run, asked.common.id, measure.name, domain, why_not);
        continue;
      }
      std::vector<Estimate> means;
      for (const auto& wave : waves) means.push_back(wave->mean);
      print(run, asked, measure.name, domain, estimate::trend(means, asked.times));
    }
  }
}

}  // namespace

void compute(Run& run, const asked::Trend& asked) { fit(run, asked); }

}  // namespace peil::analysis
