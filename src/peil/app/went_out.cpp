#include "peil/app/went_out.h"

#include <set>

#include "peil/disclosure/release_log.h"

namespace peil::app {
namespace {

Problems unknown_groups(const Study& study, const std::vector<LoggedRelease>& entries,
                        const std::string& file) {
  Problems found;
  std::set<std::string> told;
  for (const LoggedRelease& entry : entries) {
    for (const auto& [whose, people] : entry.answers) {
      const std::string& group = whose.first;
      if (study.customer_group(group) || !told.insert(group).second) continue;
      found.push_back({"releases.unknown-group", file, entry.number, 0,
                       "Figures of wave " + entry.wave + " went out with a customer group '" +
                           group + "' that the study does not have.",
                       "Keep the group in study.toml under that name: without it nobody can say "
                       "what follows from those figures."});
    }
  }
  return found;
}

}  // namespace

std::string log_file(const std::string& data) { return data + "/releases.jsonl"; }

Result<Releases> read_releases(const Study& study, const std::string& data,
                               const Outside& outside) {
  Releases releases;
  if (!outside.release_log) return releases;
  const std::string file = log_file(data);
  releases.text = outside.release_log(data)->read();
  auto read = disclosure::read_log(releases.text, file);
  if (!read.ok()) return read.problems();
  disclosure::LogEntries log = std::move(read).value();
  releases.entries = std::move(log.releases);
  releases.tables = std::move(log.tables);
  releases.analyses = std::move(log.analyses);
  if (Problems unknown = unknown_groups(study, releases.entries, file); !unknown.empty())
    return unknown;
  return releases;
}

Result<WentOutByWave> went_out(const Study& study, const std::string& data,
                               const Outside& outside) {
  const Result<Releases> releases = read_releases(study, data, outside);
  if (!releases.ok()) return releases.problems();
  return disclosure::went_out(releases.value().entries);
}

}  // namespace peil::app
