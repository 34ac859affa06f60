#include <algorithm>

#include "peil/access/post_mark.h"
#include "peil/app/interview.h"
#include "peil/app/interview_parts.h"
#include "peil/base/text.h"
#include "peil/interview/compound.h"
#include "peil/interview/show.h"

/// A page that was sent: put on disk, answered.
namespace peil::app {
namespace {

using interview::PageShown;
using interview::Route;

bool came(const interview::Fields& fields, const std::string& item) {
  return std::ranges::any_of(fields, [&](const auto& f) { return f.first == item; });
}

}  // namespace

std::string value_of(const interview::Fields& fields, std::string_view name) {
  const auto found = std::ranges::find(fields, name, [](const auto& f) { return f.first; });
  return found == fields.end() ? "" : found->second;
}

std::size_t seen_by(const interview::Fields& fields, std::size_t all) {
  const auto seen = whole_number(value_of(fields, Interview::seen_field));
  return seen && *seen >= 0 ? std::min(static_cast<std::size_t>(*seen), all) : all;
}

bool Interview::of_another_form(const Questionnaire& form, const std::string& page,
                                const interview::Fields& fields) {
  const std::string version = value_of(fields, form_field);
  return std::ranges::find(form.pages, page, &Page::name) == form.pages.end() ||
         (!version.empty() && version != form.version);
}

void Interview::send(Sending sending, Resume resume, std::function<void(Outcome)> done,
                     Failed failed) {
  const std::string respondent = sending.respondent;
  sending.fields = interview::gathered(sending.fields);
  const auto begin = [this, sending = std::move(sending), resume = std::move(resume), done,
                      failed](const Turns::Held& turn) {
    const Done finish = [turn, done](Outcome outcome) {
      done(std::move(outcome));
      turn->end();
    };
    const Failed fail = [turn, failed](std::exception_ptr why) {
      failed(std::move(why));
      turn->end();
    };
    take(sending, resume, finish, fail);
  };
  if (!turns_.enter(respondent, begin)) done(Busy{});
}

void Interview::take(const Sending& sending, const Resume& resume, const Done& done,
                     const Failed& failed) {
  std::variant<Outcome, Pending> judged;
  try {
    judged = judge(sending);
  } catch (const std::exception&) {
    return failed(std::current_exception());
  }
  if (auto* outcome = std::get_if<Outcome>(&judged)) return done(std::move(*outcome));
  Pending pending = std::get<Pending>(std::move(judged));
  PageEvent event = pending.event;
  responses_.keep(std::move(event),
                  [this, pending = std::move(pending), resume, done, failed](Kept kept) {
                    resume([this, pending, done, failed, kept] {
                      Outcome outcome;
                      try {
                        outcome = settle(pending, kept);
                      } catch (const std::exception&) {
                        return failed(std::current_exception());
                      }
                      done(std::move(outcome));
                    });
                  });
}

Interview::Refused Interview::refused_page(const Person& person, std::size_t place,
                                           const interview::Taken& taken, std::string_view language,
                                           const PageMade& made) {
  Refused refused{page_of(person, place, language)};
  refused.page.post = made.mark;
  refused.page.seen = made.seen;
  interview::show_again(refused.page, taken);
  return refused;
}

Interview::Outcome Interview::give_back(const Sending& sent) {
  Sending sending = sent;
  sending.fields = interview::gathered(sent.fields);
  const auto person = this->person(sending.respondent, grace_days);
  if (!person) return LogIn{};
  const std::string mark = value_of(sending.fields, mark_field);
  if (!access::random_of(server_key_, mark, sending.respondent, sending.page)) return Unmarked{};
  const std::size_t place = person->route.place(sending.page);
  if (place == person->route.stops.size()) return Busy{};
  const interview::Stop& stop = person->route.stops[place];
  Refused refused{page_of(*person, place, sending.language)};
  refused.page.post = mark;
  const PageShown held = refused.page;
  auto taken = interview::take(study_, person->route, stop, sending.fields, sending.language,
                               clock_.today(study_.time_zone));
  interview::show_again(refused.page, taken);
  for (std::size_t q = 0; q < held.questions.size(); ++q) {
    auto& shown = refused.page.questions[q];
    for (const std::string& item : items_shown(*shown.question)) {
      if (came(sending.fields, item)) continue;
      shown.errors.erase(item);
      const auto given = held.questions[q].given.find(item);
      if (given != held.questions[q].given.end()) shown.given[item] = given->second;
      shown.typed.erase(item);
      const auto aside = held.questions[q].typed.find(item);
      if (aside != held.questions[q].typed.end()) shown.typed[item] = aside->second;
      const auto error = held.questions[q].errors.find(item);
      if (error != held.questions[q].errors.end()) shown.errors[item] = error->second;
    }
  }
  refused.page.notice = "error_cut";
  refused.page.seen = seen_by(sending.fields, person->events.size());
  return refused;
}

std::string Interview::next_open(const Route& route) {
  return route.complete() ? "" : route.stops[route.first_open()].page->name;
}

// The page behind this one (at the end of the route the first one that was passed over), before
// it, or itself.
std::string Interview::next_of(const Route& route, const std::string& page, Way way) {
  const std::size_t here = route.place(page);
  if (way == Way::Stay) return page;
  if (way == Way::Back) return route.stops[here == 0 ? 0 : here - 1].page->name;
  return here + 1 < route.stops.size() ? route.stops[here + 1].page->name : next_open(route);
}

// The page `next`, which says that answers of the one before were kept aside.
Interview::Aside Interview::aside(const Person& person, const std::string& next,
                                  std::string_view language) {
  if (next.empty()) return {};
  Aside reply{page_of(person, person.route.place(next), language)};
  reply.page->notice = "error_aside";
  return reply;
}

Interview::Outcome Interview::settle(const Pending& pending, Kept kept) {
  const PageEvent& event = pending.event;
  const Person& before = pending.person;
  const bool off_route = pending.place == before.route.stops.size();
  if (kept == Kept::Failed) {
    if (pending.beside_route || off_route) return Busy{};
    NotSaved reply{interview::shown(study_, before.who, before.sent, before.route, pending.place,
                                    pending.language),
                   health() == Health::Broken};
    interview::show_again(reply.page, pending.taken);
    reply.page.post = pending.mark;
    reply.page.seen = pending.seen;
    reply.page.notice = "error_not_saved";
    return reply;
  }
  if (off_route) {
    const Person now = with_events(before.who);
    const std::string next = next_open(now.route);
    if (pending.leaves || !pending.beside_route) return Accepted{next};
    return aside(now, next, pending.language);
  }
  if (pending.refused) {
    auto refused = refused_page(with_events(before.who), pending.place, pending.taken,
                                pending.language, {pending.mark, pending.seen});
    if (pending.beside_route) refused.page.notice = "error_aside";
    return refused;
  }
  if (kept == Kept::Stored) {
    std::string next = next_of(after(before, event), event.page, pending.way);
    if (!pending.beside_route || pending.leaves) return Accepted{std::move(next)};
    return aside(with_events(before.who), next, pending.language);
  }
  const Person now = with_events(before.who);
  const bool still_held = std::ranges::all_of(event.answers, [&](const auto& one) {
    const auto held = now.sent.answers.find(one.first);
    return held != now.sent.answers.end() && held->second == one.second;
  });
  const std::size_t place = now.route.place(event.page);
  if (place == now.route.stops.size()) return Elsewhere{next_open(now.route)};
  if (still_held) return Accepted{next_of(now.route, event.page, pending.way)};
  PageShown page = page_of(now, place, pending.language);
  page.notice = "error_old_page";
  return Outdated{std::move(page)};
}

}  // namespace peil::app
