#pragma once

#include <string>
#include <string_view>

#include "peil/interview/route.h"
#include "peil/interview/shown.h"
#include "peil/interview/take.h"

namespace peil::interview {

/// One page of the route as this respondent gets it: prefilled with what we hold (also with what
/// an earlier path left behind), choices filtered, choices and rows in the respondent's own order
/// where the question rotates (the same at every visit: it depends on the respondent's id alone;
/// choices at which a text is written stay at the end).
/// `post` and `notice` are the caller's. Contract: `place` lies on the route.
PageShown shown(const Study& study, const Respondent& who, const Sent& sent, const Route& route,
                std::size_t place, std::string_view language);

/// In which order the choices or rows of the questions of a stop are shown that rotate: their names
/// under `order_prefix` and the name of the question, to be kept with the answers of the page. No
/// item has a point in its name, so no answer is called so.
constexpr std::string_view order_prefix = "peil.order.";
Answers orders_shown(const std::string& respondent, const Stop& stop, const Answers& counted);

/// The same page after it was refused: what was typed in place of what we hold, errors beside.
void show_again(PageShown& page, const Taken& taken);

}  // namespace peil::interview
