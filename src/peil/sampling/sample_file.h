#pragma once

#include <string>
#include <string_view>

#include "peil/base/result.h"
#include "peil/model/plan.h"
#include "peil/model/sample.h"

namespace peil::sampling {

/// sample.csv as docs/formats/sample.md describes it. The same sample gives the same bytes.
std::string sample_csv(const Sample& sample, const Plan& plan);

/// Reads sample.csv and holds it against its record. `where` names the file in problems.
///
/// Problems  "sample.not-as-recorded"  the bytes, the keys or the counts are not those recorded
///           "sample.unreadable"       not laid out as described, with the line
Result<Sample> read_sample(std::string_view csv, const DrawRecord& record,
                           const std::string& where);

}  // namespace peil::sampling
