#pragma once

#include <string>

#include "peil/base/result.h"
#include "peil/ports/outside.h"

namespace peil::app {

/// Paths of secret keys, each made when it is not there; empty: not asked for.
struct InitRequest {
  std::string data;          ///< folder of the stores
  std::string people_key;    ///< opens contact data
  std::string import_key{};  ///< makes the ids of people of imported waves
};

struct DataMade {
  bool fresh_people_key = false;  ///< the file was made now
  bool fresh_import_key = false;
};

/// Makes a data folder ready for people: its databases, and the open half of the key to which
/// contact data are sealed. The secret half goes to a file of its own, which is written first, so
/// that nobody is ever sealed to a key that was lost. The key of imports has one half only, and
/// nothing of it is kept in the folder. Once more, with the same keys, changes nothing.
///
/// Problems  "init.no-key"        no key is asked for
///           "init.key-in-data"   a secret key does not belong beside the databases
///           "init.not-a-key"     the file that is there is no key, or one of another kind
/// Throws    OutsideError, also when the folder has another key of people already.
Result<DataMade> init_data(const InitRequest& request, Outside& outside);

}  // namespace peil::app
