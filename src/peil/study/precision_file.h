#pragma once

#include "peil/model/precision.h"
#include "peil/study/toml_table.h"

namespace peil::study {

/// Reads the table [precision] of study.toml, where there is one.
///
/// Problems  those of TomlTable; "key.missing" where it says neither `shares` nor `means`
void read_precision(const TomlTable& file, PrecisionStandard& standard);

}  // namespace peil::study
