#include "peil/app/logged_door.h"

#include <algorithm>

#include "peil/disclosure/release_log.h"

namespace peil::app {
namespace {

using disclosure::LoggedAnalyses;
using disclosure::LoggedTable;

const std::vector<LoggedTable>& kind_of(const LoggedTable&, const Releases& log) {
  return log.tables;
}
const std::vector<LoggedAnalyses>& kind_of(const LoggedAnalyses&, const Releases& log) {
  return log.analyses;
}

// Of the same answers by the same program, and nothing that is shown now was held then.
bool tells_all_of(const LoggedTable& then, const LoggedTable& now) {
  return then.specification == now.specification && then.waves == now.waves && then.rows &&
         std::ranges::all_of(then.held,
                             [&](const auto& cell) { return now.held.contains(cell.first); });
}

// Of the same answers by the same program, and of the same people.
bool tells_all_of(const LoggedAnalyses& then, const LoggedAnalyses& now) {
  return then.waves == now.waves && then.rows == now.rows;
}

}  // namespace

Result<Releases> LoggedDoor::known(const std::set<std::string>& waves, StudyAnswers& answers,
                                   std::span<const WeighedWave> weighed) {
  Result<Releases> log = read_releases(answers.study, data_, outside_);
  if (!log.ok()) return log.problems();
  if (outside_.release_log) answers.out = disclosure::went_out(log.value().entries);
  if (Problems wrong = told_.take_in(log.value(), log_file(data_), waves, answers, weighed);
      !wrong.empty())
    return wrong;
  answers.told = &told_.by_wave();
  return log;
}

template <class Entry>
bool LoggedDoor::is_kept(Entry& one, const Study& study, const Releases& log) const {
  one.number = 0;
  const bool there = std::ranges::any_of(
      kind_of(one, log), [&](const Entry& then) { return tells_all_of(then, one); });
  if (there || made_ == Made::ToCompare || !outside_.release_log) return true;
  one.number = log.next();
  one.at = outside_.clock.now(study.time_zone);
  one.by = by_;
  one.least_shown = study.rules.least_shown;
  return outside_.release_log(data_)->add(log.text, disclosure::log_line(one, log.text));
}

template bool LoggedDoor::is_kept(LoggedTable& one, const Study& study, const Releases& log) const;
template bool LoggedDoor::is_kept(LoggedAnalyses& one, const Study& study,
                                  const Releases& log) const;

}  // namespace peil::app
