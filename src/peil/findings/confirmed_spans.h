#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "peil/base/result.h"
#include "peil/findings/letter_markup.h"
#include "peil/model/claim.h"
#include "peil/model/confirmed_reading.h"

namespace peil::findings {

/// Says, in place of claims, that words say nothing of the survey.
inline constexpr std::string_view says_nothing = "nothing";

/// Where the words of confirmed readings stand in a letter, as if their author had marked them. A
/// figure (7,7, 62%, 3 punten) may be another one since: it is held against what the words were
/// confirmed to say. A whole number alone, a year or the 8 of "8 of hoger", is one of the words, and
/// so is every figure of words that say nothing. Words that stand in the letter no more, or behind
/// other words than they were confirmed with, are passed over; those that say nothing have no
/// attributes.
///
/// Problems  those of the braces, in the file of the readings; "readings.no-claim"
std::vector<MarkedSpan> confirmed_spans(std::string_view letter, const ConfirmedReadings& confirmed,
                                        Problems& problems);

/// The last words of a letter before words that stand on that line or behind it; "" where they do
/// not, or nothing is before them.
std::string words_before(std::string_view letter, std::size_t line, const std::string& of);

/// What a claim says as it stands in the braces behind marked words, without them.
std::string braces_of(const Claim& claim);

}  // namespace peil::findings
