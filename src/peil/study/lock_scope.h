#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "peil/model/plan_lock.h"

/// Of what kinds the entries of a lock are. Peil came to lock more; a lock from before that stays
/// valid, is held against the entries that it could have, and says of what it cannot tell.
namespace peil::study {

/// Each has what the one before it has.
enum class LockScope : std::uint8_t {
  Figures,  ///< no breaks, benchmarks without their year
  Breaks,   ///< breaks, benchmarks by year
  Waves,    ///< mode and days of fieldwork of every wave, pages of aspects
};

/// The entry that says it; locks of Figures have none.
inline const std::string compared_entry = "comparisons";

/// What that entry says; "" of Figures.
std::string_view scope_text(LockScope scope);

/// One that says what no peil of now writes is of the last kind, and its entry deviates.
LockScope scope_of(const PlanLock& lock);

}  // namespace peil::study
