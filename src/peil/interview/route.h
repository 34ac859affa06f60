#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "peil/model/answer.h"
#include "peil/model/questionnaire.h"
#include "peil/model/response.h"

namespace peil::interview {

/// What a respondent has sent so far: every last given answer, also those that the route has left
/// since, and the pages that were sent.
struct Sent {
  Answers answers;
  std::set<std::string, std::less<>> pages;
  std::string language;  ///< of the last page; empty when nothing was sent
  Day day;               ///< of the last page
  bool complete = false;
};

/// One page on the route with the questions that are asked on it.
struct Stop {
  const Page* page = nullptr;
  std::vector<const Question*> questions;  ///< never empty
  bool sent = false;                       ///< every item on it was sent and counts
};

struct Route {
  const Questionnaire* form = nullptr;  ///< through which it leads
  std::vector<Stop> stops;              ///< in the order of asking
  Answers counted;   ///< the answers on the route, and what is calculated of them
  Answers unchosen;  ///< texts held at choices that are not chosen (any more)

  /// Place of a page on the route, or stops.size().
  std::size_t place(std::string_view page) const;
  /// Place of the first page that is still to be sent, or stops.size().
  std::size_t first_open() const;
  bool complete() const { return first_open() == stops.size(); }
};

/// The pages and questions that a respondent of `group` gets for what was sent so far. One pass:
/// a condition looks back only, and an answer counts only when its own question is asked, so
/// taking back one answer takes the whole branch behind it off the route. A choice that its filter
/// no longer offers does not count either, and its page is open again; a question whose filter
/// leaves no choice is not asked.
Route route(const Questionnaire& questionnaire, std::string_view group, const Sent& sent);

/// The answers that count for a respondent of `group`: those of questions on the route. The rest
/// is kept aside in the events and comes back when the path returns.
Answers on_route(const Questionnaire& questionnaire, std::string_view group,
                 const Answers& answers);

/// True when the answer to a question holds a choice.
bool holds_choice(const Answers& answers, std::string_view question, std::string_view choice);

/// The choices of a question that are offered, in the study's order.
std::vector<const Choice*> offered(const Question& question, const Answers& counted);

/// True when an answer of this page may decide whether a question of another page is asked.
bool later_page_depends_on(const Questionnaire& questionnaire, std::string_view group,
                           const Page& page);

/// Events in their order, oldest first. The last given answer per item wins, also when it is
/// "left empty".
Sent sent_so_far(std::span<const PageEvent> events);

/// The response of one respondent: the same fold, with who it is. `answers` holds those off the
/// route as well; on_route() gives those that count. Complete when nothing was left to ask after
/// the last event.
Response fold(Respondent who, std::span<const PageEvent> events);

}  // namespace peil::interview
