#pragma once

#include <functional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "peil/app/logged_door.h"
#include "peil/app/make_table.h"
#include "peil/base/result.h"
#include "peil/model/table_spec.h"
#include "peil/ports/outside.h"

namespace peil::app {

/// What a caller may have against a table: before it is worked out, when what went out is known,
/// and before it goes out.
struct TableChecks {
  std::function<Problems()> before = nullptr;
  std::function<Problems(const findings::CrossTable&)> after = nullptr;
};

/// Lets tables by a specification out of a data folder by one door (LoggedDoor).
class TablesOut {
 public:
  using Made = LoggedDoor::Made;
  TablesOut(std::string data, std::string by, const Outside& outside, Made made = Made::ToGoOut)
      : door_(std::move(data), std::move(by), outside, made) {}

  /// Nothing is written for one with problems, nor again for one that shows no more than the same
  /// specification did of the same answers.
  ///
  /// Problems  those of weigh_waves, LoggedDoor::let_out, table_of and `checks`;
  ///           "table.meanwhile"  others let something out all the while
  /// Throws    OutsideError; what the log holds then, nobody has seen.
  Result<findings::CrossTable> table(const TableSpec& spec, const StudyAnswers& answers,
                                     std::span<const WaveResults> waves,
                                     std::vector<WeighedWave>& weighed, int threads,
                                     const TableChecks& checks = {});

  const ToldTables& told() const { return door_.told(); }
  /// Of a wave whose answers are others now.
  void forget(const std::string& wave) { door_.told().forget(wave); }

 private:
  LoggedDoor door_;
};

/// The wave that a specification is about, and the one beside it.
std::set<std::string> waves_of(const TableSpec& spec);

}  // namespace peil::app
