#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>

#include "peil/app/told_tables.h"
#include "peil/base/result.h"
#include "peil/ports/outside.h"

namespace peil::app {

/// A door by which figures leave a data folder. Whoever sees some may see all that went out before,
/// by whatever door: what is made knows of whom that told, and the release log keeps of whom this
/// tells before anybody sees it. Not safe to call from several threads; several processes may let
/// figures out of one folder.
class LoggedDoor {
 public:
  /// What is made only to hold a file against it goes out no further: it is not logged.
  enum class Made : std::uint8_t { ToGoOut, ToCompare };
  /// `by` names the door in the log; `outside` outlives this.
  LoggedDoor(std::string data, std::string by, const Outside& outside, Made made)
      : data_(std::move(data)), by_(std::move(by)), outside_(outside), made_(made), told_(by_) {}

  /// What went out, with its entry; the number of an entry that was not written now is 0.
  template <class Thing, class Entry>
  using Out = std::pair<Thing, Entry>;

  /// Makes something, as often as others let something out meanwhile, with what is known by then.
  ///
  /// Shapes    `weighed` has the waves; `make` fills what it wants of the people of `known`;
  /// `entry`
  ///           is what the log is to keep of what was made, nothing where it does not go out.
  ///           Number, time and door are filled in here.
  /// Problems  those of read_releases, ToldTables::take_in and `make`; `meanwhile` where others
  ///           wrote all the while
  /// Throws    OutsideError; what the log holds then, nobody has seen.
  template <class Thing, class Entry>
  Result<Out<Thing, Entry>> let_out(
      const std::set<std::string>& waves, StudyAnswers answers,
      const std::vector<WeighedWave>& weighed,
      const std::function<Result<Thing>(const StudyAnswers& known)>& make,
      const std::function<std::optional<Entry>(const Thing&)>& entry, const Problem& meanwhile) {
    for (int go = 0; go < most_goes; ++go) {
      const Result<Releases> log = known(waves, answers, weighed);
      if (!log.ok()) return log.problems();
      Result<Thing> thing = make(answers);
      if (!thing.ok()) return thing.problems();
      std::optional<Entry> one = entry(thing.value());
      if (one && !is_kept(*one, answers.study, log.value())) continue;
      return Out<Thing, Entry>{std::move(thing).value(), one ? *std::move(one) : Entry{}};
    }
    return Problems{meanwhile};
  }

  ToldTables& told() { return told_; }
  const ToldTables& told() const { return told_; }
  std::string log() const { return log_file(data_); }

 private:
  static constexpr int most_goes = 20;

  /// The log as it is now; what it tells is in `answers` from then on.
  Result<Releases> known(const std::set<std::string>& waves, StudyAnswers& answers,
                         std::span<const WeighedWave> weighed);
  /// Whether the entry is in the log now, or need not be; false: somebody else wrote first.
  template <class Entry>
  bool is_kept(Entry& one, const Study& study, const Releases& log) const;

  std::string data_, by_;
  const Outside& outside_;
  Made made_;
  ToldTables told_;
};

}  // namespace peil::app
