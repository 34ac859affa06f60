#pragma once

#include <span>
#include <string>

#include "peil/base/result.h"
#include "peil/model/study.h"
#include "peil/model/table_spec.h"
#include "peil/model/wave_results.h"

namespace peil::app {

/// By which variable units are told apart, in which wave, beside which one. An empty wave is the
/// latest with answers, an empty one before it the latest of the earlier ones that has answers
/// whose weights meet their margins.
struct UnitsOf {
  std::string variable, wave{}, before{};
};

/// The specification of one table of all units: the overall question and the aspects of the wave's
/// form by everybody and by unit, each against everybody else and without letters. It is read as
/// the file that says the same is.
///
/// Problems  those of read_table_spec, and for a variable that gives nobody one unit
///           "table.several-answers" a question with several answers
///           "table.no-column"       one that is answered on a scale, or the waves; `where` of all
///           is the option that stands for it: "--by"
/// Contract  at least one wave, in order of time.
Result<TableSpec> unit_table(const Study& study, std::span<const WaveResults> waves,
                             const UnitsOf& of);

}  // namespace peil::app
