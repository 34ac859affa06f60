#pragma once

#include <string>
#include <vector>

#include "peil/base/result.h"
#include "peil/model/study.h"
#include "peil/ports/files.h"
#include "peil/ports/response_store.h"

namespace peil::app {

struct ImportRequest {
  std::string wave;
  std::string file;    ///< path of the answers
  std::string key;     ///< path of the secret key of ids; empty: not named
  std::string data{};  ///< folder of the store; the key may not lie there
};

struct WaveImported {
  std::size_t rows = 0;
  std::vector<std::string> passed_over;  ///< columns of the file that nothing uses
  std::vector<std::string> not_asked;    ///< items of the questionnaire without a column
  std::vector<std::string> plain_ids;    ///< other waves there, imported before ids had a key
};

/// Takes the answers of a wave that was collected elsewhere from a CSV file into the store: all of
/// them in one transaction, or none.
///
/// Problems  those of exchange::WaveFile, and
///           "wave.unknown"      the study has no such wave
///           "import.no-plan"    the wave has no plan with an [import] part
///           "import.fpc"        the plan asks for a correction that a file has no counts for
///           "import.already"    the wave has answers
///           "import.fictional"  real answers into a store of simulated ones
///           "import.no-key"     no key is named, or there is none
///           "import.not-a-key"  the file of the key is none
///           "import.key-in-data"  the key lies beside the answers
/// Throws    OutsideError
Result<WaveImported> import_wave(const Study& study, const ImportRequest& request,
                                 const Files& files, ResponseStore& store);

}  // namespace peil::app
