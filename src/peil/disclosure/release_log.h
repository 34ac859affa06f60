#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "peil/base/result.h"
#include "peil/disclosure/logged_analyses.h"
#include "peil/disclosure/logged_table.h"
#include "peil/model/logged_release.h"

namespace peil::disclosure {

/// What went out, as a release log has it: figures of waves, tables by a specification, and plans
/// of analyses. Each entry has the number of its line.
struct LogEntries {
  std::vector<LoggedRelease> releases;
  std::vector<LoggedTable> tables;
  std::vector<LoggedAnalyses> analyses{};

  std::size_t lines() const { return releases.size() + tables.size() + analyses.size(); }
};

/// Reads a release log (docs/formats/releases.md) and verifies its chain.
///
/// Shapes    `file` as the person knows it, for the problems.
/// Problems  "releases.not-whole"  a line that breaks off
///           "releases.line"       a line that is no entry, or not as it was written
///           "releases.chain"      an entry that does not follow on the one before it
Result<LogEntries> read_log(std::string_view text, const std::string& file);

/// The lines of a log without those of tables and analyses, on which nothing rests but later ones.
std::string releases_alone(std::string_view log);

/// An entry as the line (without its end) that follows on the log as it stands.
std::string log_line(const LoggedRelease& entry, std::string_view log);
std::string log_line(const LoggedTable& entry, std::string_view log);
std::string log_line(const LoggedAnalyses& entry, std::string_view log);

/// The digest of the last line: who has it can tell that no entry was taken off the end. Empty for
/// an empty log.
std::string end_of_chain(std::string_view log);

/// What of the study's own figures of each wave has gone out.
std::map<std::string, WentOut> went_out(std::span<const LoggedRelease> log);

std::string_view word_of(ReleaseVerdict verdict);  ///< "pass", "review", "fail"

}  // namespace peil::disclosure
