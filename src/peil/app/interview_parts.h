#pragma once

#include <cstddef>
#include <string>
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
  PageEvent event;
  interview::Taken taken;
  std::string mark;       ///< as the form carried it
  std::size_t place = 0;  ///< on the route; its end when the page is off it
  Way way = Way::Next;
  std::string language;       ///< of the page to show; the event may hold none
  bool beside_route = false;  ///< holds answers to questions that are not asked any more
  bool refused = false;       ///< once kept, the page is shown again with its errors
  bool leaves = false;        ///< no page is shown
  std::size_t seen = 0;       ///< PageShown::seen of the page that was sent
};

}  // namespace peil::app
