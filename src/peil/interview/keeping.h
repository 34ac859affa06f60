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

/// All questions of a page, whatever the route asks of them.
Stop whole_page(const Questionnaire& questionnaire, const Page& page);

}  // namespace peil::interview
