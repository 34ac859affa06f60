#pragma once

#include <string>

#include "peil/analysis/run/put.h"
#include "peil/estimate/row_statistics.h"

namespace peil::analysis {

/// The rows of a domain that count and have a number in a column, with it; with a `divisor` those
/// that have both, with what the ratio divides by. Throws Refusal for a column without numbers.
estimate::Rows counted_rows(const Run& run, const Prepared& design, const Split& parts,
                            const DomainAsked& domain, const std::string& column,
                            const std::string& divisor = "");

}  // namespace peil::analysis
