#pragma once

#include <optional>
#include <string>

#include "peil/base/result.h"
#include "peil/model/claim.h"
#include "peil/model/study.h"
#include "peil/ports/files.h"

namespace peil::app {

/// Judges the letter at `path` on the printed marks of the study.
///
/// Problems  those of findings::read_letter.
/// Throws    OutsideError when the letter cannot be read.
Result<JudgedLetter> judge_letter(const Files& files, const std::string& path, const Study& study,
                                  const std::optional<std::string>& language);

}  // namespace peil::app
