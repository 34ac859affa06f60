#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "peil/model/figure.h"
#include "peil/model/study.h"

namespace peil::study {

/// What the study says of how a wave is analysed, by name, each in a line of text that changes when
/// what it says does:
///
///   overall                       the question with the overall mark
///   outcome                       how the case ended, for which drivers are standardised
///   rules/NAME                    confidence, least_shown, least_tested, assumed_sd, correction
///   item/ITEM                     type, scale, choices, of whom it is asked, and its words
///   reporting_group/NAME, customer_group/NAME
///   weighting, margin/NAME        of the plan of the wave
///   comparisons, break/WAVE/KIND, break/WAVE/KIND/ITEM, benchmark/NAME/LEVEL/YEAR, target/NAME
///                                 what it is held against (study/comparison_entries.h)
///   wave/NAME/mode, wave/NAME/dates
///                                 how and when people were asked (study/wave_entries.h)
///   page/ITEM                     of an aspect: those of one page make a theme of drivers
///
/// Labels of groups, translations and printed figures are not among them. Tables by a
/// specification are entries too, "table/NAME", which are read by themselves
/// (study/table_entries.h).
/// Contract  the wave is one of the study.
std::map<std::string, std::string> plan_entries(const Study& study, const std::string& wave);

/// An entry that is not as it was locked.
struct Deviation {
  std::string entry;
  std::optional<std::string> was, is;        ///< nothing: it was not there
  const PlanAmendment* amendment = nullptr;  ///< that told it; nullptr: nobody did
};

/// Everything in which the plan of a wave differs from what was locked, by name of the entry; of
/// tables where their entries are given, of breaks, waves and pages where the lock is of that scope
/// (study/lock_scope.h). `lock` must outlive them.
std::vector<Deviation> deviations(const Study& study, const PlanLock& lock);
std::vector<Deviation> deviations(const Study& study, const PlanLock& lock,
                                  const std::map<std::string, std::string>& tables);

/// With what the names of entries of tables begin.
inline const std::string table_entry = "table/";
/// How the case ended.
inline const std::string outcome_entry = "outcome";
/// How many answers to the wave were there when it was locked. It stands in locks alone, and only
/// where the plan cannot be said to be made before them; nothing deviates from it.
inline const std::string answers_entry = "answers";
inline const std::string answers_unknown = "unknown";  ///< nobody looked, and the wave had begun
/// What a lock says of it; nothing: none were there.
std::optional<std::string> answers_when_locked(const PlanLock& lock);

/// A condition in a few signs, which are others when it is another.
std::string condition_sign(const Expression& condition);

/// The deviations that a figure rests on: those of its item, its groups, and of all rules and
/// weights.
std::vector<const Deviation*> of_figure(const FigureName& figure,
                                        const std::vector<Deviation>& deviations);

/// An item became an aspect, or is none any more: what is said of all of them is of others then.
bool changes_aspects(const Deviation& deviation);

/// The deviations that the drivers of a group in a wave rest on (findings/driver_plan.h): all that
/// the overall mark of the group rests on, how the case ended, the items that are weighed, and any
/// item that became an aspect or is none any more. `items` empty: whatever is an aspect is weighed.
/// `by_theme`: aspects of one page are taken together, so that it matters which these are.
std::vector<const Deviation*> of_drivers(const std::string& wave, const std::string& group,
                                         const std::vector<std::string>& items,
                                         const std::vector<Deviation>& deviations,
                                         const Study& study, bool by_theme = false);

}  // namespace peil::study
