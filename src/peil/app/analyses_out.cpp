#include "peil/app/analyses_out.h"

#include <algorithm>
#include <optional>

namespace peil::app {
namespace {

using disclosure::LoggedAnalyses;

Problem others_before_analyses(const std::string& file) {
  return {"analyses.meanwhile",
          file,
          0,
          0,
          "Other figures went out all the while these were made. They did not go out.",
          "Come again in a minute: what is shown depends on what went out before it."};
}

bool has(const std::vector<WeighedWave>& weighed, const std::string& wave) {
  return std::ranges::any_of(weighed,
                             [&](const WeighedWave& one) { return one.dataset.wave == wave; });
}

Problems weigh(const std::set<std::string>& waves, const StudyAnswers& answers,
               std::vector<WeighedWave>& weighed) {
  Problems found;
  for (const std::string& wave : waves) {
    if (has(weighed, wave)) continue;
    Result<WeighedWave> read = weighed_wave(answers.study, answers.store, wave, answers.program);
    if (read.ok())
      weighed.push_back(std::move(read).value());
    else
      found.insert(found.end(), read.problems().begin(), read.problems().end());
  }
  return found;
}

LoggedAnalyses entry_of(const analysis::AnalysisPlan& plan, const PlanRun& made, const Study& study,
                        const std::vector<WeighedWave>& weighed) {
  LoggedAnalyses one;
  one.title = plan.file;
  one.plan = plan.sha256;
  one.fictional = study.fictional || made.released.fictional();
  const std::set<std::string> waves = waves_of(plan);
  for (const WeighedWave& wave : weighed) {
    if (waves.contains(wave.dataset.wave)) one.waves[wave.dataset.wave] = wave.digest;
  }
  one.held = made.released.held().size();
  one.rows = made.rows;
  return one;
}

}  // namespace

std::set<std::string> waves_of(const analysis::AnalysisPlan& plan) {
  std::set<std::string> waves;
  for (const auto& [name, data] : plan.data) {
    if (!data.wave.empty()) waves.insert(data.wave);
  }
  return waves;
}

Result<disclosure::ReleasedAnalyses> AnalysesOut::let_out(const analysis::AnalysisPlan& plan,
                                                          const StudyAnswers& answers,
                                                          std::vector<WeighedWave>& weighed,
                                                          const Run& run, const GoesOut& goes_out) {
  const std::set<std::string> waves = waves_of(plan);
  if (Problems wrong = weigh(waves, answers, weighed); !wrong.empty()) return wrong;
  auto out = door_.let_out<PlanRun, LoggedAnalyses>(
      waves, answers, weighed, run,
      [&](const PlanRun& made) {
        return goes_out && !goes_out(made.released)
                   ? std::nullopt
                   : std::optional(entry_of(plan, made, answers.study, weighed));
      },
      others_before_analyses(door_.log()));
  if (!out.ok()) return out.problems();
  return std::move(out).value().first.released;
}

Result<disclosure::ReleasedAnalyses> AnalysesOut::run(const analysis::AnalysisPlan& plan,
                                                      const StudyAnswers& answers, int threads,
                                                      std::vector<WeighedWave>& weighed,
                                                      const GoesOut& goes_out) {
  return let_out(
      plan, answers, weighed,
      [&](const StudyAnswers& known) { return run_plan_to_log(plan, known, threads, weighed); },
      goes_out);
}

}  // namespace peil::app
