#pragma once

#include <optional>
#include <string>
#include <vector>

#include "peil/findings/step.h"

namespace peil::findings {

/// How many of the people of a group who were asked answered to the end, in two waves.
struct ResponseChange {
  std::string group, before_wave, after_wave;
  std::size_t drawn_before = 0, complete_before = 0, drawn_after = 0, complete_after = 0;
  Outcome outcome = Outcome::NotTested;
  std::optional<double> p, adjusted_p;  ///< two-sided; with its family
  std::size_t family = 0;
  Interval interval;  ///< of the difference, one comparison

  double before() const {
    return static_cast<double>(complete_before) / static_cast<double>(drawn_before);
  }
  double after() const {
    return static_cast<double>(complete_after) / static_cast<double>(drawn_after);
  }
  double difference() const { return after() - before(); }
};

/// Not shown, and would be if it were the only comparison.
bool stands_out_alone(const ResponseChange& change, const Rules& rules);

/// Of every group, the last wave of which somebody recorded who was asked against the one before
/// it; groups of one kind are one family. Not tested where fewer than the study tests on were
/// asked, and where the two samples may hold the same people. What share of the frame was drawn is
/// a decision and not chance: it is not tested.
///
/// Source    Two proportions, each with its own variance, in the test as in the interval, so that
///           the two never disagree: Agresti (2002), Categorical Data Analysis, 3.1.
///           docs/methods/response.md
std::vector<ResponseChange> response_changes(const Sources& sources,
                                             const std::vector<std::string>& reporting,
                                             const std::vector<std::string>& customers);

}  // namespace peil::findings
