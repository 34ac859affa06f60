#include "peil/app/lock_plan.h"

#include <utility>

#include "peil/app/read_study.h"
#include "peil/app/signature.h"
#include "peil/base/text.h"
#include "peil/study/comparison_entries.h"
#include "peil/study/lock_file.h"
#include "peil/study/table_entries.h"

namespace peil::app {
namespace {

Problem problem(std::string code, std::string where, std::string message, std::string mend) {
  return {std::move(code), std::move(where), 0, 0, std::move(message), std::move(mend)};
}

Problem unknown_wave(const Study& study, const LockRequest& request) {
  std::vector<std::string> names;
  for (const Wave& w : study.waves) names.push_back(w.name);
  return problem("lock.unknown-wave", request.study,
                 "The study has no wave '" + request.wave + "'.",
                 "It has: " + join(names, ", ") + ".");
}

Problem not_there(const LockRequest& request) {
  return problem("lock.not-there", request.study,
                 "The plan of wave " + request.wave + " was not locked.",
                 "peil plan lock does that, as long as the wave is open.");
}

Problem nobody() {
  return problem("lock.nobody", "--by", "Nobody signs for this.", "Say who: --by \"NAME, ROLE\".");
}

std::string path_of(const LockRequest& request) {
  return request.study + "/locks/" + request.wave + ".json";
}

Result<std::map<std::string, std::string>> tables_of(const LockRequest& request, const Study& study,
                                                     const Outside& outside) {
  return study::table_entries(outside.files.study_folder(request.study), study, request.wave);
}

// People who answered; nothing where no answers are kept in the folder, unless somebody named it.
std::optional<std::size_t> answers_of(const LockRequest& request, const Outside& outside) {
  if (!request.data_named && !outside.files.exists(request.data + "/answers.db")) return {};
  std::size_t answered = 0;
  outside.read_answers(request.data)
      ->each_response(request.wave, [&](const Respondent&, const auto&) { ++answered; });
  return answered;
}

std::string sentence(const study::Deviation& d) {
  if (!d.was) return d.entry + " came: " + *d.is;
  if (!d.is) return d.entry + " went; it was: " + *d.was;
  return d.entry + " is: " + *d.is + "; it was: " + *d.was;
}

std::vector<study::Deviation> untold(const Study& study, const PlanLock& lock,
                                     const std::map<std::string, std::string>& tables) {
  std::vector<study::Deviation> found = study::deviations(study, lock, tables);
  std::erase_if(found, [](const study::Deviation& d) { return d.amendment != nullptr; });
  return found;
}

}  // namespace

Result<PlanLocked> lock_plan(const LockRequest& request, Outside& outside) {
  const Result<Study> read = read_study(outside.files, request.study);
  if (!read.ok()) return read.problems();
  const Study& study = read.value();
  const Wave* wave = study.wave(request.wave);
  if (wave == nullptr) return Problems{unknown_wave(study, request)};
  const Day today = outside.clock.today(study.time_zone);
  Problems found;
  if (!says_something(request.by)) found.push_back(nobody());
  if (study.lock(request.wave) != nullptr)
    found.push_back(problem("lock.there-already", path_of(request),
                            "The plan of wave " + request.wave + " is locked already.",
                            "peil plan amend adds what has changed since, with its reason."));
  else if (today > wave->to)
    found.push_back(problem("lock.closed", request.study,
                            "Wave " + request.wave + " closed on " + day_text(wave->to) +
                                ": a plan that is locked after the answers are in proves nothing.",
                            "Lock the plan of the next wave before it closes."));
  if (!found.empty()) return found;
  const auto tables = tables_of(request, study, outside);
  if (!tables.ok()) return tables.problems();
  PlanLock lock{request.wave, today, request.by, study::plan_entries(study, request.wave)};
  lock.entries.insert(tables.value().begin(), tables.value().end());
  PlanLocked locked{
      path_of(request), lock.entries.size(), answers_of(request, outside), today >= wave->from, {}};
  if (!locked.answers && locked.begun)
    lock.entries[study::answers_entry] = study::answers_unknown;
  else if (locked.answers.value_or(0) > 0)
    lock.entries[study::answers_entry] = std::to_string(*locked.answers);
  outside.files.make_folder(request.study + "/locks");
  outside.files.write(path_of(request), study::lock_text(lock));
  return locked;
}

Result<PlanLocked> amend_plan(const LockRequest& request, Outside& outside) {
  const Result<Study> read = read_study(outside.files, request.study);
  if (!read.ok()) return read.problems();
  const Study& study = read.value();
  if (study.wave(request.wave) == nullptr) return Problems{unknown_wave(study, request)};
  const PlanLock* there = study.lock(request.wave);
  if (there == nullptr) return Problems{not_there(request)};
  Problems found;
  if (!says_something(request.by)) found.push_back(nobody());
  if (!says_something(request.reason))
    found.push_back(problem("lock.no-reason", "--reason", "An amendment without a reason.",
                            "Say why the plan changed: --reason \"...\"."));
  const auto tables = tables_of(request, study, outside);
  if (!tables.ok()) return tables.problems();
  PlanLock lock = *there;
  PlanAmendment amendment{outside.clock.today(study.time_zone), request.by, request.reason, {}};
  PlanLocked written;
  written.path = path_of(request);
  for (const study::Deviation& d : untold(study, lock, tables.value())) {
    amendment.entries[d.entry] = d.is;
    written.told.push_back(sentence(d));
  }
  written.entries = amendment.entries.size();
  if (amendment.entries.empty())
    found.push_back(problem("lock.nothing-new", path_of(request),
                            "The plan is as it was locked and amended.",
                            "Nothing has to be written."));
  if (!found.empty()) return found;
  lock.amendments.push_back(std::move(amendment));
  outside.files.write(path_of(request), study::lock_text(lock));
  return written;
}

Result<LockedPlan> locked_plan(const std::string& study_path, const std::string& wave,
                               const Outside& outside) {
  const LockRequest request{study_path, wave, ""};
  const Result<Study> read = read_study(outside.files, study_path);
  if (!read.ok()) return read.problems();
  if (read.value().wave(wave) == nullptr) return Problems{unknown_wave(read.value(), request)};
  const PlanLock* lock = read.value().lock(wave);
  if (lock == nullptr) return Problems{not_there(request)};
  const auto tables = tables_of(request, read.value(), outside);
  if (!tables.ok()) return tables.problems();
  LockedPlan plan{*lock,
                  {},
                  {},
                  study::breaks_are_unlocked(*lock, read.value()),
                  study::scope_of(*lock) < study::LockScope::Waves};
  for (const study::Deviation& d : study::deviations(read.value(), *lock, tables.value())) {
    if (d.amendment == nullptr)
      plan.untold.push_back(sentence(d));
    else
      plan.told.push_back(sentence(d) + " (" + day_text(d.amendment->on) + ": " +
                          d.amendment->reason + ")");
  }
  return plan;
}

}  // namespace peil::app
