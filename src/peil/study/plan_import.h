#pragma once

#include <optional>
#include <string>

#include "peil/model/plan.h"
#include "peil/study/draft.h"
#include "peil/study/toml_table.h"

namespace peil::study {

/// Reads how the file of an imported wave is laid out: [import] of its plan.
///
/// Problems  "import.group-missing", "import.code-twice", "import.unknown-item", "import.bad-sign",
///           and those of TomlTable; nothing when [import] is no table
std::optional<ImportPlan> read_import(const TomlTable& plan_file, const std::string& wave,
                                      const Draft& draft);

}  // namespace peil::study
