#pragma once

#include <optional>

#include "peil/disclosure/released.h"
#include "peil/model/logged_release.h"
#include "peil/model/study.h"
#include "peil/model/wave_results.h"

namespace peil::disclosure {

/// What a release of the wave is, for the log: every figure, whether it goes out and by which rule
/// not, and who answered. The verdict is that of the worst figure that is not excepted: Review when
/// one misses the precision standard, flagged or withheld; Fail when nothing of the wave may leave.
/// What the gate holds is held as it should be, and speaks against nothing else. Number, time,
/// persons and output are the caller's.
LoggedRelease release_entry(const Study& study, const WaveResults& results,
                            const Released& released);

/// A second lock: a figure that is about fewer people more, or fewer, than the same figure of an
/// earlier release than may be shown. The gate holds such figures; nothing when it did.
std::optional<FigureName> follows_from_earlier(const Study& study, const WaveResults& results,
                                               const Released& released);

}  // namespace peil::disclosure
