#include <ostream>

#include "peil/app/lock_plan.h"
#include "peil/base/counted.h"
#include "peil/base/visible.h"
#include "peil/cli/commands.h"

namespace peil::cli {
namespace {

app::LockRequest request_of(const Arguments& arguments) {
  return {arguments.text("STUDY"),
          arguments.text("--wave"),
          arguments.text("--by", ""),
          arguments.text("--reason", ""),
          arguments.text("--data", arguments.text("STUDY") + "/data"),
          arguments.has("--data")};
}

// Nobody may call a plan made beforehand that was not.
std::string of_answers(const app::PlanLocked& locked, const std::string& wave,
                       const std::string& data) {
  if (locked.answers.value_or(0) > 0)
    return "Wave " + wave + " has " + counted(*locked.answers, "answer", "answers") +
           " already: this plan was not made before them. The lock and the account of the method "
           "say so.\n";
  if (locked.answers || !locked.begun) return "";
  return "Wave " + wave + " has begun, and there are no answers in " + data +
         " to look at; the lock and the account of the method say so. Where they are kept "
         "elsewhere, take the lock away and lock again with --data.\n";
}

int run_lock(const Arguments& arguments, Outside& outside, Streams streams) {
  const app::LockRequest request = request_of(arguments);
  const auto locked = app::lock_plan(request, outside);
  if (!locked.ok()) return print(locked.problems(), streams.err), ProblemsInInput;
  streams.out << "Locked: " << counted(locked.value().entries, "entry", "entries") << " in "
              << locked.value().path << ".\n"
              << of_answers(locked.value(), request.wave, request.data);
  return Done;
}

int run_amend(const Arguments& arguments, Outside& outside, Streams streams) {
  const auto amended = app::amend_plan(request_of(arguments), outside);
  if (!amended.ok()) return print(amended.problems(), streams.err), ProblemsInInput;
  for (const std::string& what : amended.value().told) streams.out << visible(what) << '\n';
  streams.out << "Amended: " << counted(amended.value().entries, "entry", "entries") << " in "
              << amended.value().path << ".\n";
  return Done;
}

int run_show(const Arguments& arguments, Outside& outside, Streams streams) {
  const auto plan = app::locked_plan(arguments.text("STUDY"), arguments.text("--wave"), outside);
  if (!plan.ok()) return print(plan.problems(), streams.err), ProblemsInInput;
  const app::LockedPlan& locked = plan.value();
  streams.out << "Locked on " << day_text(locked.lock.on) << " by " << visible(locked.lock.by)
              << ": " << counted(locked.lock.entries.size(), "entry", "entries") << ".\n";
  if (const auto answers = study::answers_when_locked(locked.lock))
    streams.out << "Answers to the wave that were there by then: " << *answers << ".\n";
  if (locked.breaks_unlocked)
    streams.out << "Breaks are not in this lock, which is older than that: whether one was added "
                   "afterwards it cannot tell.\n";
  if (locked.waves_unlocked)
    streams.out
        << "Modes and days of waves and pages of aspects are not in this lock, which is older "
           "than that: whether one was changed afterwards it cannot tell.\n";
  for (const std::string& what : locked.told) streams.out << "Amended: " << visible(what) << '\n';
  for (const std::string& what : locked.untold)
    streams.out << "Not told: " << visible(what) << '\n';
  if (locked.told.empty() && locked.untold.empty())
    streams.out << "The plan is as it was locked.\n";
  return locked.untold.empty() ? Done : ProblemsInInput;
}

const Argument study{"STUDY", "the study's folder", true, false};
const Argument wave{"--wave", "name of the wave", true, false};
const Argument by{"--by", "\"NAME, ROLE\" of the one who signs", true, false};

}  // namespace

const Command plan_lock{
    {"plan lock",
     "Writes down how a wave is to be analysed, before it closes.",
     {study, wave, by, {"--data", "the data folder; STUDY/data when not given", false, false}}},
    run_lock};

const Command plan_amend{{"plan amend",
                          "Adds to the lock what has changed since, with its date and reason.",
                          {study, wave, by, {"--reason", "why the plan changed", true, false}}},
                         run_amend};

const Command plan_show{
    {"plan show", "Says in what the plan of a wave differs from what was locked.", {study, wave}},
    run_show};

}  // namespace peil::cli
