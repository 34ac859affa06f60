#include "peil/app/interview.h"

#include <algorithm>
#include <iterator>

#include "peil/access/post_mark.h"
#include "peil/app/interview_parts.h"
#include "peil/base/digest.h"
#include "peil/interview/aside.h"
#include "peil/interview/keeping.h"
#include "peil/interview/login_code.h"
#include "peil/interview/route.h"
#include "peil/interview/show.h"

namespace peil::app {
namespace {

using interview::PageShown;
using interview::Route;

constexpr std::size_t id_bytes = 16;

}  // namespace

Interview::Interview(const Study& study, const Wave& wave, ResponseStore& responses, KeyStore& keys,
                     const Clock& clock, Secrets& secrets, std::string_view server_key)
    : study_(study),
      form_(study.form(wave.name)),
      wave_(wave),
      responses_(responses),
      keys_(keys),
      clock_(clock),
      secrets_(secrets),
      server_key_(server_key) {
  if (auto record = responses_.draw_record(wave_.name)) {
    without_language_ = {std::make_move_iterator(record->without_language.begin()),
                         std::make_move_iterator(record->without_language.end())};
  }
}

std::optional<std::string> Interview::log_in(std::string_view typed_code) const {
  // A code that cannot be one costs the same look-up as one that could.
  const auto canonical = interview::canonical_login_code(typed_code);
  const auto id = keys_.respondent(interview::login_code_hmac(server_key_, canonical.value_or("")));
  const auto who = responses_.respondent(id.value_or(""));
  if (!canonical || !who || !open(*who, 0)) return {};
  return id;
}

Interview::Fieldwork Interview::fieldwork() const {
  const Day today = clock_.today(study_.time_zone);
  return {wave_.from, wave_.to, wave_.from <= today && today <= wave_.to, wave_.agency};
}

bool Interview::open(const Respondent& who, int days_of_grace) const {
  if (who.wave != wave_.name) return false;
  if (who.test) return true;
  const Day today = clock_.today(study_.time_zone);
  return wave_.from <= today && today <= wave_.to + std::chrono::days(days_of_grace);
}

Interview::Person Interview::with_events(Respondent who) const {
  Person person{.who = std::move(who), .sent = {}, .route = {}};
  person.events = responses_.events(person.who.id);
  person.sent = interview::sent_so_far(person.events);
  person.full = interview::is_full(person.events);
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

PageShown Interview::page_of(const Person& person, std::size_t place, std::string_view language) {
  PageShown page = interview::shown(study_, person.who, person.sent, person.route, place, language);
  interview::show_aside(page, study_, person.route, person.sent.answers,
                        clock_.today(study_.time_zone));
  page.seen = person.events.size();
  page.post =
      access::post_mark(server_key_, person.who.id, page.page->name, hex(secrets_.bytes(id_bytes)));
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

Interview::Health Interview::health() const {
  if (responses_.broken()) return Health::Broken;
  return responses_.full() ? Health::NoRoom : Health::Good;
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
