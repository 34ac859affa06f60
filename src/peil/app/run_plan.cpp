#include "peil/app/run_plan.h"

#include <algorithm>
#include <utility>

#include "peil/analysis/run/derive.h"
#include "peil/analysis/run/run.h"
#include "peil/analysis/wave/wave_data.h"
#include "peil/app/plan_files.h"
#include "peil/app/wave_results.h"
#include "peil/app/wave_rules.h"
#include "peil/base/contract.h"
#include "peil/base/text.h"
#include "peil/disclosure/logged_rows.h"

namespace peil::app {
namespace {

Result<Table> rows_of(analysis::AnalysisPlan& plan, const std::string& name,
                      const StudyAnswers& answers, std::span<const WeighedWave> weighed,
                      std::map<std::string, disclosure::WaveSaid>& said) {
  const std::string& wave = plan.data.at(name).wave;
  const auto known = std::ranges::find_if(
      weighed, [&](const WeighedWave& one) { return one.dataset.wave == wave; });
  if (known != weighed.end()) return wave_table(plan, name, answers, *known, said);
  const Result<WeighedWave> read =
      weighed_wave(answers.study, answers.store, wave, answers.program);
  if (!read.ok()) return read.problems();
  return wave_table(plan, name, answers, read.value(), said);
}

const disclosure::RowsByItem* told_of(const StudyAnswers& answers, const std::string& wave) {
  if (answers.told == nullptr) return nullptr;
  const auto found = answers.told->find(wave);
  return found == answers.told->end() ? nullptr : &found->second;
}

disclosure::ReleasedAnalyses gated(const analysis::AnalysisPlan& plan, PlanData& data,
                                   const Rules& rules, int threads) {
  analysis::Results results = analysis::run(plan, data.tables, threads);
  results.notes = std::move(data.notes);
  for (analysis::WrittenFile& file : results.files) file.name = beside(plan.file, file.name);
  return disclosure::release(plan, data.tables, std::move(results), data.said, rules, threads);
}

// The rows of every wave that the plan names.
Result<PlanData> data_of(analysis::AnalysisPlan& plan, const StudyAnswers& answers,
                         std::span<const WeighedWave> weighed, int threads) {
  Problems found = wave_problems(plan, answers.study);
  if (!found.empty()) return found;
  PlanData data;
  for (const auto& [name, of] : plan.data) {
    expects(!of.wave.empty(), "run_plan: a plan of waves");
    const Problems wrong =
        take_in(plan, name, rows_of(plan, name, answers, weighed, data.said), data, threads);
    found.insert(found.end(), wrong.begin(), wrong.end());
  }
  if (!found.empty()) return found;
  return data;
}

}  // namespace

Problems take_in(const analysis::AnalysisPlan& plan, const std::string& name, Result<Table> rows,
                 PlanData& into, int threads) {
  if (!rows.ok()) return rows.problems();
  const std::vector<std::string>& notes = rows.value().notes;
  into.notes.insert(into.notes.end(), notes.begin(), notes.end());
  Result<Table> whole = analysis::derived(std::move(rows).value(), plan.data.at(name), threads);
  if (!whole.ok()) return whole.problems();
  into.tables.emplace(name, std::move(whole).value());
  return {};
}

Result<Table> wave_table(analysis::AnalysisPlan& plan, const std::string& name,
                         const StudyAnswers& answers, const WeighedWave& wave,
                         std::map<std::string, disclosure::WaveSaid>& said) {
  const std::string& called = plan.data.at(name).wave;
  expects(wave.dataset.wave == called, "wave_table: the wave that the plan names");
  const WeightingAccount& account = wave.weighted.account;
  if (!account.converged) {
    return Problems{{"wave.not-converged", "wave " + called, 0, 0,
                     "The weights do not meet the margins (largest gap " +
                         exact_text(account.largest_gap) + "), so nothing may be said of the wave.",
                     "Merge levels of the margins in plans/" + called + ".toml."}};
  }
  const WaveResults results = results_of(wave, answers.out);
  said[called] = {disclosure::release(answers.study, std::span(&results, 1)), results.digest,
                  results.fictional, results.went_out, told_of(answers, called)};
  analysis::WaveData data = analysis::wave_data(wave.dataset, wave.weighted, name);
  for (auto& [design, asked] : plan.designs) {
    if (asked.data != name) continue;
    data.design.lonely_psu = asked.lonely_psu;
    data.design.lonely_in_domain = asked.lonely_in_domain;
    data.design.replicates = asked.replicates;
    asked = data.design;
  }
  if (Problems unknown = unknown_columns(plan, name, data.table); !unknown.empty()) return unknown;
  return std::move(data.table);
}

disclosure::ReleasedAnalyses run_plan(const analysis::AnalysisPlan& plan, PlanData data,
                                      const Rules& rules, int threads) {
  return gated(plan, data, rules, threads);
}

PlanRun run_plan_to_log(const analysis::AnalysisPlan& plan, PlanData data, const Rules& rules,
                        int threads) {
  PlanRun made{gated(plan, data, rules, threads), {}};
  made.rows = disclosure::logged_rows(plan, data.tables, rules, made.released.held());
  return made;
}

Result<disclosure::ReleasedAnalyses> run_plan(analysis::AnalysisPlan plan,
                                              const StudyAnswers& answers, int threads,
                                              std::span<const WeighedWave> weighed) {
  Result<PlanData> data = data_of(plan, answers, weighed, threads);
  if (!data.ok()) return data.problems();
  return run_plan(plan, std::move(data).value(), answers.study.rules, threads);
}

Result<PlanRun> run_plan_to_log(analysis::AnalysisPlan plan, const StudyAnswers& answers,
                                int threads, std::span<const WeighedWave> weighed) {
  Result<PlanData> data = data_of(plan, answers, weighed, threads);
  if (!data.ok()) return data.problems();
  return run_plan_to_log(plan, std::move(data).value(), answers.study.rules, threads);
}

}  // namespace peil::app
