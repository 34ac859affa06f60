#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "peil/model/claim.h"
#include "peil/model/study.h"

namespace peil::reading {

/// What a letter without marks says of a survey.
struct PlainLetter {
  std::vector<Claim> claims;
  std::vector<NotRead> not_read;  ///< sentences about figures that were not understood
};

/// Finds every sentence of a letter that claims something about the survey, and what it claims: of
/// whom, of what, of which waves, with which numbers. What words leave out follows from the
/// sentences before; the wave that a letter speaks of when it names none is `current`. Questions
/// and plans for later claim nothing. `text` as numbers_in read its `numbers`.
///
/// Contract  peil writes in the language; `current` is a wave of the study.
/// Source    docs/methods/words-of-claims.md
PlainLetter read_plain(std::string_view text, std::span<const NumberInText> numbers,
                       const Study& study, const std::string& current, const std::string& language,
                       std::string_view written = {});

}  // namespace peil::reading
