#include "peil/app/release.h"

#include <algorithm>

#include "peil/app/answered_study.h"
#include "peil/app/read_study.h"
#include "peil/app/signature.h"
#include "peil/app/wave_results.h"
#include "peil/base/counted.h"
#include "peil/base/text.h"
#include "peil/disclosure/release_entry.h"
#include "peil/disclosure/release_log.h"

namespace peil::app {
namespace {

using disclosure::Held;
using disclosure::Released;

Problems one(const char* code, const std::string& where, std::string message, std::string mend) {
  return {{code, where, 0, 0, std::move(message), std::move(mend)}};
}

// "A. Name" and " a. name" are one person.
std::string as_person(const std::string& name) {
  std::string small;
  for (const std::string_view word : words(name))
    small += std::string(small.empty() ? "" : " ") + std::string(word);
  for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return small;
}

bool has_second_person(const ReleaseRequest& request) {
  return !as_person(request.approved_by).empty() &&
         as_person(request.approved_by) != as_person(request.by);
}

Problems second_person_missing(const ReleaseRequest& request) {
  if (!has_second_person(request))
    return one("release.same-person", "--approved-by",
               "An exception or a review takes a second person, other than " + request.by + ".",
               "Name who looked at the figures with --approved-by.");
  if (!says_something(request.reason))
    return one("release.no-reason", "--reason", "An exception or a review has a reason.",
               "Say with --reason why the figures may go out.");
  return {};
}

// What is wrong with an exception for this figure; nothing when it may be made.
Problems wrong_exception(const std::string& key, const WaveResults& results,
                         const Released& released, const Study& study) {
  const auto found = std::ranges::find_if(results.estimates, [&](const auto& entry) {
    return disclosure::is_shown_statistic(entry.first.statistic) &&
           entry.first.text() + "@" + results.digest == key;
  });
  if (found == results.estimates.end())
    return one("key.unknown", key,
               "Wave " + results.wave + " has no figure with this key as its answers are now.",
               "Copy the key from `peil tables`; of a figure that is withheld it is "
               "WAVE/GROUP/ITEM/STATISTIC@" +
                   results.digest + ".");
  if (const Figure* figure = released.figure(found->first)) {
    if (misses(figure->precision())) return {};
    return one("release.no-exception", key, "This figure needs no exception: it is shown.",
               "Leave it out.");
  }
  const Held why = released.why(found->first);
  if (why == Held::Imprecise) return {};
  return one("release.no-exception", key,
             "No exception can be made for this figure: " +
                 disclosure::because(why, study.rules.least_shown) + ".",
             "Exceptions are for the standard of precision only; what protects people has none.");
}

// The exceptions asked for, as part of what the gate is told.
Problems take_exceptions(const ReleaseRequest& request, const Study& study, const std::string& at,
                         std::size_t number, WaveResults& results) {
  if (request.except.empty()) return {};
  if (Problems missing = second_person_missing(request); !missing.empty()) return missing;
  const Released released = disclosure::release(study, std::span(&results, 1));
  Problems found;
  for (const std::string& key : request.except) {
    const Problems wrong = wrong_exception(key, results, released, study);
    found.insert(found.end(), wrong.begin(), wrong.end());
  }
  if (!found.empty()) return found;
  for (const std::string& key : request.except)
    results.went_out.exceptions.push_back(
        {key, request.reason, request.by, request.approved_by, at, number});
  return {};
}

Problems needs_review(const LoggedRelease& entry) {
  const auto n = static_cast<std::size_t>(
      std::ranges::count(entry.figures, ReleaseVerdict::Review, &LoggedFigure::verdict));
  const auto first =
      std::ranges::find(entry.figures, ReleaseVerdict::Review, &LoggedFigure::verdict);
  return one(
      "release.needs-review", "wave " + entry.wave,
      counted(n, "figure misses", "figures miss") +
          " the study's standard of precision (the first: " + entry.key(*first) + ", " +
          first->rule + "), so a second person has to look. Nothing was recorded.",
      "Say who did and why it may go out with --approved-by and --reason; one figure that is "
      "withheld can be shown with --except KEY.");
}

// Nothing when the release may be recorded.
Problems against(const ReleaseRequest& request, const Study& study, const WaveResults& results,
                 const Released& released, const LoggedRelease& entry) {
  if (entry.verdict == ReleaseVerdict::Fail)
    return {not_converged(results, "Nothing was recorded.")};
  for (const std::string& key : request.except) {
    // Shown, it would take others inside, or be taken inside itself.
    const auto kept = std::ranges::find_if(entry.figures, [&](const LoggedFigure& figure) {
      return entry.key(figure) == key && !figure.went_out();
    });
    if (kept != entry.figures.end())
      return one("release.no-exception", key,
                 "No exception can be made for this figure: " +
                     disclosure::because(released.why(kept->name), study.rules.least_shown) + ".",
                 "Leave it out.");
  }
  if (const auto follows = disclosure::follows_from_earlier(study, results, released))
    return one("release.follows", follows->text(),
               "Beside the same figure of an earlier release this one tells of fewer than " +
                   counted(study.rules.least_shown, "person", "people") + ". Nothing was recorded.",
               "This is a fault in peil, please report it.");
  if (entry.verdict == ReleaseVerdict::Review) {
    if (!says_something(request.approved_by)) return needs_review(entry);
    return second_person_missing(request);
  }
  return {};
}

}  // namespace

Result<LoggedRelease> release(const ReleaseRequest& request, Outside& outside) {
  const Result<Study> read = read_study(outside.files, request.study);
  if (!read.ok()) return read.problems();
  const Study& study = read.value();
  const auto store = outside.read_answers(request.data);
  const Result<Releases> before = read_releases(study, request.data, outside);
  if (!before.ok()) return before.problems();
  Result<WaveResults> computed = wave_results(study, *store, request.wave, outside.program(),
                                              disclosure::went_out(before.value().entries));
  if (!computed.ok()) return computed.problems();
  WaveResults results = std::move(computed).value();
  const std::size_t number = before.value().next();
  const std::string at = outside.clock.now(study.time_zone);
  if (Problems wrong = take_exceptions(request, study, at, number, results); !wrong.empty())
    return wrong;
  const Released released = disclosure::release(study, std::span(&results, 1));
  LoggedRelease entry = disclosure::release_entry(study, results, released);
  entry.number = number, entry.at = at;
  entry.by = request.by, entry.output = request.output;
  if (Problems wrong = against(request, study, results, released, entry); !wrong.empty())
    return wrong;
  std::ranges::copy_if(results.went_out.exceptions, std::back_inserter(entry.exceptions),
                       [&](const ReleaseException& made) { return made.number == number; });
  if (entry.verdict == ReleaseVerdict::Review || !entry.exceptions.empty())
    entry.approved_by = request.approved_by, entry.reason = request.reason;
  if (!outside.release_log(request.data)
           ->add(before.value().text, disclosure::log_line(entry, before.value().text)))
    return one("release.meanwhile", log_file(request.data),
               "Somebody else recorded a release or a table while this one was made. Nothing was "
               "recorded.",
               "Run the command again: what goes out now depends on what went out then.");
  return entry;
}

Result<ReleaseList> releases(const std::string& study_folder, const std::string& data,
                             const Outside& outside) {
  const Result<Study> study = read_study(outside.files, study_folder);
  if (!study.ok()) return study.problems();
  const Result<Releases> read = read_releases(study.value(), data, outside);
  if (!read.ok()) return read.problems();
  return ReleaseList{read.value().entries, read.value().tables,
                     disclosure::end_of_chain(read.value().text), read.value().analyses};
}

}  // namespace peil::app
