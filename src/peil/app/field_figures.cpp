#include "peil/app/field_figures.h"

#include <fmt/format.h>

#include <map>
#include <utility>

#include "peil/app/read_study.h"
#include "peil/base/counted.h"

namespace peil::app {
namespace {

Problems field_problem(const char* code, const std::string& wave, std::string message,
                       std::string mend) {
  return {{code, "wave " + wave, 0, 0, std::move(message), std::move(mend)}};
}

using Progress = std::map<std::string, fieldwork::InterviewProgress, std::less<>>;

// By the id on the answer side: who has begun. The answers themselves are let go of at once.
Progress interviews(const Study& study, const Plan& plan, const ResponseStore& answers) {
  Progress all;
  const Questionnaire& form = study.form(plan.wave);
  answers.each_response(plan.wave, [&](const Respondent& who, const std::vector<PageEvent>& sent) {
    all[who.id] = fieldwork::interview_progress(form, who.group, sent, plan.partial);
  });
  return all;
}

struct Contacted {
  fieldwork::FieldHistory history;
  std::optional<ContactMode> mode;  // by which they were first written to
};

Contacted contacted(std::vector<ContactEvent> events) {
  const ContactEvent* first = nullptr;
  for (const ContactEvent& event : events) {
    const bool out = goes_out(event.result) && event.result != ContactResult::Failed;
    if (out && (first == nullptr || event.day < first->day)) first = &event;
  }
  const auto mode = first == nullptr ? std::nullopt : std::optional(first->mode);
  return {fieldwork::FieldHistory(std::move(events)), mode};
}

// Reads what is recorded of the people of a wave.
class Contacts {
 public:
  Contacts(const ContactStore* store, const std::string& wave) {
    if (store == nullptr) return;
    store->each(wave, [&](const ContactEvent& event) {
      ++events;
      sending_recorded = sending_recorded || goes_out(event.result);
      people_[event.person].push_back(event);
    });
  }
  Contacted take(const std::string& person) {
    const auto found = people_.find(person);
    if (found == people_.end()) return {};
    return contacted(std::move(people_.extract(found).mapped()));
  }
  /// Events of whom nobody took.
  std::size_t left() const {
    std::size_t all = 0;
    for (const auto& [person, theirs] : people_) all += theirs.size();
    return all;
  }

  std::size_t events = 0;
  bool sending_recorded = false;

 private:
  std::map<std::string, std::vector<ContactEvent>, std::less<>> people_;
};

std::size_t drawn_in(const ResponseStore& answers, const std::string& wave) {
  std::size_t drawn = 0;
  for (const auto& [group, people] : answers.enrolled(wave)) drawn += people;
  return drawn;
}

// Everybody on the list with whom they are on the answer side; those of whom that is not known are
// missing.
std::vector<fieldwork::FieldPerson> joined(const std::string& wave, const StoresToRead& stores,
                                           Progress interviews, Contacts& contacts) {
  std::map<std::string, std::string> respondent_of;
  for (const KnownAs& one : stores.keys->known()) respondent_of[one.person] = one.respondent;
  std::vector<fieldwork::FieldPerson> people;
  for (const Listed& listed : stores.people->listed(wave)) {
    const auto known = respondent_of.find(listed.id);
    if (known == respondent_of.end()) continue;
    const auto who = stores.responses->respondent(known->second);
    if (!who || who->wave != wave) continue;
    Contacted theirs = contacts.take(listed.id);
    people.push_back({who->group, who->stratum, listed.language, theirs.mode, who->base_weight,
                      theirs.history, std::move(interviews[who->id])});
  }
  return people;
}

Problems not_joined(const Study& study, const std::string& wave, const StoresToRead& stores) {
  const Plan* plan = study.plan(wave);
  if (plan != nullptr && plan->import)
    return field_problem(
        "field.imported-wave", wave,
        "Wave " + wave + " comes from a file: nobody recorded who was asked and how.",
        "`peil response` says what is known of it.");
  if (plan == nullptr || !stores.responses->draw_record(wave))
    return field_problem("field.not-loaded", wave, "No sample of wave " + wave + " was loaded.",
                         "Load it by `peil sample load`, or name another data folder.");
  if (!stores.keys || !stores.people || stores.people->size(wave) == 0)
    return field_problem("field.keys-gone", wave,
                         "The codes or the people of wave " + wave +
                             " are not there any more, so that what happened in the field cannot "
                             "be counted.",
                         "`peil response` says who took part; keep the figures of the field "
                         "before the keys are destroyed.");
  return {};
}

}  // namespace

Result<FieldFigures> field_figures(const Study& study, const std::string& wave,
                                   const StoresToRead& stores, const ContactStore* contacts) {
  if (const Problems none = not_joined(study, wave, stores); !none.empty()) return none;
  const Plan& plan = *study.plan(wave);
  const ResponseStore& answers = *stores.responses;
  Contacts recorded(contacts, wave);
  Progress begun = interviews(study, plan, answers);
  const std::size_t in_file = begun.size();
  const auto people = joined(wave, stores, std::move(begun), recorded);
  const std::size_t listed = stores.people->size(wave), drawn = drawn_in(answers, wave);
  FieldFigures all;
  all.lines = fieldwork::field_lines(people, study, recorded.sending_recorded);
  const std::size_t started = all.lines.empty() ? 0 : all.lines.front().started;
  if (people.size() != listed || listed != drawn || started != in_file)
    return field_problem(
        "field.list-differs", wave,
        fmt::format("The stores do not agree: {} on the list, {} drawn on the side of the answers, "
                    "{} in both; answers of {}, of whom {} are on the list.",
                    counted(listed, "person", "people"), drawn, people.size(),
                    counted(in_file, "person", "people"), started),
        "Restore the three databases from one backup.");
  const auto record = answers.draw_record(wave);
  all.wave = wave;
  all.fictional = study.fictional || answers.fictional() || record->fictional;
  all.partial = plan.partial;
  all.sending_recorded = recorded.sending_recorded;
  all.contacts = recorded.events;
  all.strangers = recorded.left();
  all.days = fieldwork::completed_by_day(people);
  all.break_off = fieldwork::left_after(people, study.form(wave));
  // As in the account of the response: of fewer nothing is told.
  if (!all.lines.empty() && all.lines.front().completed >= study.rules.least_shown)
    all.representative = fieldwork::r_indicator(answers.drawn(wave));
  return all;
}

Result<FieldOfStudy> field_figures(const FieldRequest& request, const Outside& outside) {
  Result<Study> read = read_study(outside.files, request.study);
  if (!read.ok()) return read.problems();
  Study study = std::move(read).value();
  if (study.wave(request.wave) == nullptr)
    return field_problem("wave.unknown", request.wave, "There is no wave '" + request.wave + "'.",
                         "See study.toml.");
  const StoresToRead stores = outside.read_stores(request.data);
  const auto contacts = outside.contact_store(request.data, false);
  auto field = field_figures(study, request.wave, stores, contacts.get());
  if (!field.ok()) return field.problems();
  return FieldOfStudy{std::move(study), std::move(field).value()};
}

}  // namespace peil::app
