#pragma once

#include <string>
#include <vector>

#include "peil/findings/judge_claim.h"
#include "peil/model/published.h"

namespace peil::findings {

/// What the gate on comparability lets through: the row of one organisation in the year of the
/// wave, or the reasons why it does not compare, or that there is none.
struct Admitted {
  const BenchmarkRow* like = nullptr;
  std::vector<const BenchmarkRow*> of_year;  ///< rows of that year, every level
  std::vector<Words> refused;                ///< empty: `like` compares
};

Admitted admit(const Claim& claim, const Bench& bench);

Words level_text(BenchmarkLevel level, const Bench& bench);        ///< "losse organisaties"
std::string mark_of(const BenchmarkRow& row, const Bench& bench);  ///< "7,1"

}  // namespace peil::findings
