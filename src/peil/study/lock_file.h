#pragma once

#include <string>

#include "peil/study/draft.h"

namespace peil::study {

/// Reads locks/WAVE.json into the draft, as lock_text writes it. study.toml has been read before.
///
/// Problems  "lock.broken"        it is not as peil wrote it: no such JSON, or its seals do not fit
///           "lock.file-name"     the file is not called after its wave
///           "lock.unknown-wave"  the study has no such wave
void read_lock_file(FileProblems& problems, Draft& draft);

/// A lock as a file: what was planned, and after it every amendment, each with the seal of
/// itself and everything above it.
std::string lock_text(const PlanLock& lock);

}  // namespace peil::study
