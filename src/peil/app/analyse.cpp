#include "peil/app/analyse.h"

#include <utility>

#include "peil/analysis/plan/read_plan.h"
#include "peil/app/plan_files.h"
#include "peil/app/wave_rules.h"

namespace peil::app {
namespace {

void append(Problems& found, const Problems& more) {
  found.insert(found.end(), more.begin(), more.end());
}

Result<Table> read_wave(analysis::AnalysisPlan& plan, const std::string& name,
                        const StudyAnswers* answers, PlanData& data) {
  const std::string& wave = plan.data.at(name).wave;
  if (answers == nullptr) {
    return Problems{{"plan.needs-study", plan.file, 0, 0,
                     "Data '" + name + "' are wave " + wave + " of a study.",
                     "Say which study: peil analyse PLAN.json --study FOLDER."}};
  }
  const Result<WeighedWave> weighed =
      weighed_wave(answers->study, answers->store, wave, answers->program);
  if (!weighed.ok()) return weighed.problems();
  Result<Table> table = wave_table(plan, name, *answers, weighed.value(), data.said);
  if (const PlanLock* lock = answers->study.lock(wave); lock != nullptr && table.ok())
    data.notes.push_back("The plan of wave " + wave + " was locked on " + day_text(lock->on) +
                         ", and this analysis is not in it: its figures are added afterwards.");
  return table;
}

}  // namespace

Result<disclosure::ReleasedAnalyses> analyse(const Files& files, const std::string& plan_file,
                                             int threads, const SpssReader* spss,
                                             const StudyAnswers* answers) {
  Result<analysis::AnalysisPlan> read = analysis::read_plan(files.read(plan_file), plan_file);
  if (!read.ok()) return read.problems();
  analysis::AnalysisPlan plan = std::move(read).value();
  Problems found = wrong_headers(plan, files, spss);
  if (answers != nullptr) append(found, wave_problems(plan, answers->study));
  if (!found.empty()) return found;
  PlanData data;
  for (const auto& [name, of] : plan.data) {
    append(found, take_in(plan, name,
                          of.wave.empty() ? file_table(plan, name, files, threads, spss)
                                          : read_wave(plan, name, answers, data),
                          data));
  }
  if (!found.empty()) return found;
  return run_plan(plan, std::move(data), answers == nullptr ? Rules{} : answers->study.rules,
                  threads);
}

}  // namespace peil::app
