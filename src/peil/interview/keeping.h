#pragma once

#include <functional>
#include <set>
#include <span>
#include <string>
#include <string_view>
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

/// Items that another page than `post` answered after the first `seen` events: a blank for them is
/// no answer taken away, since whoever left it blank did not see the answer.
std::set<std::string, std::less<>> answered_unseen(std::span<const PageEvent> events,
                                                   std::size_t seen, std::string_view post);

/// Leaves the blanks of those items out, and their errors.
void pass_over_blanks(Taken& taken, const std::set<std::string, std::less<>>& items);

/// The questions of a page that are not asked at `stop`; all of them when nothing is asked there.
Stop rest_of_page(const Questionnaire& questionnaire, const Page& page, const Stop& stop);

/// Leaves the errors of what was typed: a question that nobody answered yet is no mistake while the
/// person stays on its page.
void forgive_blanks(Taken& taken);

}  // namespace peil::interview
