#pragma once

#include <set>
#include <string>
#include <string_view>

#include "peil/interview/route.h"
#include "peil/interview/shown.h"
#include "peil/interview/take.h"

/// What was typed and is no answer: it is never counted, but whoever typed it finds it again on its
/// page. It is kept among the answers of the page that sent it, as the values that came (a list of
/// texts) under the name of its item behind `aside_prefix`; Absent::Skipped there means that
/// nothing is kept any more. No item has a point in its name, so no answer is called so.
namespace peil::interview {

constexpr std::string_view aside_prefix = "peil.aside.";

std::string aside_name(std::string_view item);

/// Of the items in error those that somebody filled in. Without what is held already.
Answers typed_aside(const Stop& stop, const Taken& taken, const Answers& held);

/// What is kept aside for items that have an answer now, or that were left blank by who saw it:
/// nothing any more. `unseen` are items and names of what came after the page was made.
Answers aside_no_more(const Taken& taken, const Answers& held,
                      const std::set<std::string, std::less<>>& unseen);

/// Fields of a page that has no such questions by now, since the form was changed: an answer where
/// the question is asked elsewhere and the answer fits, else kept aside under its name. At most
/// `most_strays` names, of no more than `most_name` bytes, are kept of what the form does not know.
constexpr std::size_t most_strays = 200;
constexpr std::size_t most_name = 100;
bool may_be_stray(std::string_view name);
Answers strays(const Study& study, const Questionnaire& form, const Route& route, const Page& page,
               const Fields& fields, const Answers& held, std::optional<Day> today);

/// True when something of these is kept aside.
bool holds_aside(const Answers& answers);

/// Puts what is kept aside for the questions of a page in its fields, each with its mistake.
void show_aside(PageShown& page, const Study& study, const Route& route, const Answers& held,
                std::optional<Day> today);

}  // namespace peil::interview
