#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "peil/app/interview.h"
#include "peil/interview/route.h"
#include "peil/interview/take.h"

/// What the files of Interview share, and nobody else sees.
namespace peil::app {

struct Interview::Person {
  Respondent who;
  interview::Sent sent;
  interview::Route route;
  std::vector<PageEvent> events = {};  ///< what `sent` is made of
  bool full = false;                   ///< so much came that no more is taken
};

struct Interview::Pending {
  Person person;
  Page page = {};  ///< of the form; with a name alone when the form does not have it by now
  PageEvent event = {};
  interview::Taken taken = {};
  std::string mark = {};  ///< as the form carried it
  std::size_t place = 0;  ///< on the route; its end when the page is off it
  Way way = Way::Next;
  std::string language = {};  ///< of the page to show; the event may hold none
  bool beside_route = false;  ///< holds answers to questions that are not asked any more
  bool refused = false;       ///< once kept, the page is shown again with its errors
  bool shown_again = false;   ///< in another language
  bool leaves = false;        ///< no page is shown
  std::size_t seen = 0;       ///< PageShown::seen of the page that was sent
};

/// Whoever has a page open at midnight of the last day can still send it.
constexpr int grace_days = 1;

/// The first value of that name, or "".
std::string value_of(const interview::Fields& fields, std::string_view name);

/// PageShown::seen as a page carried it, `all` when it carried none.
std::size_t seen_by(const interview::Fields& fields, std::size_t all);

}  // namespace peil::app
