#pragma once

#include "peil/study/draft.h"

namespace peil::study {

/// Reads published.toml into the draft. study.toml and questionnaire.toml have been read before.
///
/// Problems  those of TomlTable, and
///           "published.mark-not-as-printed"  a printed mark has one decimal
///           "published.unknown-wave", "published.unknown-group"
///           "published.unknown-measure"      no such question
///           "published.measure-not-a-mark"   a question that is not answered with a mark
///           "published.duplicate"            one mark given twice
void read_published_file(const TomlNode& file, FileProblems& problems, Draft& draft);

}  // namespace peil::study
