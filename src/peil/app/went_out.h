#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "peil/base/result.h"
#include "peil/disclosure/logged_analyses.h"
#include "peil/disclosure/logged_table.h"
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
  std::vector<disclosure::LoggedTable> tables;
  std::vector<disclosure::LoggedAnalyses> analyses{};

  /// Number of an entry.
  std::size_t next() const { return entries.size() + tables.size() + analyses.size() + 1; }
};

/// The log of a data folder, as problems name it.
std::string log_file(const std::string& data);

/// Problems  those of disclosure::read_log; "releases.unknown-group": it speaks of a customer group
///           that the study no longer has, so that nobody can say what follows from it
/// Throws    OutsideError when the log cannot be read.
Result<Releases> read_releases(const Study& study, const std::string& data, const Outside& outside);

/// What the gate has to know of the figures of waves in it; of tables and analyses:
/// app/told_tables.h.
Result<WentOutByWave> went_out(const Study& study, const std::string& data, const Outside& outside);

}  // namespace peil::app
