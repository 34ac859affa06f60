#pragma once

#include <string>
#include <vector>

#include "peil/base/result.h"
#include "peil/exchange/wave_import.h"
#include "peil/model/study.h"
#include "peil/ports/files.h"
#include "peil/ports/response_store.h"
#include "peil/ports/spss_reader.h"

namespace peil::app {

struct ImportRequest {
  std::string wave;
  std::string file;    ///< path of the answers: CSV, or SPSS when it ends in .sav or .zsav
  std::string key;     ///< path of the secret key of ids; empty: not named
  std::string data{};  ///< folder of the store; the key may not lie there
};

struct WaveImported {
  exchange::WaveFound found;           ///< what the file holds; all its people were taken
  std::vector<std::string> plain_ids;  ///< other waves there, imported before ids had a key
  std::vector<std::string> notes;      ///< what else to know of the file, one sentence each
};

/// Takes the answers of a wave that was collected elsewhere from a CSV or SPSS file into the store:
/// all of them in one transaction, or none.
///
/// Cost      memory of 40 bytes a row and of one row; of an SPSS file also the file and its
/// columns. Problems  those of exchange::WaveImport and SpssReader, and
///           "wave.unknown"      the study has no such wave
///           "import.no-plan"    the wave has no plan with an [import] part
///           "import.fpc"        the plan asks for a correction that a file has no counts for
///           "import.already"    the wave has answers
///           "import.fictional"  real answers into a store of simulated ones
///           "import.no-key"     no key is named, or there is none
///           "import.not-a-key"  the file of the key is none
///           "import.key-in-data"  the key lies beside the answers
///           "import.portable"   an SPSS portable file
/// Throws    OutsideError
/// Contract  there is a reader of SPSS files when the file is one.
Result<WaveImported> import_wave(const Study& study, const ImportRequest& request,
                                 const Files& files, ResponseStore& store,
                                 const SpssReader* spss = nullptr);

}  // namespace peil::app
