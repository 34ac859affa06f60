#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "peil/base/result.h"
#include "peil/model/claim.h"
#include "peil/model/confirmed_reading.h"
#include "peil/model/study.h"

namespace peil::findings {

/// Reads a letter in Pandoc's Markdown (docs/formats/claims.md) and checks every name in it against
/// the study. Where its author marked no claims, they are found in its words
/// (reading/plain_letter.h), as spoken in the newest wave that is `held` or printed; words whose
/// reading was `confirmed` say what stands there. `where` is the
/// letter as the person named it. The language is `language`, else that of the front matter, else
/// that of the file's name (letter.nl.md), else the study's own.
///
/// Problems  those of read_markup, and "letter.language", "letter.other-study", "claim.no-kind",
///           "claim.unknown-kind", "claim.unknown-attribute", "claim.missing-attribute",
///           "claim.unknown-measure", "claim.unknown-group", "claim.unknown-wave",
///           "claim.wave-before-first", "claim.waves-not-in-order", "claim.too-few-waves",
///           "claim.one-wave", "claim.unknown-benchmark", "claim.bad-number", "claim.no-words",
///           "claim.no-number"
Result<Letter> read_letter(std::string_view text, const std::string& where, const Study& study,
                           const std::optional<std::string>& language = {},
                           std::span<const std::string> held = {},
                           const ConfirmedReadings& confirmed = {});

/// The word of a kind in a letter: "rise".
std::string kind_name(ClaimKind kind);

/// The word of a verdict for programs: "not-demonstrable".
std::string verdict_name(Verdict verdict);

/// What a claim says of its figures, for programs: its kind, "not-rise" of one that denies it.
std::string direction_name(const JudgedClaim& claim);

/// True for the kinds whose words may print marks.
bool prints_marks(ClaimKind kind);

/// True when a number can be what the claim prints. A mean: 7,3, or "een 8", within the scale; no
/// year, share or ordinal. A share of one end: 62%. A recommend score: any number from -100 to 100.
bool may_print(const Claim& claim, const NumberInText& number);

}  // namespace peil::findings
