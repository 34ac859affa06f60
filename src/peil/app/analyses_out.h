#pragma once

#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "peil/app/run_plan.h"
#include "peil/app/tables_out.h"
#include "peil/app/told_tables.h"
#include "peil/base/result.h"
#include "peil/ports/outside.h"

namespace peil::app {

/// Lets figures of plans of analyses about waves (`peil analyse`, drivers) out of a data folder by
/// one door, as TablesOut does tables: whoever sees some may see all that went out before, tables
/// among them, so the gate of each knows whom those told of, and the release log keeps whom these
/// tell of before anybody sees them. Not safe to call from several threads; several processes may
/// let figures out of one folder.
class AnalysesOut {
 public:
  using Made = TablesOut::Made;
  /// `by` names the door in the log; `outside` outlives this.
  AnalysesOut(std::string data, const std::string& by, const Outside& outside,
              Made made = Made::ToGoOut)
      : data_(std::move(data)), by_(by), outside_(outside), made_(made), told_(by) {}

  /// Runs a plan, as often as others let something out meanwhile, with what is known by then.
  using Run = std::function<Result<PlanRun>(const StudyAnswers&)>;
  /// Whether what a run gave is given out, or only tells how to ask anew. Empty: always.
  using GoesOut = std::function<bool(const disclosure::ReleasedAnalyses&)>;

  /// Shapes    `plan` names the waves that `run` looks at; those that `weighed` has not are read,
  ///           weighed and added to it.
  /// Problems  those of weighed_wave, read_releases, ToldTables::take_in and `run`;
  ///           "analyses.meanwhile"  other figures went out all the while
  /// Throws    OutsideError; what the log holds then, nobody has seen.
  Result<disclosure::ReleasedAnalyses> let_out(const analysis::AnalysisPlan& plan,
                                               StudyAnswers answers,
                                               std::vector<WeighedWave>& weighed, const Run& run,
                                               const GoesOut& goes_out = {});

  /// The same of a plan that is a value and names waves only (run_plan).
  Result<disclosure::ReleasedAnalyses> run(const analysis::AnalysisPlan& plan,
                                           const StudyAnswers& answers, int threads,
                                           std::vector<WeighedWave>& weighed,
                                           const GoesOut& goes_out = {});

  /// Of a wave whose answers are others now.
  void forget(const std::string& wave) { told_.forget(wave); }

 private:
  disclosure::LoggedAnalyses entry(const analysis::AnalysisPlan& plan, const PlanRun& made,
                                   const StudyAnswers& answers,
                                   const std::vector<WeighedWave>& weighed,
                                   const Releases& log) const;
  bool is_written(const disclosure::LoggedAnalyses& entry, const Releases& log) const;

  std::string data_, by_;
  const Outside& outside_;
  Made made_;
  ToldTables told_;
};

/// The waves that a plan names as its data.
std::set<std::string> waves_of(const analysis::AnalysisPlan& plan);

}  // namespace peil::app
