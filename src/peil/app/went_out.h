#pragma once

#include <map>
#include <string>
#include <vector>

#include "peil/base/result.h"
#include "peil/model/logged_release.h"
#include "peil/model/study.h"
#include "peil/ports/outside.h"

namespace peil::app {

/// What of each wave has gone out; a wave that is not there has not.
using WentOutByWave = std::map<std::string, WentOut>;

/// The release log of a data folder, read and verified: the one place where it is read.
struct Releases {
  std::string text;  ///< as it stands
  std::vector<LoggedRelease> entries;
};

/// Problems  those of disclosure::read_log; "releases.unknown-group": it speaks of a customer group
///           that the study no longer has, so that nobody can say what follows from it
/// Throws    OutsideError when the log cannot be read.
Result<Releases> read_releases(const Study& study, const std::string& data, const Outside& outside);

/// What the gate has to know of it.
Result<WentOutByWave> went_out(const Study& study, const std::string& data, const Outside& outside);

}  // namespace peil::app
