#pragma once

#include <map>
#include <string>

#include "peil/base/result.h"
#include "peil/model/study.h"

namespace peil::study {

/// Texts of a study folder by path relative to it: "study.toml", "plans/2013.toml",
/// "translations/ar.xlf".
using Texts = std::map<std::string, std::string>;

/// Reads and checks a whole study. Pure.
///
/// Problems  everything wrong in any file, at once, each with file, line, column and how to mend
///           it; the codes are listed in docs/formats/study.md.
Result<Study> read(const Texts& texts);

}  // namespace peil::study
