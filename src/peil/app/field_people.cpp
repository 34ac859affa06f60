#include "peil/app/field_people.h"

#include <map>
#include <set>
#include <utility>

#include "peil/base/text.h"
#include "peil/fieldwork/mail_address.h"

namespace peil::app {
namespace {

constexpr std::size_t least_lines = 2;  // a name alone is no address

using EventsOf = std::map<std::string, std::vector<ContactEvent>>;

EventsOf events_of(const ContactStore* contacts, const std::string& wave) {
  EventsOf all;
  if (contacts == nullptr) return all;
  contacts->each(wave, [&](const ContactEvent& event) { all[event.person].push_back(event); });
  return all;
}

std::string field_of(const Person& person, const std::string& column) {
  const auto found = person.contact.find(column);
  return found == person.contact.end() ? "" : found->second;
}

bool told(const std::vector<ContactEvent>& events, ContactResult result) {
  for (const ContactEvent& event : events)
    if (event.result == result) return true;
  return false;
}

/// Who is not to be written to in any wave, by what makes them known again.
struct Gone {
  using Key = std::pair<std::string, std::string>;  // column of the frame, and what stands there
  std::set<Key> opted_out, deceased;
  std::set<std::string> addresses;  ///< of those who opted out
};

void add_gone(const Study& study, const std::string& wave, const EventsOf& events,
              const PeopleKeys& keys, const PeopleStore& people, Gone& gone) {
  bool any = false;
  for (const auto& [person, list] : events)
    any = any || told(list, ContactResult::OptedOut) || told(list, ContactResult::Deceased);
  if (!any) return;
  const Plan* plan = study.plan(wave);
  const std::string column = plan == nullptr ? "" : plan->unit_key;
  people.each(wave, keys, [&](const Person& person) {
    const auto found = events.find(person.id);
    if (found == events.end()) return;
    if (told(found->second, ContactResult::Deceased))
      gone.deceased.insert({column, person.unit_key});
    if (!told(found->second, ContactResult::OptedOut)) return;
    gone.opted_out.insert({column, person.unit_key});
    // By whichever of its columns: a plan may have called the column otherwise then.
    for (const auto& [name, text] : person.contact)
      if (const auto address = fieldwork::mail_address(text))
        gone.addresses.insert(fieldwork::address_key(*address));
  });
}

Gone gone_in_any_wave(const Study& study, const PeopleKeys& keys, const PeopleStore& people,
                      const ContactStore* contacts) {
  Gone gone;
  if (contacts == nullptr) return gone;
  for (const Wave& wave : study.waves)
    add_gone(study, wave.name, events_of(contacts, wave.name), keys, people, gone);
  return gone;
}

struct AnswerSide {
  std::map<std::string, std::string> respondent;        ///< person -> id
  std::map<std::string, fieldwork::Progress> progress;  ///< id -> how far, of those who began
};

AnswerSide answer_side(const std::string& wave, const StoresToRead& stores) {
  AnswerSide side;
  for (const KnownAs& one : stores.keys->known()) side.respondent[one.person] = one.respondent;
  stores.responses->each_response(wave, [&](const Respondent& who, const auto& events) {
    side.progress[who.id] =
        events.back().last ? fieldwork::Progress::Complete : fieldwork::Progress::Started;
  });
  return side;
}

ContactData contact_data(const Person& person, const FieldPlan& field) {
  ContactData data;
  data.unit_key = person.unit_key;
  if (!field.name.empty()) data.name = fieldwork::plain_line(field_of(person, field.name));
  if (!field.email.empty())
    data.email = fieldwork::mail_address(field_of(person, field.email)).value_or("");
  for (const std::string& column : field.address) {
    std::string line = fieldwork::plain_line(field_of(person, column));
    if (!line.empty()) data.address.push_back(std::move(line));
  }
  if (data.address.size() < least_lines) data.address.clear();
  return data;
}

fieldwork::Addressee addressee(const Study& study, const Plan& plan, const Person& person,
                               const ContactData& data, const Gone& gone) {
  fieldwork::Addressee who;
  who.person = person.id;
  who.language = study.language(person.language) ? person.language : study.source_language;
  if (!data.email.empty()) who.ways.push_back(ContactMode::Email);
  if (!data.address.empty()) who.ways.push_back(ContactMode::Letter);
  who.stray_address = data.email.empty() && !trim(field_of(person, plan.field->email)).empty();
  const Gone::Key key{plan.unit_key, person.unit_key};
  if (gone.deceased.contains(key)) {
    who.earlier = ContactResult::Deceased;
  } else if (gone.opted_out.contains(key) ||
             (!data.email.empty() && gone.addresses.contains(fieldwork::address_key(data.email)))) {
    who.earlier = ContactResult::OptedOut;
  }
  return who;
}

}  // namespace

FieldPeople field_people(const Study& study, const Plan& plan, const PeopleKeys& keys,
                         const StoresToRead& stores, const ContactStore* contacts) {
  expects(plan.field && stores.keys && stores.people, "field_people: a field, codes and people");
  const Gone gone = gone_in_any_wave(study, keys, *stores.people, contacts);
  const AnswerSide side = answer_side(plan.wave, stores);
  EventsOf events = events_of(contacts, plan.wave);
  FieldPeople all;
  all.fictional = stores.responses->fictional();
  stores.people->each(plan.wave, keys, [&](const Person& person) {
    ContactData data = contact_data(person, *plan.field);
    fieldwork::Addressee who = addressee(study, plan, person, data, gone);
    if (const auto known = side.respondent.find(person.id); known != side.respondent.end()) {
      data.respondent = known->second;
      if (const auto found = stores.responses->respondent(known->second)) who.group = found->group;
      if (const auto far = side.progress.find(known->second); far != side.progress.end())
        who.progress = far->second;
    }
    if (const auto found = events.find(person.id); found != events.end())
      who.events = std::move(found->second);
    all.seen.push_back(std::move(who));
    all.contact.push_back(std::move(data));
  });
  return all;
}

}  // namespace peil::app
