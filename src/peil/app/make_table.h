#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "peil/app/answered_study.h"
#include "peil/app/run_plan.h"
#include "peil/base/result.h"
#include "peil/disclosure/logged_table.h"
#include "peil/findings/cross_table.h"
#include "peil/model/table_spec.h"
#include "peil/ports/outside.h"

namespace peil::app {

/// A table by a specification: a study's folder, its data folder, the file.
struct TableRequest {
  std::string study, data, spec;
  int threads = 2;
};

struct TableMade {
  AnsweredStudy of;
  findings::CrossTable table;
};

/// The table goes out: TablesOut.
/// Problems  those of answered_study, read_table_spec and TablesOut::table
/// Throws    OutsideError
Result<TableMade> make_table(const TableRequest& request, const Outside& outside);

/// A table, which rows its figures told of, also as the release log keeps them, and which of the
/// figures stay inside.
struct TableOf {
  findings::CrossTable table;
  std::vector<disclosure::ToldRows> told;
  std::vector<disclosure::LoggedRows> rows;
  disclosure::HeldCells held;
};

/// Reads and weighs the waves that a specification is about, as far as `weighed` has them not.
/// Problems  those of weighed_wave;
///           "table.no-answers"      the wave, or the one beside it, has no answers
///           "weights.not-converged" of one of the two
/// Throws    OutsideError
Problems weigh_waves(const TableSpec& spec, const StudyAnswers& answers,
                     std::span<const WaveResults> waves, std::vector<WeighedWave>& weighed);

/// A table of waves that are at hand: `waves` those that it may be about, `weighed` those that need
/// not be read again, to which the waves that are read for it are added. Who gives it out, does so
/// through TablesOut.
///
/// Problems  those of weigh_waves, table_plan and run_plan
/// Throws    OutsideError
Result<TableOf> table_of(const TableSpec& spec, const StudyAnswers& answers,
                         std::span<const WaveResults> waves, std::vector<WeighedWave>& weighed,
                         int threads);

}  // namespace peil::app
