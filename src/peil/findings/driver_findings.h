#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "peil/findings/driver_tables.h"

namespace peil::findings {

/// What is said of the aspects of one model, all of them at once.
struct DriverFinding {
  std::string group;
  std::string theme{};              ///< whose aspects these are; empty: of the group as a whole
  LocalText label{};                ///< of the theme
  bool of_themes = false;           ///< the lines are themes
  std::vector<DriverLine> lines{};  ///< of which it is shown; none: of no one
  std::size_t family = 0;           ///< aspects that were looked at together
  double sure = 0.0;                ///< part of the draws that it takes
  double confidence = 0.95;  ///< that of all that are looked at together none is said wrongly
  std::size_t draws = 0;
  bool enough_draws = true;  ///< false: with so few none can be said, whatever they hold
  std::optional<bool> added_afterwards{};  ///< absent: no plan of the wave was locked
};

/// Important: it explains more than an equal part of what the aspects explain. Valued: its mean
/// lies above the plain mean of theirs. Both at the study's confidence, two-sided and Bonferroni
/// over the aspects of the model, by the draws of the bootstrap. Priority: important and rated low
/// in one, at the study's confidence for all aspects and themes of the group (driver_first.h).
struct DriverFindings {
  DriverFinding priority, important, valued;
  std::vector<std::string> weighed;  ///< columns of all aspects that were weighed together
};

/// One of each table whose bootstrap passed the gate. Lines lie in the order in which they matter:
/// by importance, or by mean.
///
/// Source    docs/methods/priority-matrix.md
std::vector<DriverFindings> driver_findings(const DriverTables& tables, double confidence);

}  // namespace peil::findings
