#pragma once

#include <optional>
#include <string>
#include <vector>

#include "peil/findings/families.h"

namespace peil::findings {

/// A change of a reporting group's mark in two parts that sum to it: its customer groups weigh
/// otherwise than before, and they gave other marks.
struct MixParts {
  double mix = 0.0;     ///< sum (P2 - P1) (m1 + m2) / 2
  double within = 0.0;  ///< sum (P1 + P2) / 2 (m2 - m1)
  struct Part {
    std::string group;
    double share_before = 0.0, share_after = 0.0;  ///< of the weight of the whole
    Step step;                                     ///< of its own mark
  };
  std::vector<Part> parts;
  bool against = false;  ///< a part demonstrably went the other way
};

/// The parts of a demonstrated change that its customer groups do not show: none of them went that
/// way demonstrably, and the mix brings at least half of the change. Nothing for other changes,
/// where a figure of a part is held, or where the parts do not add up to the whole as it was
/// weighed.
///
/// Contract  the step is that of the mean overall mark of a reporting group, judged.
/// Source    Kitagawa (1955), JASA 50, 1168-1194; docs/methods/mix-effect.md
std::optional<MixParts> mix_parts(const Step& step, const Sources& sources, JudgedSteps& judged);

}  // namespace peil::findings
