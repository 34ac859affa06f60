#pragma once

#include <string>

#include "peil/app/went_out.h"
#include "peil/base/result.h"
#include "peil/disclosure/analyses.h"
#include "peil/model/study.h"
#include "peil/ports/files.h"
#include "peil/ports/response_store.h"
#include "peil/ports/spss_reader.h"

namespace peil::app {

/// The study whose waves a plan may name as its data.
struct StudyAnswers {
  const Study& study;
  const ResponseStore& store;
  std::string program;
  WentOutByWave out{};  ///< what the gate has to know of earlier releases
};

/// Runs an analysis plan: reads and checks it, then the headers of its data, then the data, then
/// does every analysis. Files that end in .sav or .zsav are read by `spss`. A wave of the study
/// comes with the sample and the weights that the study's own figures have.
///
/// Problems  those of analysis::read_plan, of the readers of data, of weighed_wave, of
/// wave_problems
///           and of analysis::derived, and
///           "plan.needs-study"     a wave as data, and no study to look for it in
///           "wave.not-converged"   the weights of a wave do not meet its margins
///           "plan.unknown-column"  a column that the header of the data does not have
///           "data.portable"        a .por file
///           "data.no-labels"       `labels` of a CSV file, which has none
///           "data.only-spss"       `bad_bytes` of a CSV file
///           and, of columns that the plan uses, the cells that their reader could not read
/// Throws    OutsideError when a file cannot be read.
/// Contract  there is an SPSS reader when a plan names such a file.
Result<disclosure::ReleasedAnalyses> analyse(const Files& files, const std::string& plan_file,
                                             int threads, const SpssReader* spss = nullptr,
                                             const StudyAnswers* answers = nullptr);

}  // namespace peil::app
