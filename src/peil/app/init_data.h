#pragma once

#include <string>

#include "peil/base/result.h"
#include "peil/ports/outside.h"

namespace peil::app {

struct InitRequest {
  std::string data;  ///< folder of the stores
  std::string key;   ///< path of the key that opens contact data; made when it is not there
};

struct DataMade {
  bool fresh_key = false;  ///< the key file was made now
};

/// Makes a data folder ready for people: its databases, and the open half of the key to which
/// contact data are sealed. The secret half goes to a file of its own, which is written first, so
/// that nobody is ever sealed to a key that was lost. Once more, with the same key, changes
/// nothing.
///
/// Problems  "init.key-in-data"   the secret half does not belong beside the databases
///           "init.not-a-key"     the file that is there is no key
/// Throws    OutsideError, also when the folder has another key already.
Result<DataMade> init_data(const InitRequest& request, Outside& outside);

}  // namespace peil::app
