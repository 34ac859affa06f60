#include <algorithm>
#include <set>
#include <utility>

#include "peil/access/post_mark.h"
#include "peil/app/interview.h"
#include "peil/app/interview_parts.h"
#include "peil/interview/aside.h"
#include "peil/interview/keeping.h"
#include "peil/interview/show.h"
#include "peil/sampling/alike.h"

/// A page that was sent, before the store is asked: whose it is, what it says, what of it is kept.
namespace peil::app {
namespace {

using interview::Route;
using interview::Stop;

// Blanks of questions that the page may not have shown say nothing.
void leave_out_blanks(interview::Taken& taken) {
  std::erase_if(taken.typed, [](const auto& typed) { return typed.second.empty(); });
}

}  // namespace

// What can be said before the store is asked, or the event to put on disk.
std::variant<Interview::Outcome, Interview::Pending> Interview::judge(const Sending& sending) {
  auto begun = begin(sending);
  if (auto* outcome = std::get_if<Outcome>(&begun)) return std::move(*outcome);
  Pending pending = std::get<Pending>(std::move(begun));
  read(sending, pending);
  const bool nothing = pending.event.answers.empty();
  if (nothing && pending.refused) {
    return refused_page(pending.person, pending.place, pending.taken, pending.language,
                        {pending.mark, pending.seen});
  }
  const bool off_route = pending.place == pending.person.route.stops.size();
  if (!nothing && !off_route) {
    const Stop& stop = pending.person.route.stops[pending.place];
    pending.event.answers.merge(
        interview::orders_shown(sending.respondent, stop, pending.person.route.counted));
  }
  if (nothing && (off_route || sending.way != Way::Next)) return onwards(pending.person, sending);
  pending.event.last = after(pending.person, pending.event).complete();
  return pending;
}

// Whose page it is, and where it lies now. A page that the form does not have by now is one
// without questions.
std::variant<Interview::Outcome, Interview::Pending> Interview::begin(const Sending& sending) {
  auto person = this->person(sending.respondent, grace_days);
  if (!person) return LogIn{};
  const auto page = std::ranges::find(form_.pages, sending.page, &Page::name);
  const std::string mark = value_of(sending.fields, mark_field);
  const auto random = access::random_of(server_key_, mark, sending.respondent, sending.page);
  if (!random && page == form_.pages.end()) return NoSuchPage{};
  if (!random) return Unmarked{};
  if (person->full) return Full{};
  Pending pending{std::move(*person)};
  if (page == form_.pages.end()) {
    pending.page.name = sending.page;
  } else {
    pending.page = *page;
  }
  pending.mark = mark;
  pending.place = pending.person.route.place(sending.page);
  pending.way = sending.way;
  pending.shown_again = sending.way == Way::Stay && !sending.again_in.empty();
  pending.leaves = sending.way == Way::Stay && !pending.shown_again;
  pending.language = sending.again_in.empty() ? sending.language : sending.again_in;
  pending.seen = seen_by(sending.fields, pending.person.events.size());
  pending.event = {.respondent = sending.respondent,
                   .page = sending.page,
                   .post = *random,
                   .answers = {},
                   .language = kept_language(pending.person.who, sending.language),
                   .version = form_.version,
                   .day = clock_.today(study_.time_zone)};
  return pending;
}

// What the page says, and what of it is kept.
void Interview::read(const Sending& sending, Pending& pending) const {
  const Person& person = pending.person;
  const bool off_route = pending.place == person.route.stops.size();
  const Stop stop = off_route ? Stop{&pending.page, {}, false} : person.route.stops[pending.place];
  auto& taken = pending.taken;
  taken = interview::take(study_, person.route, stop, sending.fields, pending.language,
                          pending.event.day);
  const auto unseen = interview::answered_unseen(person.events, pending.seen, pending.event.post);
  interview::pass_over_blanks(taken, unseen);
  if (pending.way == Way::Stay) interview::forgive_blanks(taken);
  pending.refused = !taken.errors.empty() && (pending.way == Way::Next || pending.shown_again);

  const Answers& held = person.sent.answers;
  Answers& kept = pending.event.answers;
  kept = beside(sending, pending, stop);
  if (pending.way == Way::Next && pending.refused) return;
  if (pending.way == Way::Next) {
    kept.insert(taken.answers.begin(), taken.answers.end());
  } else {
    kept.merge(interview::worth_keeping(taken, held));
    if (!pending.shown_again) kept.merge(interview::typed_aside(stop, taken, held));
  }
  kept.merge(interview::aside_no_more(taken, held, unseen));
}

// What came for questions that are not asked on the page: of its own, since another window changed
// what they depend on, and such as it has no more, since the form was changed.
Answers Interview::beside(const Sending& sending, Pending& pending, const Stop& stop) const {
  const Person& person = pending.person;
  const Answers& held = person.sent.answers;
  const Stop others = interview::rest_of_page(form_, pending.page, stop);
  auto rest = interview::take(study_, person.route, others, sending.fields, study_.source_language,
                              pending.event.day);
  Answers kept = interview::worth_keeping_aside(rest, sending.fields, held);
  leave_out_blanks(rest);
  kept.merge(interview::typed_aside(others, rest, held));
  const bool off_the_page = !kept.empty();
  kept.merge(interview::aside_no_more(rest, held, {}));
  Answers strays;
  if (of_another_form(form_, sending.page, sending.fields)) {
    strays = interview::strays(study_, form_, person.route, pending.page, sending.fields, held,
                               pending.event.day);
  }
  pending.beside_route = off_the_page || interview::holds_aside(strays);
  kept.merge(strays);
  return kept;
}

// Where few people of the frame have a language, its name would tell who answers.
std::string Interview::kept_language(const Respondent& who, const std::string& language) const {
  const Plan* plan = study_.plan(wave_.name);
  if (without_language_.empty() || plan == nullptr) return language;
  const std::string cell = sampling::cell_of(*plan, who.group, who.stratum, who.design);
  return without_language_.contains(cell) ? "" : language;
}

// A page with nothing to keep.
Interview::Outcome Interview::onwards(const Person& person, const Sending& sending) {
  const Route& route = person.route;
  if (route.place(sending.page) == route.stops.size()) return Elsewhere{next_open(route)};
  return Accepted{next_of(route, sending.page, sending.way)};
}

// The route once this event is on disk.
Route Interview::after(const Person& person, const PageEvent& event) const {
  interview::Sent sent = person.sent;
  for (const auto& [item, given] : event.answers) sent.answers[item] = given;
  sent.pages.insert(event.page);
  return interview::route(form_, person.who.group, sent);
}

}  // namespace peil::app
