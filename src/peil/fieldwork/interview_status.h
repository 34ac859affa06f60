#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "peil/fieldwork/outcome_code.h"
#include "peil/model/questionnaire.h"
#include "peil/model/response.h"

namespace peil::fieldwork {

/// Where the interview of one person stands. Of what they answered it says how much, and nothing
/// else.
struct InterviewProgress {
  InterviewStatus status = InterviewStatus::NotOpened;
  std::string last_page;         ///< on which who broke off was last; empty: did not break off
  std::optional<Day> completed;  ///< the day of the first page after which nothing was left to ask
};

/// Of the items that the route asks of them, as far as it is known from what they sent, the share
/// that has an answer. Don't know and not applicable are answers; items left empty and items on
/// pages that were not reached are none. 0: nothing is asked.
double share_answered(const Questionnaire& form, std::string_view group,
                      std::span<const PageEvent> events);

/// `partial`: Plan::partial. Complete is who is complete in the file of answers: whose last page
/// was the last one.
InterviewProgress interview_progress(const Questionnaire& form, std::string_view group,
                                     std::span<const PageEvent> events, double partial);

}  // namespace peil::fieldwork
