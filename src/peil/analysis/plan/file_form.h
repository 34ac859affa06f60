#pragma once

#include "peil/analysis/plan/keys.h"
#include "peil/base/csv_form.h"

namespace peil::analysis {

/// How a CSV file is written: the keys of base/csv_form.h beside the `file` that they describe.
CsvForm read_csv_form(Keys& keys);

}  // namespace peil::analysis
