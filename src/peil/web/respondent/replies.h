#pragma once

#include <string>

#include "peil/web/replies.h"

/// Replies as the files of Routes give them.
namespace peil::web::respondent {

inline std::string path_of(const std::string& language, const std::string& page) {
  return "/" + language + (page.empty() ? "/thanks" : "/q/" + page);
}

}  // namespace peil::web::respondent
