#pragma once

#include <optional>
#include <string>

#include "peil/base/result.h"
#include "peil/model/study.h"
#include "peil/ports/files.h"
#include "peil/ports/outside.h"
#include "peil/study/read.h"

namespace peil::app {

/// The study in a folder, checked whole.
///
/// Problems  those of study::read, with `where` relative to the study's folder.
/// Throws    OutsideError when the folder cannot be read.
Result<Study> read_study(const Files& files, const std::string& folder);

/// As read_study, with the number of drafts among the translations of each language and the
/// warnings. With `data` also what the answers in that folder say of the forms.
///
/// Problems  also those of form_problems (app/form_versions.h)
/// Throws    OutsideError, also when there are no answers in that folder.
Result<study::Checked> check_study(const Outside& outside, const std::string& folder,
                                   const std::optional<std::string>& data = {});

}  // namespace peil::app
