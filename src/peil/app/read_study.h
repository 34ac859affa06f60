#pragma once

#include <string>

#include "peil/base/result.h"
#include "peil/model/study.h"
#include "peil/ports/files.h"

namespace peil::app {

/// The study in a folder, checked whole.
///
/// Problems  those of study::read, with `where` relative to the study's folder.
/// Throws    OutsideError when the folder cannot be read.
Result<Study> read_study(const Files& files, const std::string& folder);

}  // namespace peil::app
