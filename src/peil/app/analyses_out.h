#pragma once

#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "peil/app/logged_door.h"
#include "peil/app/run_plan.h"
#include "peil/base/result.h"
#include "peil/ports/outside.h"

namespace peil::app {

/// Lets figures of plans of analyses about waves (`peil analyse`, drivers) out of a data folder by
/// one door (LoggedDoor).
class AnalysesOut {
 public:
  using Made = LoggedDoor::Made;
  AnalysesOut(std::string data, std::string by, const Outside& outside, Made made = Made::ToGoOut)
      : door_(std::move(data), std::move(by), outside, made) {}

  /// Runs a plan, as often as others let something out meanwhile, with what is known by then.
  using Run = std::function<Result<PlanRun>(const StudyAnswers&)>;
  /// Whether what a run gave is given out, or only tells how to ask anew. Empty: always.
  using GoesOut = std::function<bool(const disclosure::ReleasedAnalyses&)>;

  /// Shapes    `plan` names the waves that `run` looks at; those that `weighed` has not are read,
  ///           weighed and added to it.
  /// Problems  those of weighed_wave, LoggedDoor::let_out and `run`;
  ///           "analyses.meanwhile"  others let something out all the while
  /// Throws    OutsideError; what the log holds then, nobody has seen.
  Result<disclosure::ReleasedAnalyses> let_out(const analysis::AnalysisPlan& plan,
                                               const StudyAnswers& answers,
                                               std::vector<WeighedWave>& weighed, const Run& run,
                                               const GoesOut& goes_out = {});

  /// The same of a plan that is a value and names waves only (run_plan).
  Result<disclosure::ReleasedAnalyses> run(const analysis::AnalysisPlan& plan,
                                           const StudyAnswers& answers, int threads,
                                           std::vector<WeighedWave>& weighed,
                                           const GoesOut& goes_out = {});

  /// Of a wave whose answers are others now.
  void forget(const std::string& wave) { door_.told().forget(wave); }

 private:
  LoggedDoor door_;
};

/// The waves that a plan names as its data.
std::set<std::string> waves_of(const analysis::AnalysisPlan& plan);

}  // namespace peil::app
