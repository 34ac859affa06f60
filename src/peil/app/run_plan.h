#pragma once

#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "peil/analysis/plan/plan.h"
#include "peil/app/weighed_wave.h"
#include "peil/app/went_out.h"
#include "peil/base/result.h"
#include "peil/disclosure/analyses.h"
#include "peil/disclosure/logged_analyses.h"
#include "peil/model/study.h"
#include "peil/model/table.h"
#include "peil/ports/response_store.h"

namespace peil::app {

/// The study whose waves a plan may name as its data.
struct StudyAnswers {
  StudyAnswers(const Study& of, const ResponseStore& in, std::string by, WentOutByWave before)
      : study(of), store(in), program(std::move(by)), out(std::move(before)) {}

  const Study& study;
  const ResponseStore& store;
  std::string program;
  WentOutByWave out;  ///< what the gate has to know of earlier releases: nobody may leave it out
  /// By wave, what other plans told of its rows as they are read now; nullptr: they told nothing.
  const std::map<std::string, disclosure::RowsByItem>* told = nullptr;
};

/// The data of a plan as they came in: rows by the plan's name of them, and what is out already of
/// the waves among them.
struct PlanData {
  std::map<std::string, Table> tables;
  std::map<std::string, disclosure::WaveSaid> said;
  std::vector<std::string> notes;
};

/// Takes in the rows that a file or a wave gave, with the columns that the plan derives from them.
/// Problems  those of analysis::derived, and those of `rows`, which are passed on
Problems take_in(const analysis::AnalysisPlan& plan, const std::string& name, Result<Table> rows,
                 PlanData& into, int threads = 1);

/// A wave as data `name` of a plan, whose designs of it become the wave's own; what the study's
/// tables say of it goes into `said`.
///
/// Problems  "wave.not-converged"   the weights of the wave do not meet its margins
///           "plan.unknown-column"
/// Contract  `wave` is the one that the plan names under `name`.
Result<Table> wave_table(analysis::AnalysisPlan& plan, const std::string& name,
                         const StudyAnswers& answers, const WeighedWave& wave,
                         std::map<std::string, disclosure::WaveSaid>& said);

/// Does every analysis of the plan and passes what was found through the gate.
disclosure::ReleasedAnalyses run_plan(const analysis::AnalysisPlan& plan, PlanData data,
                                      const Rules& rules, int threads);

/// What a plan gave, and whose answers it tells of: what is to be remembered of it.
struct PlanRun {
  disclosure::ReleasedAnalyses released;
  std::vector<disclosure::LoggedRows> rows;
};

/// The same, for what goes out (app/analyses_out.h).
PlanRun run_plan_to_log(const analysis::AnalysisPlan& plan, PlanData data, const Rules& rules,
                        int threads);

/// The whole road of a plan that is a value and names waves only: the one by which doors that make
/// their own plan (drivers) come to figures. Waves that are among `weighed` are not read again.
///
/// Problems  those of weighed_wave, wave_problems, wave_table and take_in
/// Throws    OutsideError
/// Contract  every data of the plan is a wave; `sha256` says what is asked.
Result<disclosure::ReleasedAnalyses> run_plan(analysis::AnalysisPlan plan,
                                              const StudyAnswers& answers, int threads,
                                              std::span<const WeighedWave> weighed = {});
Result<PlanRun> run_plan_to_log(analysis::AnalysisPlan plan, const StudyAnswers& answers,
                                int threads, std::span<const WeighedWave> weighed = {});

}  // namespace peil::app
