#include "peil/app/signature.h"

#include "peil/base/text.h"

namespace peil::app {

bool says_something(std::string_view given) { return !trim(given).empty(); }

}  // namespace peil::app
