#pragma once

#include <map>
#include <string>
#include <utility>

#include "peil/findings/driver_tables.h"
#include "peil/model/words.h"

namespace peil::web::console {

/// Where the numbers of a page are accounted for: figures of answers each by its name, those of
/// drivers by the driver that they are about.
class Accounts {
 public:
  void add(const findings::DriversFound& drivers);

  /// An address; "" for a number without such a place.
  std::string of(const std::string& language, const Number& number) const;

 private:
  std::map<std::string, std::pair<std::string, std::string>> drivers_;  ///< key -> model, driver
};

}  // namespace peil::web::console
