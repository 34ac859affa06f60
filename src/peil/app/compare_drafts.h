#pragma once

#include <optional>
#include <string>
#include <vector>

#include "peil/model/claim.h"

namespace peil::app {

/// Words of a draft of a letter, and what came of them: "supported", "not-read".
struct DraftSaid {
  std::string words, verdict;

  bool operator==(const DraftSaid&) const = default;
};

/// What an earlier draft said and a later one says in its place; without `before` it is new,
/// without `after` it is gone.
struct DraftChange {
  std::optional<DraftSaid> before, after;
};

/// What two drafts of one letter say differently of the survey, in the order of the later one:
/// other words, or the same words with another verdict.
std::vector<DraftChange> compare_drafts(const JudgedLetter& earlier, const JudgedLetter& later);

}  // namespace peil::app
