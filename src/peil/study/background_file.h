#pragma once

#include "peil/study/draft.h"

namespace peil::study {

/// Reads the tables [[background]] of study.toml: labels of design variables and their levels.
///
/// Problems  those of TomlTable; "name.duplicate"; whether plans have such a variable is a
///           cross check
void read_background(const TomlTable& file, Draft& draft);

}  // namespace peil::study
