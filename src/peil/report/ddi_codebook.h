#pragma once

#include <string>

#include "peil/report/deposit.h"

namespace peil::report {

/// The codebook of a wave that is laid open, as archives and statistics programs take it: how the
/// study was done, in the languages in which peil writes; questions and codes in those of the
/// study; how often each code stands in responses.csv.
///
/// Source  DDI-Codebook 2.6, https://ddialliance.org/Specification/DDI-Codebook/2.6/
std::string ddi_codebook(const Deposit& deposit);

}  // namespace peil::report
