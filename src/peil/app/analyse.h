#pragma once

#include <string>

#include "peil/app/analyses_out.h"
#include "peil/app/run_plan.h"
#include "peil/base/result.h"
#include "peil/disclosure/analyses.h"
#include "peil/ports/files.h"
#include "peil/ports/spss_reader.h"

namespace peil::app {

/// Runs an analysis plan: reads and checks it, then the headers of its data, then the data, then
/// does every analysis. Files that end in .sav or .zsav are read by `spss`. A wave of the study
/// comes with the sample and the weights that the study's own figures have, and what is told of it
/// goes out by `out`; a plan of files alone is nobody else's.
///
/// Problems  those of analysis::read_plan, of the readers of data, of AnalysesOut::let_out, of
///           wave_problems and of analysis::derived, and
///           "plan.needs-study"     a wave as data, and no study to look for it in
///           "wave.not-converged"   the weights of a wave do not meet its margins
///           "plan.unknown-column"  a column that the header of the data does not have
///           "data.portable"        a .por file
///           "data.no-labels"       `labels` of a CSV file, which has none
///           "data.only-spss"       `bad_bytes` of a CSV file
///           and, of columns that the plan uses, the cells that their reader could not read
/// Throws    OutsideError when a file cannot be read.
/// Contract  there is an SPSS reader when a plan names such a file, and `out` with `answers`.
Result<disclosure::ReleasedAnalyses> analyse(const Files& files, const std::string& plan_file,
                                             int threads, const SpssReader* spss = nullptr,
                                             const StudyAnswers* answers = nullptr,
                                             AnalysesOut* out = nullptr);

}  // namespace peil::app
