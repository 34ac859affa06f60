#include "peil/app/analyse.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "peil/analysis/plan/read_plan.h"
#include "peil/app/plan_files.h"
#include "peil/app/wave_rules.h"
#include "peil/base/contract.h"

namespace peil::app {
namespace {

void append(Problems& found, const Problems& more) {
  found.insert(found.end(), more.begin(), more.end());
}

Problem needs_study(const analysis::AnalysisPlan& plan, const std::string& name) {
  return {"plan.needs-study",
          plan.file,
          0,
          0,
          "Data '" + name + "' are wave " + plan.data.at(name).wave + " of a study.",
          "Say which study: peil analyse PLAN.json --study FOLDER."};
}

Result<Table> read_wave(analysis::AnalysisPlan& plan, const std::string& name,
                        const StudyAnswers& answers, std::span<const WeighedWave> weighed,
                        PlanData& data) {
  const std::string& wave = plan.data.at(name).wave;
  const auto known = std::ranges::find_if(
      weighed, [&](const WeighedWave& one) { return one.dataset.wave == wave; });
  expects(known != weighed.end(), "analyse: the waves of the plan are weighed");
  Result<Table> table = wave_table(plan, name, answers, *known, data.said);
  if (const PlanLock* lock = answers.study.lock(wave); lock != nullptr && table.ok())
    data.notes.push_back("The plan of wave " + wave + " was locked on " + day_text(lock->on) +
                         ", and this analysis is not in it: its figures are added afterwards.");
  return table;
}

// The rows of everything that the plan names.
struct Reading {
  const Files& files;
  const SpssReader* spss;
  int threads;

  Result<PlanData> data_of(analysis::AnalysisPlan& plan, const StudyAnswers* answers,
                           std::span<const WeighedWave> weighed) const {
    Problems found;
    PlanData data;
    for (const auto& [name, of] : plan.data) {
      append(found, take_in(plan, name,
                            of.wave.empty() ? file_table(plan, name, files, threads, spss)
                                            : read_wave(plan, name, *answers, weighed, data),
                            data));
    }
    if (!found.empty()) return found;
    return data;
  }
};

// What a plan tells of waves goes out by a door; `plan` is read anew for every run.
Result<disclosure::ReleasedAnalyses> of_waves(const analysis::AnalysisPlan& plan,
                                              const Reading& reading, const StudyAnswers& answers,
                                              AnalysesOut& out) {
  std::vector<WeighedWave> weighed;
  return out.let_out(plan, answers, weighed, [&](const StudyAnswers& known) -> Result<PlanRun> {
    analysis::AnalysisPlan own = plan;  // its designs become those of the waves
    Result<PlanData> data = reading.data_of(own, &known, weighed);
    if (!data.ok()) return data.problems();
    return run_plan_to_log(own, std::move(data).value(), known.study.rules, reading.threads);
  });
}

}  // namespace

Result<disclosure::ReleasedAnalyses> analyse(const Files& files, const std::string& plan_file,
                                             int threads, const SpssReader* spss,
                                             const StudyAnswers* answers, AnalysesOut* out) {
  Result<analysis::AnalysisPlan> read = analysis::read_plan(files.read(plan_file), plan_file);
  if (!read.ok()) return read.problems();
  analysis::AnalysisPlan plan = std::move(read).value();
  Problems found = wrong_headers(plan, files, spss);
  if (answers != nullptr) append(found, wave_problems(plan, answers->study));
  for (const auto& [name, of] : plan.data) {
    if (!of.wave.empty() && answers == nullptr) found.push_back(needs_study(plan, name));
  }
  if (!found.empty()) return found;
  const Reading reading{files, spss, threads};
  if (!waves_of(plan).empty()) {
    expects(out != nullptr, "analyse: a door for what is told of waves");
    return of_waves(plan, reading, *answers, *out);
  }
  Result<PlanData> data = reading.data_of(plan, nullptr, {});
  if (!data.ok()) return data.problems();
  return run_plan(plan, std::move(data).value(),
                  answers == nullptr ? Rules{} : answers->study.rules, threads);
}

}  // namespace peil::app
