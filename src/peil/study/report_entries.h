#pragma once

#include "peil/study/draft.h"

namespace peil::study {

/// Reads the table [report] of study.toml, where there is one.
///
/// Problems  those of TomlTable, and
///           "chapter.unknown"      no chapter of the report has this name
///           "chapter.duplicate"    two own texts in one chapter
///           "accent.not-a-colour"  it is not written as #14507f
///           "accent.too-light"     text of that colour cannot be read on white
void read_report(const TomlTable& file, Draft& draft);

}  // namespace peil::study
