#include "peil/estimate/trend.h"

#include <set>

#include "peil/analysis/run/measures.h"
#include "peil/analysis/run/models.h"
#include "peil/analysis/run/statistics/trend.h"
#include "peil/base/text.h"
#include "peil/estimate/t_value.h"

namespace peil::analysis {
namespace {

struct Asked {
  Common common;
  std::vector<std::string> designs;
  std::vector<double> times;
  std::vector<Measure> measures;
};

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

std::vector<std::string> read_designs(PlanKeys& keys) {
  std::vector<std::string> designs = keys.required_texts("designs");
  std::vector<std::string> known;
  for (const auto& [name, design] : keys.plan().designs) known.push_back(name);
  std::set<std::string> seen;
  for (const std::string& name : designs) {
    if (!keys.plan().designs.contains(name)) {
      const auto meant = nearest(name, known);
      keys.wrong("designs", "plan.unknown-design", "There is no design '" + name + "'.",
                 meant ? "Did you mean '" + *meant + "'?" : "Known: " + join(known, ", ") + ".");
    }
    if (!seen.insert(name).second)
      keys.wrong("designs", "plan.bad-value", "Design '" + name + "' stands there twice.",
                 "Name each wave once.");
  }
  if (!designs.empty() && designs.size() < 3) {
    keys.wrong("designs", "plan.bad-value",
               "A trend needs three waves; there are " + std::to_string(designs.size()) + ".",
               "Compare two waves with statistic 'change'.");
  }
  return designs;
}

std::vector<double> read_times(PlanKeys& keys, std::size_t waves) {
  std::vector<double> times = keys.numbers("times");
  if (times.size() != waves) {
    keys.wrong("times", keys.has("times") ? "plan.bad-value" : "plan.missing-key",
               "There are " + std::to_string(waves) + " waves and " + std::to_string(times.size()) +
                   " times.",
               "Write one number for each design, in the same order: \"times\": [2015, 2016, "
               "2018].");
  }
  if (std::set<double>(times.begin(), times.end()).size() < times.size()) {
    keys.wrong("times", "plan.bad-value", "Two waves have the same time.",
               "Give every wave its own time, with decimals where years are too coarse.");
  }
  return times;
}

std::function<void(Run&)> read(PlanKeys& keys, const std::string& id) {
  Asked asked;
  asked.designs = read_designs(keys);
  asked.times = read_times(keys, asked.designs.size());
  const std::vector<std::string> designs =
      asked.designs.empty() ? std::vector<std::string>{""} : asked.designs;
  asked.common = read_common(keys, id, designs, false);
  asked.measures = read_measures(keys, asked.common, designs);
  return [asked](Run& run) { fit(run, asked); };
}

}  // namespace

const Statistic trend_statistic{"trend", read};

}  // namespace peil::analysis
