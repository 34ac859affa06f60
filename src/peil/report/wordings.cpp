#include "peil/report/wordings.h"

#include <algorithm>

#include "peil/base/contract.h"

namespace peil::report {

std::string_view wording(std::string_view key, std::string_view language) {
  for (const auto table : {wordings_of_findings(), wordings_of_method()}) {
    const auto found = std::ranges::find(table, key, &Wording::key);
    if (found != table.end()) return language == "nl" ? found->nl : found->en;
  }
  throw ContractError("wording: a key that exists");
}

}  // namespace peil::report
