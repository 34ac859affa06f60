#include "peil/app/panel_changes.h"

#include <set>
#include <string>

#include "peil/analysis/run/run.h"
#include "peil/analysis/run/wave_pair.h"
#include "peil/analysis/wave/wave_data.h"
#include "peil/base/text.h"
#include "peil/estimate/all_figures.h"
#include "peil/model/response.h"

namespace peil::app {
namespace {

// A figure's statistic as a plan asks it: the item itself, or which of its answers count.
std::optional<analysis::Measure> measure_of(const FigureName& name, const Dataset& dataset) {
  const std::string text = name.measure + '\n' + name.statistic;
  if (name.statistic == "mean") return analysis::Measure{text, name.measure, {}};
  analysis::Box box;
  box.column = name.measure;
  const Item* item = dataset.item(name.measure);
  const bool ends = name.statistic == "low" || name.statistic == "high" || name.statistic == "nps";
  if (ends && item == nullptr) return {};
  if (ends) {
    const Scale& scale = item->scale;
    const auto range = [](int from, int to) {
      return analysis::Range{static_cast<double>(from), static_cast<double>(to)};
    };
    const auto low = range(scale.from, scale.low_to()), high = range(scale.high_from(), scale.to);
    box.plus.range = name.statistic == "low" ? low : high;
    if (name.statistic == "nps") box.minus.range = low;
    return analysis::Measure{text, name.measure, box};
  }
  if (!name.statistic.starts_with("share:")) return {};
  const std::string code = name.statistic.substr(std::string("share:").size());
  const std::string chosen = name.measure + "/" + code;  // of a select_multiple: 0 or 1
  if (dataset.item(chosen) != nullptr) return analysis::Measure{text, chosen, {}};
  const auto number = decimal_number(code);
  if (item == nullptr) return {};
  if (item->kind == ItemKind::Scale && number)
    box.plus.numbers = {*number};
  else
    box.plus.texts = {code};
  return analysis::Measure{text, name.measure, box};
}

Estimate times(Estimate e, double factor) {
  e.value *= factor;
  if (e.standard_error) *e.standard_error *= factor;
  return e;
}

std::vector<analysis::Measure> measures_of(const WeighedWave& before, const WeighedWave& after) {
  std::vector<analysis::Measure> measures;
  std::set<std::string> seen;
  const auto figures = estimate::all_figures(after.dataset, after.weighted);
  for (const auto& [name, figure] : figures) {
    auto measure = measure_of(name, after.dataset);
    if (!measure || before.dataset.item(measure->column) == nullptr) continue;
    if (seen.insert(measure->name).second) measures.push_back(std::move(*measure));
  }
  return measures;
}

}  // namespace

std::map<FigureName, Estimate> panel_changes(const WeighedWave& before, const WeighedWave& after) {
  std::map<FigureName, Estimate> changes;
  if (!before.dataset.design.psu.empty() || !after.dataset.design.psu.empty()) return changes;
  analysis::AnalysisPlan plan;
  std::map<std::string, Table> tables;
  for (const auto& [name, wave] : {std::pair{"before", &before}, {"after", &after}}) {
    analysis::WaveData data = analysis::wave_data(wave->dataset, wave->weighted, name);
    if (data.table.column(panel_member) == nullptr) return changes;
    plan.data[name].wave = wave->dataset.wave;
    plan.designs[name] = std::move(data.design);
    tables.emplace(name, std::move(data.table));
  }
  analysis::WavePair pair{{},           "before",
                          "after",      analysis::Samples::Overlapping,
                          panel_member, measures_of(before, after)};
  pair.common.design = "before";
  pair.common.degrees = estimate::Degrees::OfDomain;
  analysis::Run run(plan, tables);
  for (const char* by : {"", "reporting_group", "customer_group"}) {
    pair.common.by.clear();
    if (*by != '\0') pair.common.by = {by};
    try {
      for (const analysis::Compared& one : analysis::compared(run, pair)) {
        const std::size_t end = one.variable.find('\n');
        const std::string domain = one.domain.level.empty() ? "all" : one.domain.level;
        const FigureName name{after.dataset.wave, domain, one.variable.substr(0, end),
                              one.variable.substr(end + 1)};
        changes[name] = name.statistic == "nps" ? times(one.difference, 100.0) : one.difference;
      }
    } catch (const analysis::Refusal&) {
      // Nobody in both waves, or no error: who asks for the change is told that it is not known.
    }
  }
  return changes;
}

}  // namespace peil::app
