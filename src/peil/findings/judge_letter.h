#pragma once

#include <span>

#include "peil/findings/driver_tables.h"
#include "peil/model/claim.h"
#include "peil/model/study.h"
#include "peil/model/wave_results.h"

namespace peil::findings {

/// Holds every claim of a letter against its figures (docs/methods/claims.md has the table of
/// verdicts). `waves` holds the results of the stored waves; empty: the printed marks only.
/// Figures leave through the disclosure gate. Reasons and sentences are written in `language`, or
/// else in that of the letter. What matters to people is judged by the `drivers` of the last wave,
/// where they are given. Pure.
///
/// Contract  the letter comes from read_letter with the same study; peil writes in `language`.
JudgedLetter judge_letter(const Letter& letter, const Study& study,
                          std::span<const WaveResults> waves, const std::string& language = "",
                          const DriversFound* drivers = nullptr);

}  // namespace peil::findings
