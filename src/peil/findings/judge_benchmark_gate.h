#pragma once

#include <string>
#include <vector>

#include "peil/findings/judge_claim.h"
#include "peil/model/published.h"

namespace peil::findings {

/// What the gate on comparability lets through: the row of one organisation in the year of the
/// wave and on the scale of the question, or the reason why nothing compares.
struct Admitted {
  const BenchmarkRow* like = nullptr;
  std::vector<const BenchmarkRow*> of_year;  ///< rows of that year, every level
  Words refused;                             ///< empty: `like` compares
};

Admitted admit(const Claim& claim, const Bench& bench);

Words level_text(BenchmarkLevel level, const Bench& bench);        ///< "losse organisaties"
std::string mark_of(const BenchmarkRow& row, const Bench& bench);  ///< "7,1"

}  // namespace peil::findings
