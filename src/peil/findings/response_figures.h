#pragma once

#include <optional>
#include <string>
#include <vector>

#include "peil/findings/evidence.h"

namespace peil::findings {

/// What may be claimed of a response: "invited", "answered", "complete" and "rate".
const std::vector<std::string>& response_names();

/// One number of the response of a group in a wave: people, or a rate in percent. Of a stored wave
/// it is what the report counts (response_rates.h): the rate is complete over drawn. Where the
/// store does not know it, it is what was printed: a rate that was printed is every rate that
/// rounds to it; one that was not follows from the printed numbers, complete (or else answered)
/// over invited.
///
/// Source    docs/methods/claims.md
struct ResponseFigure {
  std::string what, wave, group;
  Ground ground = Ground::None;
  Interval value;    ///< one point, but of a printed rate
  int decimals = 0;  ///< of a rate, in print
  bool fictional = false;
  bool counted_to_end = false;        ///< a rate of those who answered to the end
  std::optional<Interval> otherwise;  ///< what print has where the store has another number
  int decimals_otherwise = 0;

  bool known() const { return ground != Ground::None; }
};

ResponseFigure response_figure(const Sources& sources, const std::string& what,
                               const std::string& wave, const std::string& group);

/// A printed rate that neither of the numbers printed with it gives: people over people invited.
struct OtherRate {
  PrintedNumber rate;
  std::size_t people = 0, invited = 0;
};
std::optional<OtherRate> other_rate(const Sources& sources, const std::string& wave,
                                    const std::string& group);

}  // namespace peil::findings
