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

/// The mark of a lagging level is a mean of people whom no other figure of the study counts: it
/// stays inside where it, or the others together, have fewer than `least_tested` answers, where all
/// or all but one gave one mark, and where with the means of groups and of the other lagging levels
/// it would tell of fewer than `least_shown` people. `shown` says whether the response line of a
/// level is shown; a level of which it is not, or with fewer than `least_shown` marks, is left out.
std::vector<ReleasedLagging> release_lagging(const Study& study, const std::string& wave,
                                             const fieldwork::LaggingLevels& found,
                                             const std::vector<bool>& shown,
                                             const Released& released);

/// A cell stays inside with its name where fewer than `least_shown` people are in it or gave the
/// highest answers, or are of its unit on other days; and where all, or all but one, gave them. The
/// mark without them is told where at least `least_shown` are left out, and where the mark itself
/// is shown. Neither is told from which, with the marks of groups and with each other, the mark or
/// the highest answers of fewer than `least_shown` people would follow: of those who are left, too.
ReleasedTop release_top(const Study& study, const std::string& wave,
                        const fieldwork::TopLines& found, const Released& released);

}  // namespace peil::disclosure
