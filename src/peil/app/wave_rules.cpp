#include "peil/app/wave_rules.h"

#include <algorithm>
#include <map>
#include <set>

#include "peil/analysis/wave/told.h"
#include "peil/disclosure/row_sets.h"
#include "peil/model/response.h"

namespace peil::app {
namespace {

// Some waves that one analysis compares, and on what.
struct Comparison {
  std::vector<std::string> designs;
  std::vector<analysis::Measure> measures;
  bool as_independent = true;
};

std::vector<analysis::Measure> of_columns(std::vector<std::string> columns,
                                          const std::vector<std::string>& also) {
  columns.insert(columns.end(), also.begin(), also.end());
  std::vector<analysis::Measure> measures;
  for (const std::string& column : columns) measures.push_back({column, column, {}});
  return measures;
}

std::optional<Comparison> comparison(const analysis::Asked& asked) {
  const auto of_pair = [](const analysis::WavePair& pair) {
    return Comparison{
        {pair.before, pair.after}, pair.measures, pair.samples == analysis::Samples::Independent};
  };
  if (const auto* change = std::get_if<analysis::asked::Change>(&asked))
    return of_pair(change->pair);
  if (const auto* same = std::get_if<analysis::asked::Equivalence>(&asked))
    return of_pair(same->pair);
  if (const auto* mix = std::get_if<analysis::asked::MixEffect>(&asked))
    return Comparison{
        {mix->before, mix->after}, of_columns(mix->common.variables, {mix->over}), true};
  if (const auto* frames = std::get_if<analysis::asked::TwoFrames>(&asked))
    return Comparison{{frames->common.design, frames->second},
                      of_columns(frames->common.variables, {frames->in_first, frames->in_second}),
                      true};
  if (const auto* trend = std::get_if<analysis::asked::Trend>(&asked))
    return Comparison{trend->designs, trend->measures, true};
  return {};
}

class WaveRules {
 public:
  WaveRules(const analysis::AnalysisPlan& plan, const Study& study) : plan_(plan), study_(study) {}

  Problems found() && {
    for (const analysis::AnalysisStep& step : plan_.analyses) {
      step_ = &step;
      check_rows();
      check_members();
      const auto compared = comparison(step.asked);
      if (!compared) continue;
      for (std::size_t i = 0; i < compared->designs.size(); ++i) {
        for (std::size_t k = i + 1; k < compared->designs.size(); ++k)
          check_pair(*compared, compared->designs[i], compared->designs[k]);
      }
    }
    return std::move(found_);
  }

 private:
  const analysis::DataPlan& data_of(const std::string& design) const {
    return plan_.data.at(plan_.designs.at(design).data);
  }
  std::size_t place(const std::string& wave) const {
    return static_cast<std::size_t>(std::ranges::find(study_.waves, wave, &Wave::name) -
                                    study_.waves.begin());
  }
  void problem(const char* code, std::string message, std::string mend) {
    found_.push_back({code, plan_.file, step_->line, 0, "Analysis '" + step_->id + "': " + message,
                      std::move(mend)});
  }

  void check_rows() {
    if (!analysis::shows_rows(step_->asked)) return;
    for (const analysis::Told& told : analysis::told(*step_)) {
      if (data_of(told.design).wave.empty()) continue;
      problem("plan.rows-of-wave",
              "'" + step_->statistic + "' shows single answers, and those of a wave stay inside.",
              "Ask for means, shares or quantiles.");
    }
  }

  // Who somebody is in a panel serves to match waves, and nothing else.
  void check_members() {
    std::map<const analysis::DataPlan*, disclosure::ItemsOfColumns> items_of;
    for (const analysis::Told& told : analysis::told(*step_)) {
      const analysis::DataPlan& data = data_of(told.design);
      const Plan* plan = study_.plan(data.wave);
      if (plan == nullptr || plan->panel.empty()) continue;
      const auto& made_from = items_of.try_emplace(&data, data).first->second;
      std::set<std::string> items;
      for (const auto* columns : {&told.columns, &told.by, &told.each}) {
        for (const std::string& column : *columns) made_from.add(column, items);
      }
      if (!items.contains(panel_member)) continue;
      problem("plan.figure-of-members", "'" + std::string(panel_member) + "' names single people.",
              "Use it as 'unit' of a comparison of waves only.");
      return;
    }
  }

  void check_pair(const Comparison& compared, const std::string& one, const std::string& other) {
    const analysis::DataPlan *before = &data_of(one), *after = &data_of(other);
    if (before->wave.empty() || after->wave.empty()) return;
    if (place(after->wave) < place(before->wave)) std::swap(before, after);
    if (compared.as_independent)
      check_people(*before, *after);
    else
      check_clusters(*before, *after);
    std::set<std::string> items;
    for (const analysis::DataPlan* data : {before, after}) {
      const disclosure::ItemsOfColumns made_from(*data);
      for (const analysis::Measure& measure : compared.measures)
        made_from.add(measure.column, items);
    }
    for (const std::string& item : items) {
      if (study_.cut(item, before->wave, after->wave) == nullptr) continue;
      problem("plan.cut",
              "The study declares a break in '" + item + "' between " + before->wave + " and " +
                  after->wave + ".",
              "Compare waves on one side of the break, or leave the item out.");
    }
  }

  // Clusters of a wave have no names that hold in another one.
  void check_clusters(const analysis::DataPlan& before, const analysis::DataPlan& after) {
    for (const std::string& wave : {before.wave, after.wave}) {
      const Plan* plan = study_.plan(wave);
      if (plan == nullptr || !plan->import || plan->import->psu.empty()) continue;
      problem("plan.clusters-of-waves",
              "Wave " + wave + " is a sample of clusters, which are not followed to another wave.",
              "Analyse the files of the waves, where clusters have names.");
      return;
    }
  }

  void check_people(const analysis::DataPlan& before, const analysis::DataPlan& after) {
    const Plan *one = study_.plan(before.wave), *other = study_.plan(after.wave);
    if (before.wave == after.wave) {
      problem("plan.not-independent", "Wave " + before.wave + " is compared with itself.",
              "Name another wave.");
    } else if (one != nullptr && other != nullptr && !one->panel.empty() &&
               one->panel == other->panel) {
      problem("plan.not-independent",
              "The samples of " + before.wave + " and " + after.wave + " are of one panel.",
              "Write \"samples\": \"overlapping\", \"unit\": \"panel_member\".");
    } else if (one != nullptr && other != nullptr && draw_alike(*one, *other)) {
      problem("plan.not-independent",
              "The samples of " + before.wave + " and " + after.wave +
                  " share people: they were drawn with one seed.",
              "Compare waves that were drawn with seeds of their own, or follow the people of new "
              "waves with 'panel' in their plans.");
    }
  }

  const analysis::AnalysisPlan& plan_;
  const Study& study_;
  const analysis::AnalysisStep* step_ = nullptr;
  Problems found_;
};

}  // namespace

Problems wave_problems(const analysis::AnalysisPlan& plan, const Study& study) {
  return WaveRules(plan, study).found();
}

}  // namespace peil::app
