#include "peil/app/find_drivers.h"

#include <algorithm>
#include <utility>

#include "peil/app/read_study.h"
#include "peil/findings/driver_alike.h"
#include "peil/findings/drivers_afterwards.h"

namespace peil::app {
namespace {

// The latest earlier wave with answers; empty: none.
std::string wave_before(const StudyAnswers& answers, const std::string& wave) {
  const std::vector<std::string> there = answers.store.waves();
  std::string before;
  for (const Wave& one : answers.study.waves) {
    if (one.name == wave) break;
    if (std::ranges::find(there, one.name) != there.end()) before = one.name;
  }
  return before;
}

struct Running {
  const StudyAnswers& answers;
  int threads;
  std::vector<WeighedWave>& weighed;
  AnalysesOut* out;
};

// A run that finds aspects of one answer is not given out: the next one leaves them out.
Result<disclosure::ReleasedAnalyses> run_of(const findings::DriverPlan& plan, const Running& by) {
  if (by.out == nullptr) return run_plan(plan.plan, by.answers, by.threads, by.weighed);
  return by.out->run(plan.plan, by.answers, by.threads, by.weighed, [&](const auto& released) {
    return findings::alike_aspects(plan, released).empty();
  });
}

// `alike`: aspects that one run after the other finds to have one answer, and leaves out.
Result<findings::DriversFound> run_for(const Running& by, const std::string& wave,
                                       const std::string& before,
                                       std::vector<findings::AlikeAspect> alike = {}) {
  const Study& study = by.answers.study;
  findings::DriverPlan plan = findings::driver_plan(study, wave, before, alike);
  if (plan.models.empty() && alike.empty()) {
    return Problems{{"drivers.none", "wave " + wave, 0, 0,
                     "The form of this wave has no two aspects that everybody of a group is asked, "
                     "so nothing can be weighed against each other.",
                     "Write 'aspect = true' with the questions, or rows, about sides of the "
                     "service."}};
  }
  const auto released = run_of(plan, by);
  if (!released.ok()) return released.problems();
  if (const auto more = findings::alike_aspects(plan, released.value()); !more.empty()) {
    alike.insert(alike.end(), more.begin(), more.end());
    return run_for(by, wave, before, std::move(alike));
  }
  findings::DriverTables tables = findings::driver_tables(plan, released.value());
  findings::say_what_came_afterwards(tables, study, wave, plan.before);
  return findings::DriversFound{wave, std::move(plan), std::move(tables)};
}

}  // namespace

Result<findings::DriversFound> drivers_of(const StudyAnswers& answers, const std::string& wave,
                                          int threads, std::vector<WeighedWave>& weighed,
                                          AnalysesOut* out) {
  if (answers.study.wave(wave) == nullptr) {
    std::string known;
    for (const Wave& one : answers.study.waves) known += (known.empty() ? "" : ", ") + one.name;
    return Problems{{"wave.unknown", wave, 0, 0, "The study has no wave '" + wave + "'.",
                     "Its waves are: " + known + "."}};
  }
  const std::string before = wave_before(answers, wave);
  const Running by{answers, threads, weighed, out};
  auto found = run_for(by, wave, before);
  // An earlier wave of which nothing may be said takes nothing from this one.
  if (found.ok() || before.empty()) return found;
  return run_for(by, wave, "");
}

std::optional<findings::DriversFound> drivers_of_last(AnsweredStudy& answered, int threads,
                                                      const Outside& outside, AnalysesOut& out,
                                                      std::vector<std::string>& why_not) {
  const WeighedWave& last = answered.last.front();
  if (!last.weighted.account.converged) return {};
  const std::string wave = last.dataset.wave;  // `last` moves where another wave is read
  Result<findings::DriversFound> found =
      drivers_of({answered.study, *answered.answers, outside.program(), answered.out}, wave,
                 threads, answered.last, &out);
  if (found.ok()) return std::move(found).value();
  for (const Problem& problem : found.problems()) {
    if (problem.code != "drivers.none") why_not.push_back(problem.message);
  }
  return {};
}

Result<DriversOfStudy> find_drivers(const DriversRequest& request, const Outside& outside) {
  Result<Study> study = read_study(outside.files, request.study);
  if (!study.ok()) return study.problems();
  const auto store = outside.read_answers(request.data);
  Result<WentOutByWave> out = went_out(study.value(), request.data, outside);
  if (!out.ok()) return out.problems();
  AnalysesOut door(request.data, "peil drivers", outside);
  std::vector<WeighedWave> weighed;
  Result<findings::DriversFound> found =
      drivers_of({study.value(), *store, outside.program(), std::move(out).value()}, request.wave,
                 request.threads, weighed, &door);
  if (!found.ok()) return found.problems();
  return DriversOfStudy{std::move(study).value(), std::move(found).value()};
}

}  // namespace peil::app
