#pragma once

#include <optional>
#include <string>
#include <vector>

#include "peil/disclosure/released.h"
#include "peil/fieldwork/lagging_levels.h"
#include "peil/fieldwork/top_lines.h"

namespace peil::disclosure {

/// A level that answered far less than the others. The numbers of people are those of its response
/// line, with which it stays inside; its mark may stay inside by itself.
struct ReleasedLagging {
  fieldwork::LaggingLevel told;
  std::optional<Held> mark_held{};  ///< then the marks are 0
};

/// What may leave of a search for highest marks that somebody may have asked for.
struct ReleasedTop {
  std::size_t compared = 0;
  bool one_day = false;
  std::vector<std::string> variables;
  std::vector<fieldwork::TopCell> cells;
  std::size_t held = 0;  ///< cells that stand out and stay inside
  std::vector<fieldwork::WithoutTop> marks;
};

/// Both signs of a wave.
struct ReleasedSigns {
  std::vector<ReleasedLagging> lagging;
  std::optional<ReleasedTop> top;
};

/// Marks of lagging levels and marks without the highest answers are means of people whom no other
/// figure of the study counts: with the means of groups, they are one set of figures, of which
/// nothing is told from which the mark of fewer than `least_shown` people would follow.
///
/// The mark of a lagging level stays inside where it, or the others together, have fewer than
/// `least_tested` answers, and where all or all but one gave one mark. A level of which the
/// response line is not `shown`, or with fewer than `least_shown` marks, is left out.
///
/// A cell of highest answers stays inside with its name where fewer than `least_shown` people are
/// in it or gave them, or are of its unit on other days; and where all, or all but one, gave them.
/// The mark without them is told where at least `least_shown` are left out, and where the mark
/// itself is shown.
///
/// Shapes    `shown` one per level of `lagging`.
/// Contract  `lagging` and `top` are of the same rows.
ReleasedSigns release_signs(const Study& study, const std::string& wave,
                            const fieldwork::LaggingLevels& lagging, const std::vector<bool>& shown,
                            const std::optional<fieldwork::TopLines>& top,
                            const Released& released);

}  // namespace peil::disclosure
