#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "peil/model/figure.h"
#include "peil/model/went_out.h"

namespace peil {

/// Of a release: whether it may go out. Of one figure: whether it did without a word.
enum class ReleaseVerdict : std::uint8_t {
  Pass,
  Review,  ///< it misses the precision standard: a second person has to look
  Fail,    ///< it may not leave, or nothing of its wave may
};

/// A figure of a wave when the wave was released.
struct LoggedFigure {
  FigureName name;
  std::optional<double> value;  ///< absent: it stayed inside
  std::size_t answers = 0;      ///< behind one that went out
  ReleaseVerdict verdict = ReleaseVerdict::Pass;
  std::string rule;  ///< that speaks against it: "too-wide", "too-few"; empty: none

  bool went_out() const { return value.has_value(); }
  bool operator==(const LoggedFigure&) const = default;
};

/// One entry of the release log: the figures of a wave that went out together.
struct LoggedRelease {
  std::size_t number = 0;  ///< from 1, in order of time
  std::string at;          ///< date and time in the study's time zone
  std::string by, wave, digest;
  std::string output;  ///< what they went out in: "report"
  bool fictional = false;
  std::size_t least_shown = 0;  ///< as the rule was
  ReleaseVerdict verdict = ReleaseVerdict::Pass;
  std::string approved_by, reason;  ///< of the second person; empty where none was needed
  std::vector<LoggedFigure> figures;
  std::vector<ReleaseException> exceptions;
  /// Customer groups of everything that a figure was of.
  std::map<std::string, std::set<std::string>> groups;
  /// Who answered, by customer group and measure. Also of figures that stayed inside: not for
  /// print.
  std::map<std::pair<std::string, std::string>, std::size_t> answers;

  std::string key(const LoggedFigure& figure) const { return figure.name.text() + "@" + digest; }
};

}  // namespace peil
