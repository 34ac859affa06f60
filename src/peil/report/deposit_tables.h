#pragma once

#include <string>

#include "peil/report/deposit.h"

namespace peil::report {

// The files with data: CSV as RFC 4180 has it, UTF-8, a header row.

/// One row for each response that can be laid open: groups, language, frame, answers, weight. Of
/// the frame texts that a spreadsheet would take for a formula stand behind an apostrophe.
std::string responses_csv(const Deposit& deposit);
/// The others, as sums.
std::string remainder_csv(const Deposit& deposit);
/// Every released figure of the wave.
std::string figures_csv(const Deposit& deposit);
/// The variables of responses.csv: where the ends of their scales are, and what was taken out.
std::string variables_csv(const Deposit& deposit);

}  // namespace peil::report
