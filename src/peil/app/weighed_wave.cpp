#include "peil/app/weighed_wave.h"

#include "peil/app/gather_wave.h"
#include "peil/base/digest.h"
#include "peil/base/sum.h"
#include "peil/base/text.h"
#include "peil/study/plan_entries.h"
#include "peil/weighting/weigh.h"

namespace peil::app {
namespace {

constexpr std::size_t digest_digits = 12;

Problems one(const char* code, const std::string& wave, std::string message, std::string mend) {
  return Problems{{code, "wave " + wave, 0, 0, std::move(message), std::move(mend)}};
}

std::string list(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += text + '\x1f';
  return all + '\n';
}

// The steps of the weighting chain; nothing for a plan that has none.
std::string weighting_text(const Plan& plan) {
  std::string text;
  for (const auto& merged : plan.merged_strata) text += "merged " + list(merged);
  for (const StepOfWave& step : plan.weighting) {
    const WeightingStep& how = step.how;
    const auto bound = [](const std::optional<double>& value) {
      return value ? exact_text(*value) : std::string("none");
    };
    text += list({"step", std::to_string(static_cast<int>(how.kind)),
                  how.bounds ? exact_text(how.bounds->first) : "none",
                  how.bounds ? exact_text(how.bounds->second) : "none", exact_text(how.tolerance),
                  std::to_string(how.most_sweeps), bound(how.lower), bound(how.upper),
                  how.of_mean ? "mean" : "weight", how.spread_equally ? "equal" : "again"});
    text += list(step.margins);
    for (const auto& [column, total] : step.totals) text += column + '=' + exact_text(total) + '\n';
  }
  return text;
}

std::string groups_text(const Study& study) {
  std::string text = exact_text(study.rules.confidence) + '\n';
  for (const CustomerGroup& group : study.customer_groups)
    text += group.name + '=' + group.reporting_group + '\n';
  return text;
}

std::string plan_text(const Plan& plan) {
  std::string text = list({plan.wave, plan.group, plan.language, plan.fpc ? "fpc" : "no fpc"});
  text += list(plan.strata) + list(plan.design);
  for (const MarginPlan& margin : plan.margins) {
    text += list({margin.name, margin.column, margin.from_frame ? "frame" : "given"});
    for (const auto& [level, persons] : margin.persons)
      text += level + '=' + exact_text(persons) + '\n';
  }
  if (plan.import && plan.import->few_clusters) text += "few clusters\n";
  if (!plan.panel.empty()) text += "panel " + plan.panel + '\n';
  if (!plan.also_in.empty()) text += "also in " + plan.also_in + '\n';
  return text + weighting_text(plan);
}

// Everything in the study that a figure of this wave depends on, as one text.
std::string rules_text(const Study& study, const Plan& plan) {
  return study.form(plan.wave).version + '\n' + groups_text(study) + plan_text(plan);
}

// What decides besides on what is shown, and how it is compared: entries of a locked plan that are
// neither of the questionnaire nor of the weights nor of outcome codes, on which no figure rests.
std::string entries_text(const Study& study, const std::string& wave) {
  std::string text;
  for (const auto& [name, says] : study::plan_entries(study, wave)) {
    const bool elsewhere = name == "weighting" || name.starts_with("margin/") ||
                           name.starts_with("item/") || name.starts_with("outcomes/");
    if (!elsewhere) text += list({name, says});
  }
  return text;
}

std::map<std::string, std::string> parts_of(const Dataset& dataset, const Study& study,
                                            const Plan& plan,
                                            const std::optional<DrawRecord>& record,
                                            const std::string& program) {
  const auto digest = [](const std::string& text) { return sha256(text).substr(0, digest_digits); };
  std::map<std::string, std::string> parts{
      {"answers", digest(dataset.sha256)},
      {"program", program},
      {"questionnaire", digest(study.form(plan.wave).version)},
      {"rules", digest(groups_text(study) + entries_text(study, plan.wave))},
      {"weights", digest(plan_text(plan))}};
  if (record) parts["sample"] = digest(record->frame_sha256 + '\n' + record->sample_sha256);
  return parts;
}

std::string digest_of(const Dataset& dataset, const Study& study, const Plan& plan,
                      const std::optional<DrawRecord>& record, const std::string& program) {
  std::string text = dataset.sha256 + '\n' + rules_text(study, plan) + program + '\n';
  if (record) text += record->frame_sha256 + '\n' + record->sample_sha256 + '\n';
  return sha256(text).substr(0, digest_digits);
}

// What the people with an overall mark of each group weigh together.
void add_weights(WeighedWave& wave, const std::string& overall) {
  const Item* item = wave.dataset.item(overall);
  const Grouping* groups = wave.dataset.grouping("customer_group");
  if (item == nullptr || groups == nullptr) return;
  const auto& reason = std::visit(
      [](const auto& c) -> const std::vector<Absent>& { return c.reason; }, item->column);
  std::map<std::string, Sum> weight;
  for (std::size_t row = 0; row < reason.size(); ++row) {
    if (reason[row] == Absent::No && groups->level[row] != Grouping::outside)
      weight[groups->levels[groups->level[row]]].add(wave.weighted.weight[row].persons());
  }
  for (GroupResponse& group : wave.response) group.weight = weight[group.group].value();
}

}  // namespace

Result<WeighedWave> weighed_wave(const Study& study, const ResponseStore& store,
                                 const std::string& wave, const std::string& program) {
  if (study.wave(wave) == nullptr)
    return one("wave.unknown", wave, "There is no wave '" + wave + "'.", "See study.toml.");
  const Plan* plan = study.plan(wave);
  if (plan == nullptr)
    return one("wave.no-plan", wave, "Wave " + wave + " has no plan.",
               "Write plans/" + wave + ".toml.");
  const std::optional<DrawRecord> record = store.draw_record(wave);
  GatheredWave gathered = gather_wave(study, store, wave, record);
  if (!gathered.dataset.ok()) return gathered.dataset.problems();
  WeighedWave result;
  result.dataset = std::move(gathered.dataset).value();
  result.response = std::move(gathered.response);
  result.asked = std::move(gathered.asked);
  if (result.dataset.design.rows() == 0)
    return one("wave.no-answers", wave, "Nobody has answered in wave " + wave + " yet.",
               "Look at another wave, or another data folder with --data.");
  Result<weighting::Weighted> weighted =
      weighting::weigh(result.dataset, *plan, record ? &*record : nullptr);
  if (!weighted.ok()) return weighted.problems();
  result.weighted = std::move(weighted).value();
  add_weights(result, study.overall);
  result.digest = digest_of(result.dataset, study, *plan, record, program);
  result.made_from = parts_of(result.dataset, study, *plan, record, program);
  return result;
}

}  // namespace peil::app
