#pragma once

#include <string>
#include <vector>

#include "peil/app/went_out.h"
#include "peil/base/result.h"
#include "peil/model/logged_release.h"
#include "peil/ports/outside.h"

namespace peil::app {

/// That the figures of a wave that the gate lets out have gone out.
struct ReleaseRequest {
  std::string study, data, wave;
  std::string by;                     ///< who says so
  std::string output = "tables";      ///< what they went out in
  std::vector<std::string> except{};  ///< keys of figures that are shown, or need no further look,
                                      ///< though they miss the precision standard
  std::string reason{}, approved_by{};  ///< of the second person
};

/// Records it: one entry more in the release log, which every later computing of the wave reads.
///
/// Problems  those of read_study, read_releases and wave_results;
///           "weights.not-converged"   nothing of the wave may leave
///           "key.unknown"             an exception for what is no figure of the wave as it is now
///           "release.no-exception"    for one that is not held for its precision, or needs none
///           "release.same-person"     approved by nobody, or by who asks
///           "release.no-reason"       an exception or approval without a reason
///           "release.needs-review"    figures miss the standard and no second person looked
///           "release.follows"         a figure that would tell of too few beside an earlier one
///           "release.meanwhile"       something else went out while this one was made
/// Throws    OutsideError; the log is then as it was.
Result<LoggedRelease> release(const ReleaseRequest& request, Outside& outside);

/// The log of a study, and the digest of its last line.
struct ReleaseList {
  std::vector<LoggedRelease> entries;
  std::vector<disclosure::LoggedTable> tables;
  std::string end_of_chain;
  std::vector<disclosure::LoggedAnalyses> analyses{};
};

/// Problems  those of read_study and read_releases
Result<ReleaseList> releases(const std::string& study, const std::string& data,
                             const Outside& outside);

}  // namespace peil::app
