#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "peil/model/expression.h"

namespace peil::disclosure {

/// People whom figures of a plan of analyses counted, and what became of those figures.
struct LoggedPeople {
  std::size_t people = 0;  ///< then
  bool out = false;        ///< a figure of them went out
  bool secret = false;     ///< one was held for what it tells of them

  bool operator==(const LoggedPeople&) const = default;
};

/// Sets of people whom one table of figures counted: those who answered all of `columns`, by the
/// levels of `by` crossed; of everybody the level is "".
struct LoggedSets {
  std::vector<std::string> columns, by;
  std::map<std::string, LoggedPeople> levels;

  bool operator==(const LoggedSets&) const = default;
};

/// What a plan told of the rows of one wave, in words that hold for other answers as well.
struct LoggedRows {
  std::string wave;
  /// Columns that the plan derived, in order: later ones see earlier ones.
  std::vector<std::pair<std::string, Expression>> derive;
  std::vector<LoggedSets> sets;

  bool operator==(const LoggedRows&) const = default;
};

/// One entry of the release log: figures of a plan of analyses, be it of `peil analyse` or of the
/// drivers of a wave, that went out.
struct LoggedAnalyses {
  std::size_t number = 0;  ///< of the line
  std::string at;          ///< date and time in the study's time zone
  std::string by;          ///< the door: "peil analyse", "peil drivers", "console"
  std::string title;       ///< the plan: "plan.json", "drivers of 2013"
  std::string plan;        ///< SHA-256 of what it asks
  std::map<std::string, std::string> waves;  ///< with the digest of data, plan and program then
  bool fictional = false;
  std::size_t least_shown = 0;  ///< as the rule was
  std::size_t held = 0;         ///< figures that stayed inside
  std::vector<LoggedRows> rows;
};

}  // namespace peil::disclosure
