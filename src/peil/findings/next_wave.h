#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "peil/findings/evidence.h"

namespace peil::findings {

/// What the next wave is to know of the overall mark: each group within a margin, or a change from
/// this wave shown with a power. One of the two.
struct Wish {
  std::optional<double> margin;  ///< half of the interval, in marks
  std::optional<double> change;  ///< in marks, up or down
  double power = 0.80;           ///< that it is shown when it is there
};

/// What the wish takes of one group.
struct GroupNeeds {
  std::string group;
  std::string part_of;               ///< of a customer group its reporting group; else empty
  std::size_t people = 0;            ///< who could be drawn; 0: unknown
  std::size_t held = 0;              ///< answers in this wave
  std::optional<double> margin_now;  ///< absent: its mark is not shown, and nothing below is known
  std::optional<double> response;    ///< complete of those drawn, 0 to 1; absent: unknown
  std::size_t interviews = 0;        ///< that the wish takes
  bool beyond =
      false;  ///< no number is enough: the error of this wave is too large for that change
  std::optional<std::size_t> invitations;  ///< at the response of this wave
  std::optional<double>
      sd{};  ///< of one answer, design effect included; absent: no spread is known
};

/// Of asking somebody, in the money of whoever wants to know.
struct Prices {
  std::optional<double> interview{};   ///< of one that is held
  std::optional<double> invitation{};  ///< of one person who is invited

  bool none() const { return !interview && !invitation; }
  /// What a group costs; nothing where there is no price, no number of interviews is enough, or it
  /// is not known how many have to be invited at their price.
  std::optional<double> of(const GroupNeeds& needs) const;
};

struct NextWave {
  std::string from;                ///< the wave whose spread and response are used
  double confidence = 0.95;        ///< of each margin; of a change as its family tests it
  std::size_t together = 1;        ///< changes of reporting groups that are tested together
  std::vector<GroupNeeds> groups;  ///< reporting groups, then customer groups, as in the study
};

/// How many interviews the next wave takes, group by group, from the spread that this one found:
/// the variance of one answer with its design effect, the finite population taken out where it is
/// known. For a change this wave's own error counts as known, and the level is that of the family:
/// 1 - confidence over the number of groups of that kind (Bonferroni). A reporting group is looked
/// at as one sample drawn as in this wave; its customer groups each by themselves.
///
/// Contract  a wave with results; the wish has a margin or a change above 0, power below 1.
/// Source    docs/methods/next-wave.md
NextWave next_wave(const Sources& sources, const Wish& wish);

}  // namespace peil::findings
