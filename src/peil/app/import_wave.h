#pragma once

#include <string>
#include <vector>

#include "peil/base/result.h"
#include "peil/model/study.h"
#include "peil/ports/files.h"
#include "peil/ports/response_store.h"

namespace peil::app {

struct WaveImported {
  std::size_t rows = 0;
  std::vector<std::string> passed_over;  ///< columns of the file that nothing uses
  std::vector<std::string> not_asked;    ///< items of the questionnaire without a column
};

/// Takes the answers of a wave that was collected elsewhere from a CSV file into the store: all of
/// them in one transaction, or none.
///
/// Problems  those of dataset::WaveFile, and
///           "wave.unknown"      the study has no such wave
///           "import.no-plan"    the wave has no plan with an [import] part
///           "import.fpc"        the plan asks for a correction that a file has no counts for
///           "import.already"    the wave has answers
///           "import.fictional"  real answers into a store of simulated ones
/// Throws    OutsideError
Result<WaveImported> import_wave(const Study& study, const std::string& wave,
                                 const std::string& path, const Files& files, ResponseStore& store);

}  // namespace peil::app
