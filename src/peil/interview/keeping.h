#pragma once

#include <vector>

#include "peil/interview/take.h"
#include "peil/model/response.h"

namespace peil::interview {

/// True when so much came from one respondent that no more is taken: far more than anybody fills in
/// by hand, so that what a script sends does not fill the disk.
bool is_full(const std::vector<PageEvent>& events);

/// What a page that was left half done has to keep: valid answers, and blanks where an answer was
/// taken away. A question that was not reached yet stays open.
Answers worth_keeping(const Taken& taken, const Answers& held);

/// Of questions of a page that are no longer asked on it: the valid answers that came. What did not
/// come takes nothing away, since the page may not have shown it.
Answers worth_keeping_aside(const Taken& taken, const Fields& came, const Answers& held);

/// The questions of a page that are not asked at `stop`; all of them when nothing is asked there.
Stop rest_of_page(const Questionnaire& questionnaire, const Page& page, const Stop& stop);

/// Leaves the errors of what was typed: a question that nobody answered yet is no mistake while the
/// person stays on its page.
void forgive_blanks(Taken& taken);

}  // namespace peil::interview
