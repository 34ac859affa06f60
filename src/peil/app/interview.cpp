#include "peil/app/interview.h"

#include <algorithm>
#include <deque>
#include <mutex>
#include <unordered_map>

#include "peil/base/digest.h"
#include "peil/base/outside_error.h"
#include "peil/interview/login_code.h"
#include "peil/interview/route.h"
#include "peil/interview/show.h"

namespace peil::app {
namespace {

using interview::PageShown;
using interview::Route;

// Whoever has a page open at midnight of the last day can still send it.
constexpr int grace_days = 1;
constexpr std::size_t id_bytes = 16;
constexpr std::size_t signature_digits = 32;  // 128 bits

std::string field(const interview::Fields& fields, std::string_view name) {
  for (const auto& [key, value] : fields) {
    if (key == name) return value;
  }
  return {};
}

}  // namespace

struct Interview::Person {
  Respondent who;
  interview::Sent sent;
  Route route;
};

struct Interview::Pending {
  Person person;
  PageEvent event;
  interview::Taken taken;
  std::string mark;  ///< as the form carried it
  std::size_t place = 0;
};

// One page at a time for each respondent: what is computed from the events (is this the last page,
// do we still hold this answer) stays true until the page is on disk.
class Interview::Turns {
 public:
  // Runs `task` now, or after those of the same respondent that came before it.
  void enter(const std::string& respondent, std::function<void()> task) {
    {
      const std::scoped_lock lock(mutex_);
      const auto [turn, first] = waiting_.try_emplace(respondent);
      if (!first) {
        turn->second.push_back(std::move(task));
        return;
      }
    }
    task();
  }

  void leave(const std::string& respondent) {
    std::function<void()> next;
    {
      const std::scoped_lock lock(mutex_);
      const auto turn = waiting_.find(respondent);
      if (turn->second.empty()) {
        waiting_.erase(turn);
        return;
      }
      next = std::move(turn->second.front());
      turn->second.pop_front();
    }
    next();
  }

 private:
  std::mutex mutex_;
  std::unordered_map<std::string, std::deque<std::function<void()>>> waiting_;
};

Interview::Interview(const Study& study, const Wave& wave, ResponseStore& responses, KeyStore& keys,
                     const Clock& clock, Secrets& secrets, std::string server_key)
    : study_(study),
      form_(study.form(wave.name)),
      wave_(wave),
      responses_(responses),
      keys_(keys),
      clock_(clock),
      secrets_(secrets),
      server_key_(std::move(server_key)),
      turns_(std::make_unique<Turns>()) {}

Interview::~Interview() = default;

std::optional<std::string> Interview::log_in(std::string_view typed_code) const {
  // A code that cannot be one costs the same look-up as one that could.
  const auto canonical = interview::canonical_login_code(typed_code);
  const auto id = keys_.respondent(interview::login_code_hmac(server_key_, canonical.value_or("")));
  if (!canonical || !id) return {};
  const auto who = responses_.respondent(*id);
  if (!who || !open(*who, 0)) return {};
  return id;
}

std::string Interview::sign(const std::string& text) const {
  return hex(hmac_sha256(server_key_, text)).substr(0, signature_digits);
}

std::string Interview::ticket(const std::string& respondent) const {
  return respondent + "." + sign("ticket:" + respondent);
}

std::optional<std::string> Interview::holder(std::string_view ticket) const {
  const std::string respondent(ticket.substr(0, ticket.find('.')));
  if (!same_secret(ticket, this->ticket(respondent))) return {};
  return respondent;
}

bool Interview::open(const Respondent& who, int days_of_grace) const {
  if (who.wave != wave_.name) return false;
  if (who.test) return true;
  const Day today = clock_.today();
  return wave_.from <= today && today <= wave_.to + std::chrono::days(days_of_grace);
}

Interview::Person Interview::with_events(Respondent who) const {
  Person person{std::move(who), {}, {}};
  person.sent = interview::sent_so_far(responses_.events(person.who.id));
  person.route = interview::route(form_, person.who.group, person.sent);
  return person;
}

std::optional<Interview::Person> Interview::person(const std::string& id, int days_of_grace) const {
  auto who = responses_.respondent(id);
  if (!who || !open(*who, days_of_grace)) return {};
  return with_events(std::move(*who));
}

Interview::Thanks Interview::thanks_of(const Person& person) const {
  const auto& stops = person.route.stops;
  return {person.sent.day, open(person.who, 0), stops.empty() ? "" : stops.front().page->name,
          person.who.test};
}

std::string Interview::new_mark(const std::string& respondent, const std::string& page) {
  const std::string random = hex(secrets_.bytes(id_bytes));
  return random + "." + sign("post:" + respondent + "|" + page + "|" + random);
}

// The random part of a mark that is ours, else nothing.
std::string Interview::mark_of(const Sending& sending) const {
  const std::string mark = field(sending.fields, "post");
  const std::string random = mark.substr(0, mark.find('.'));
  const std::string ours =
      random + "." + sign("post:" + sending.respondent + "|" + sending.page + "|" + random);
  return same_secret(mark, ours) ? random : "";
}

PageShown Interview::page_of(const Person& person, std::size_t place, std::string_view language) {
  PageShown page = interview::shown(study_, person.who, person.sent, person.route, place, language);
  page.post = new_mark(person.who.id, page.page->name);
  return page;
}

Interview::View Interview::show(const std::string& respondent, std::string_view page,
                                std::string_view language) {
  const auto person = this->person(respondent, 0);
  if (!person) return LogIn{};
  const Route& route = person->route;
  const std::size_t open = route.first_open();
  if (page.empty()) {
    if (route.complete()) return thanks_of(*person);
    return page_of(*person, open, language);
  }
  const auto& pages = form_.pages;
  if (std::ranges::find(pages, page, &Page::name) == pages.end()) return NoSuchPage{};
  const std::size_t place = route.place(page);
  if (place < route.stops.size() && (place <= open || route.stops[place].sent)) {
    return page_of(*person, place, language);
  }
  if (route.complete()) return thanks_of(*person);
  return Elsewhere{route.stops[open].page->name};
}

Interview::View Interview::thanks(const std::string& respondent) const {
  auto who = responses_.respondent(respondent);
  if (!who || who->wave != wave_.name) return LogIn{};
  const Person person = with_events(std::move(*who));
  if (person.route.complete()) return thanks_of(person);
  if (!open(person.who, 0)) return LogIn{};
  return Elsewhere{person.route.stops[person.route.first_open()].page->name};
}

void Interview::send(Sending sending, Resume resume, std::function<void(Outcome)> done,
                     Failed failed) {
  const std::string respondent = sending.respondent;
  Done finish = [this, respondent, done = std::move(done)](Outcome outcome) {
    done(std::move(outcome));
    turns_->leave(respondent);
  };
  Failed fail = [this, respondent, failed = std::move(failed)](std::exception_ptr why) {
    failed(why);
    turns_->leave(respondent);
  };
  turns_->enter(respondent, [this, sending = std::move(sending), resume = std::move(resume),
                             finish = std::move(finish),
                             fail = std::move(fail)] { take(sending, resume, finish, fail); });
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

// What can be said before the store is asked, or the event to put on disk.
std::variant<Interview::Outcome, Interview::Pending> Interview::judge(const Sending& sending) {
  const auto& pages = form_.pages;
  auto person = this->person(sending.respondent, grace_days);
  if (!person) return LogIn{};
  if (std::ranges::find(pages, sending.page, &Page::name) == pages.end()) return NoSuchPage{};
  const Route& route = person->route;
  const std::size_t place = route.place(sending.page);
  if (place == route.stops.size()) return Elsewhere{next_open(route)};

  const std::string mark = mark_of(sending);
  auto taken = interview::take(study_, route, route.stops[place], sending.fields, sending.language);
  if (mark.empty() || !taken.errors.empty()) {
    PageShown page = page_of(*person, place, sending.language);
    if (mark.empty()) {
      taken.errors.clear();
      page.notice = "error_not_saved";
    }
    interview::show_again(page, taken);
    if (mark.empty()) return Unmarked{std::move(page)};
    return Refused{std::move(page)};
  }
  Pending pending{std::move(*person), {}, std::move(taken), field(sending.fields, "post"), place};
  pending.event = {sending.respondent, sending.page,  mark,           pending.taken.answers,
                   sending.language,   form_.version, clock_.today(), false};
  pending.event.last = after(pending.person, pending.event).complete();
  return pending;
}

// The route once this event is on disk.
Route Interview::after(const Person& person, const PageEvent& event) const {
  interview::Sent sent = person.sent;
  for (const auto& [item, given] : event.answers) sent.answers[item] = given;
  sent.pages.insert(event.page);
  return interview::route(form_, person.who.group, sent);
}

std::string Interview::next_open(const Route& route) {
  return route.complete() ? "" : route.stops[route.first_open()].page->name;
}

// The page behind this one; at the end of the route the first one that was passed over.
std::string Interview::next_of(const Route& route, const std::string& page) {
  const std::size_t place = route.place(page) + 1;
  return place < route.stops.size() ? route.stops[place].page->name : next_open(route);
}

Interview::Outcome Interview::settle(const Pending& pending, Kept kept) {
  const PageEvent& event = pending.event;
  if (kept == Kept::Stored) {
    return Accepted{next_of(after(pending.person, event), event.page)};
  }
  if (kept == Kept::Failed) {
    NotSaved reply{interview::shown(study_, pending.person.who, pending.person.sent,
                                    pending.person.route, pending.place, event.language),
                   store_broken()};
    interview::show_again(reply.page, pending.taken);
    reply.page.post = pending.mark;
    reply.page.notice = "error_not_saved";
    return reply;
  }
  const Person now = with_events(pending.person.who);
  const bool still_held = std::ranges::all_of(event.answers, [&](const auto& one) {
    const auto held = now.sent.answers.find(one.first);
    return held != now.sent.answers.end() && held->second == one.second;
  });
  if (still_held) return Accepted{next_of(now.route, event.page)};
  const std::size_t place = now.route.place(event.page);
  if (place == now.route.stops.size()) return Elsewhere{next_open(now.route)};
  PageShown page = page_of(now, place, event.language);
  page.notice = "error_old_page";
  return Outdated{std::move(page)};
}

// After a failed sync every call to the store fails; after a full disk only the writing does.
bool Interview::store_broken() const {
  try {
    responses_.fictional();
    return false;
  } catch (const OutsideError&) {
    return true;
  }
}

std::vector<Interview::TestCode> Interview::make_test_codes(std::size_t count) {
  std::vector<Respondent> people;
  std::vector<KeyEntry> keys;
  std::vector<TestCode> codes;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string& group = study_.customer_groups[i % study_.customer_groups.size()].name;
    const std::string code =
        interview::make_login_code(secrets_.bytes(interview::login_code_bytes));
    Respondent who;
    who.id = hex(secrets_.bytes(id_bytes));
    who.wave = wave_.name;
    who.group = group;
    who.stratum = group;
    who.test = true;
    keys.push_back({interview::login_code_hmac(server_key_, code), who.id, ""});
    codes.push_back({group, interview::printed_login_code(code)});
    people.push_back(std::move(who));
  }
  responses_.enrol(people, std::nullopt);
  keys_.add(keys);
  return codes;
}

}  // namespace peil::app
