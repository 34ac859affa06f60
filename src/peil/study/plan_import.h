#pragma once

#include <optional>
#include <string>

#include "peil/model/plan.h"
#include "peil/study/draft.h"
#include "peil/study/toml_table.h"

namespace peil::study {

/// Reads how a CSV file is written: `separator`, `decimal` and `encoding` of a table that describes
/// one. A word that none of them has is a problem of the given code.
CsvForm read_csv_form(const TomlTable& table, const char* code);

/// Reads how the file of an imported wave is laid out: [import] of its plan.
///
/// Problems  "import.group-missing", "import.code-twice", "import.unknown-item", "import.bad-sign",
///           "import.few-clusters" (errors for few clusters of a design that they do not know), and
///           those of TomlTable; nothing when [import] is no table
std::optional<ImportPlan> read_import(const TomlTable& plan_file, const std::string& wave,
                                      const Draft& draft);

}  // namespace peil::study
