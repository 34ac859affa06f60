#include "peil/app/analyses_out.h"

#include <algorithm>

#include "peil/disclosure/release_log.h"

namespace peil::app {
namespace {

using disclosure::LoggedAnalyses;

constexpr int most_goes = 20;

Problem wrote_meanwhile(const std::string& file) {
  return {"analyses.meanwhile",
          file,
          0,
          0,
          "Other figures went out all the while these were made. They did not go out.",
          "Come again in a minute: what is shown depends on what went out before it."};
}

// Of the same answers by the same program, and of the same people.
bool tells_all_of(const LoggedAnalyses& then, const LoggedAnalyses& now) {
  return then.waves == now.waves && then.rows == now.rows;
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

}  // namespace

std::set<std::string> waves_of(const analysis::AnalysisPlan& plan) {
  std::set<std::string> waves;
  for (const auto& [name, data] : plan.data) {
    if (!data.wave.empty()) waves.insert(data.wave);
  }
  return waves;
}

LoggedAnalyses AnalysesOut::entry(const analysis::AnalysisPlan& plan, const PlanRun& made,
                                  const StudyAnswers& answers,
                                  const std::vector<WeighedWave>& weighed,
                                  const Releases& log) const {
  LoggedAnalyses one;
  one.number = log.next();
  one.at = outside_.clock.now(answers.study.time_zone);
  one.by = by_;
  one.title = plan.file;
  one.plan = plan.sha256;
  one.fictional = answers.study.fictional || made.released.fictional();
  const std::set<std::string> waves = waves_of(plan);
  for (const WeighedWave& wave : weighed) {
    if (waves.contains(wave.dataset.wave)) one.waves[wave.dataset.wave] = wave.digest;
  }
  one.least_shown = answers.study.rules.least_shown;
  one.held = made.released.held().size();
  one.rows = made.rows;
  return one;
}

bool AnalysesOut::is_written(const LoggedAnalyses& entry, const Releases& log) const {
  const bool there = std::ranges::any_of(
      log.analyses, [&](const LoggedAnalyses& then) { return tells_all_of(then, entry); });
  return there || made_ == Made::ToCompare || !outside_.release_log ||
         outside_.release_log(data_)->add(log.text, disclosure::log_line(entry, log.text));
}

Result<disclosure::ReleasedAnalyses> AnalysesOut::let_out(const analysis::AnalysisPlan& plan,
                                                          StudyAnswers answers,
                                                          std::vector<WeighedWave>& weighed,
                                                          const Run& run, const GoesOut& goes_out) {
  const std::set<std::string> waves = waves_of(plan);
  if (Problems wrong = weigh(waves, answers, weighed); !wrong.empty()) return wrong;
  for (int go = 0; go < most_goes; ++go) {
    const Result<Releases> log = read_releases(answers.study, data_, outside_);
    if (!log.ok()) return log.problems();
    if (outside_.release_log) answers.out = disclosure::went_out(log.value().entries);
    if (Problems wrong = told_.take_in(log.value(), log_file(data_), waves, answers, weighed);
        !wrong.empty())
      return wrong;
    answers.told = &told_.by_wave();
    Result<PlanRun> made = run(answers);
    if (!made.ok()) return made.problems();
    const bool stays = goes_out && !goes_out(made.value().released);
    if (stays || is_written(entry(plan, made.value(), answers, weighed, log.value()), log.value()))
      return std::move(made).value().released;
  }
  return Problems{wrote_meanwhile(log_file(data_))};
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
