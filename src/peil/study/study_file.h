#pragma once

#include "peil/study/draft.h"

namespace peil::study {

/// Reads study.toml into the draft.
///
/// Problems  those of TomlTable, and
///           "name.duplicate"            two languages, groups or waves of one name
///           "name.reserved"             a group called "all"
///           "language.unknown"          no language has this code
///           "language.direction"        the direction contradicts the language
///           "language.source-missing"   the source language is not in the list
///           "wave.ends-before-it-starts", "wave.out-of-order", "wave.overlap"
///           "break.duplicate"           two breaks of one kind at one wave
void read_study_file(const TomlNode& file, FileProblems& problems, Draft& draft);

}  // namespace peil::study
