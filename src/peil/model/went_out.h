#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "peil/model/figure.h"

namespace peil {

/// Figures of one wave that went out together, as the release log has them: everybody may know them
/// from then on, whatever is computed of the wave later.
struct EarlierRelease {
  std::size_t number = 0;  ///< in the log
  std::string digest;      ///< of data, plan and program as they were
  std::set<FigureName> shown;
  /// Held for the sake of the people themselves, by what their answers were and not by how many.
  std::set<FigureName> secret;
  /// Customer groups of everything that a figure was of: "all", reporting and customer groups.
  std::map<std::string, std::set<std::string>> groups;
  /// Who answered, by customer group and measure; not there: nobody.
  std::map<std::pair<std::string, std::string>, std::size_t> answers;

  std::size_t answered(const std::string& group, const std::string& measure) const {
    const auto found = answers.find({group, measure});
    return found == answers.end() ? 0 : found->second;
  }
};

/// A figure that misses the precision standard and is shown all the same, because two people said
/// so. It is good for the figure as it was: with other answers it is another figure.
struct ReleaseException {
  std::string key;  ///< "2013/vr/overall/mean@3f9a2c51d0e7"
  std::string reason;
  std::string asked_by, approved_by;
  std::string at;          ///< date and time of the release, in the study's time zone
  std::size_t number = 0;  ///< of the release in the log

  bool operator==(const ReleaseException&) const = default;
};

/// What of a wave has gone out already.
struct WentOut {
  std::vector<EarlierRelease> releases;  ///< in order of time
  std::vector<ReleaseException> exceptions;
};

}  // namespace peil
