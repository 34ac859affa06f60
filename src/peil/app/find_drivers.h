#pragma once

#include <optional>
#include <string>
#include <vector>

#include "peil/app/analyses_out.h"
#include "peil/app/answered_study.h"
#include "peil/app/run_plan.h"
#include "peil/base/result.h"
#include "peil/findings/driver_tables.h"
#include "peil/model/study.h"
#include "peil/ports/outside.h"

namespace peil::app {

struct DriversRequest {
  std::string study, data, wave;  ///< folders, and the name of a wave
  int threads = 2;
};

/// Makes the plan of the wave's drivers and runs it through the gate, with the change since the
/// latest earlier wave with answers where that can be split. A wave that is among `weighed` is not
/// read again; those that are read are added to it.
///
/// `out` is the door that they leave by; nullptr: they are shown to nobody.
///
/// Problems  those of AnalysesOut::run; "wave.unknown"; "drivers.none": no two aspects in the
/// wave's
///           form that can be weighed against each other
/// Throws    OutsideError
Result<findings::DriversFound> drivers_of(const StudyAnswers& answers, const std::string& wave,
                                          int threads, std::vector<WeighedWave>& weighed,
                                          AnalysesOut* out);

/// The drivers of the latest wave, for what tells of more than them: none where its form has
/// nothing to weigh, or its weights do not meet their margins, of which is told elsewhere. What
/// else is wrong takes only the drivers away; a sentence of each is added to `why_not`. They leave
/// by `out`.
std::optional<findings::DriversFound> drivers_of_last(AnsweredStudy& answered, int threads,
                                                      const Outside& outside, AnalysesOut& out,
                                                      std::vector<std::string>& why_not);

/// The same as drivers_of from folders, with the study.
///
/// Problems  also those of read_study
struct DriversOfStudy {
  Study study;
  findings::DriversFound found;
};
Result<DriversOfStudy> find_drivers(const DriversRequest& request, const Outside& outside);

}  // namespace peil::app
