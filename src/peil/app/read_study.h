#pragma once

#include <string>
#include <vector>

#include "peil/base/result.h"
#include "peil/model/study.h"
#include "peil/ports/files.h"
#include "peil/study/read.h"

namespace peil::app {

/// The study in a folder, checked whole.
///
/// Problems  those of study::read, with `where` relative to the study's folder.
/// Throws    OutsideError when the folder cannot be read.
Result<Study> read_study(const Files& files, const std::string& folder);

/// As read_study, with the number of drafts among the translations of each language.
Result<study::Checked> check_study(const Files& files, const std::string& folder);

}  // namespace peil::app
