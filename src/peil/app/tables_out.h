#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "peil/app/make_table.h"
#include "peil/app/told_tables.h"
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

/// Lets tables by a specification out of a data folder by one door. Whoever sees one may see all
/// that went out before, by whatever door: the gate of each knows which people those told of, and
/// the release log keeps each before anybody sees it. Not safe to call from several threads;
/// several processes may let tables out of one folder.
class TablesOut {
 public:
  /// What is made only to hold a file against it goes out no further: it is not logged.
  enum class Made : std::uint8_t { ToGoOut, ToCompare };
  /// `by` names the door in the log; `outside` outlives this.
  TablesOut(std::string data, const std::string& by, const Outside& outside,
            Made made = Made::ToGoOut)
      : data_(std::move(data)), by_(by), outside_(outside), made_(made), told_(by) {}

  /// Nothing is written for one with problems, nor again for one that shows no more than the same
  /// specification did of the same answers.
  ///
  /// Problems  those of table_of, read_releases, ToldTables::take_in and `checks`;
  ///           "table.meanwhile"  other tables went out all the while
  /// Throws    OutsideError; what the log holds then, nobody has seen.
  Result<findings::CrossTable> table(const TableSpec& spec, StudyAnswers answers,
                                     std::span<const WaveResults> waves,
                                     std::vector<WeighedWave>& weighed, int threads,
                                     const TableChecks& checks = {});

  const ToldTables& told() const { return told_; }
  /// Of a wave whose answers are others now.
  void forget(const std::string& wave) { told_.forget(wave); }

 private:
  disclosure::LoggedTable entry(const TableSpec& spec, const TableOf& made,
                                const StudyAnswers& answers, std::span<const WaveResults> waves,
                                const Releases& log) const;
  bool is_written(const disclosure::LoggedTable& entry, const Releases& log) const;

  std::string data_, by_;
  const Outside& outside_;
  Made made_;
  ToldTables told_;
};

/// The wave that a specification is about, and the one beside it.
std::set<std::string> waves_of(const TableSpec& spec);

}  // namespace peil::app
