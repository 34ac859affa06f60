#include "peil/fieldwork/message_gate.h"

#include <algorithm>

namespace peil::fieldwork {
namespace {

std::optional<LeftOut> for_good(ContactResult result) {
  switch (result) {
    case ContactResult::Deceased:
      return LeftOut::Deceased;
    case ContactResult::OptedOut:
      return LeftOut::OptedOut;
    case ContactResult::Refused:
      return LeftOut::Refused;
    case ContactResult::Unable:
      return LeftOut::Unable;
    case ContactResult::LeftCountry:
      return LeftOut::LeftCountry;
    case ContactResult::NotEligible:
      return LeftOut::NotEligible;
    default:
      return {};
  }
}

// What nobody is written to after: the gravest of all that is known.
std::optional<LeftOut> out_of_the_field(const Addressee& who) {
  std::optional<LeftOut> gravest = who.earlier ? for_good(*who.earlier) : std::nullopt;
  for (const ContactEvent& event : who.events) {
    const auto found = for_good(event.result);
    if (found && (!gravest || *found < *gravest)) gravest = found;
  }
  if (!gravest && who.progress == Progress::Complete) return LeftOut::Complete;
  return gravest;
}

// The last attempt of a step tells: after one that failed, another may stand.
std::optional<LeftOut> had(const Addressee& who, const std::string& step) {
  std::optional<ContactResult> last;
  for (const ContactEvent& event : who.events)
    if (event.step == step && goes_out(event.result)) last = event.result;
  if (!last || *last == ContactResult::Failed) return {};
  return *last == ContactResult::Sent ? LeftOut::HasStep : LeftOut::InDoubt;
}

bool came_back(const Addressee& who, ContactMode mode) {
  const ContactResult back =
      mode == ContactMode::Letter ? ContactResult::Returned : ContactResult::Bounced;
  return std::ranges::any_of(who.events, [&](const ContactEvent& event) {
    return event.mode == mode && event.result == back;
  });
}

bool is_for(const MessagePlan& message, const Addressee& who) {
  switch (message.to) {
    case MessageTo::Everybody:
    case MessageTo::NotComplete:
      return true;  // who is done was left out before
    case MessageTo::NotStarted:
      return who.progress == Progress::NotStarted;
    case MessageTo::Started:
      return who.progress == Progress::Started;
    case MessageTo::Bounced:
      return std::ranges::any_of(who.events, [](const ContactEvent& event) {
        return event.result == ContactResult::Bounced || event.result == ContactResult::Returned;
      });
  }
  return false;
}

bool too_soon(const FieldPlan& field, const Addressee& who, Day day) {
  return std::ranges::any_of(who.events, [&](const ContactEvent& event) {
    return !event.step.empty() && goes_out(event.result) && event.result != ContactResult::Failed &&
           (day - event.day).count() < field.days_between;
  });
}

bool contains(const auto& list, const auto& value) {
  return std::ranges::find(list, value) != list.end();
}

Passed way_of(const MessagePlan& message, const Addressee& who) {
  bool back = false;
  for (const ContactMode mode : message.modes) {
    if (!contains(who.ways, mode)) continue;
    if (!came_back(who, mode)) return {mode, {}};
    back = true;
  }
  if (back) return {{}, LeftOut::CameBack};
  return {{}, who.stray_address ? LeftOut::StrayAddress : LeftOut::NoWay};
}

Passed passes(const FieldPlan& field, const MessagePlan& message, Day day, const Addressee& who) {
  if (const auto out = out_of_the_field(who)) return {{}, out};
  if (const auto out = had(who, message.step)) return {{}, out};
  if (!message.groups.empty() && !contains(message.groups, who.group))
    return {{}, LeftOut::OtherGroup};
  if (!message.in_language(who.language)) return {{}, LeftOut::OtherLanguage};
  if (!is_for(message, who)) return {{}, LeftOut::NotTheirTurn};
  if (too_soon(field, who, day)) return {{}, LeftOut::TooSoon};
  return way_of(message, who);
}

}  // namespace

std::vector<Passed> message_gate(const FieldPlan& field, const MessagePlan& message, Day day,
                                 std::span<const Addressee> people) {
  std::vector<Passed> all;
  all.reserve(people.size());
  for (const Addressee& who : people) all.push_back(passes(field, message, day, who));
  return all;
}

}  // namespace peil::fieldwork
