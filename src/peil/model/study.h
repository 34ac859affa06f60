#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "peil/base/day.h"
#include "peil/model/house_style.h"
#include "peil/model/local_text.h"
#include "peil/model/plan.h"
#include "peil/model/plan_lock.h"
#include "peil/model/precision.h"
#include "peil/model/published.h"
#include "peil/model/questionnaire.h"

namespace peil {

struct Language {
  std::string code;      ///< BCP 47: "nl", "ar", "ti"
  std::string own_name;  ///< "Nederlands", "العربية"
  bool right_to_left = false;
};

struct ReportingGroup {
  std::string name;  ///< "vr"
  LocalText label;
};

struct CustomerGroup {
  std::string name;  ///< "vreemdelingen"
  LocalText label;
  std::string reporting_group;
};

struct Wave {
  std::string name;  ///< "2013"
  Day from;          ///< fieldwork, first day
  Day to;            ///< fieldwork, last day
  std::string agency;
  std::string mode;
  bool dates_known = true;  ///< false: from and to only hold the wave's place in time
};

/// Something that changed between a wave and the one before it, so that they may not compare.
struct Break {
  std::string wave;  ///< the first wave after it
  std::string kind;  ///< agency, questionnaire, mode, law, it, organisation
  LocalText text;
  bool comparable = true;            ///< false: the trend line is cut here
  std::vector<std::string> items{};  ///< that it concerns; empty: everything

  bool concerns(std::string_view item) const {
    return items.empty() || std::ranges::find(items, item) != items.end();
  }
};

/// A form that is no longer asked: it served the waves up to and including `last_wave`, from the
/// one after the form before it.
struct EarlierForm {
  std::string last_wave;
  Questionnaire questionnaire;
};

struct Rules {
  double confidence = 0.95;       ///< of intervals and tests
  std::size_t least_shown = 10;   ///< fewer answers: no figure leaves
  std::size_t least_tested = 30;  ///< fewer answers: no test
  /// Of the overall mark, where a printed wave has none. Study::assumed_sd says what holds then.
  std::optional<double> assumed_sd{};
  std::string correction = "holm";  ///< over a family of tests
  double dominance = 0.1;  ///< nobody may work out another's amount to within this part of it
  PrecisionStandard precision{};
};

/// What the study calls a design variable of its samples, and the levels of it.
struct BackgroundVariable {
  struct Level {
    std::string name;  ///< as the register writes it: "granted"
    LocalText label;
  };
  std::string name;  ///< "outcome_of_case"
  LocalText label;
  std::vector<Level> levels{};
};

/// What the service decided on the case that somebody is asked about: granted, refused.
struct OutcomeOfCase {
  std::string variable{};  ///< a question with one choice, or a design variable; empty: not named
  std::vector<std::string> classes{};  ///< those that are compared; empty: all
};

/// Chapters of a report behind its summary, in their order; the last four are in every report.
inline constexpr std::array<const char*, 11> chapters_of_reports{
    "trend",     "changes",  "tails",  "groups",     "aspects", "drivers",
    "recommend", "response", "method", "disclosure", "figures"};
inline constexpr std::size_t chapters_that_stay = 4;
inline constexpr const char* summary_chapter = "summary";

/// What a study says of its report, and of the console's pages with it.
struct ReportPlan {
  /// A text of the study's own, before everything else in a chapter.
  struct OwnText {
    std::string chapter;
    LocalText text;
  };
  std::vector<std::string> chapters{};  ///< that it wants, in their order; empty: all
  std::vector<OwnText> texts{};
  HouseStyle style{};
  LocalText service{};            ///< called so above every page; empty: as the organisation is
  std::optional<Picture> logo{};  ///< beside it
  LocalText logo_text{};          ///< what the logo says to those who do not see it; with a logo
};

/// Everything a study folder says, checked. Nothing in it is personal data.
struct Study {
  std::string name;
  LocalText title;
  LocalText organisation;
  std::optional<int> minutes;  ///< that filling in takes, as respondents are told
  LocalText help;              ///< whom to ask about the survey, as they are told; or empty
  std::string time_zone = "Europe/Amsterdam";  ///< by whose days fieldwork opens and closes
  std::string source_language;
  std::string overall;      ///< name of the question with the overall mark
  OutcomeOfCase outcome{};  ///< how the case ended; nothing where the study does not say
  std::vector<BackgroundVariable> background{};  ///< that have labels
  bool fictional = false;                        ///< said on every page and file
  std::vector<Language> languages;               ///< source language first
  std::vector<ReportingGroup> reporting_groups;
  std::vector<CustomerGroup> customer_groups;
  std::vector<Wave> waves;  ///< in order of time
  std::vector<Break> breaks;
  Rules rules;
  Questionnaire questionnaire;             ///< the newest form
  std::vector<EarlierForm> earlier_forms;  ///< in order of their last waves
  std::vector<Plan> plans;                 ///< at most one a wave
  Published published;
  ReportPlan report{};
  std::vector<PlanLock> locks{};  ///< at most one a wave
  /// Texts of the interface (buttons, errors, thank-you); keys begin with "interface/".
  std::vector<LocalText> interface;
  /// Texts of the summary in plain language; keys begin with "summary/".
  std::vector<LocalText> summary;

  const Wave* wave(std::string_view wanted) const { return find(waves, wanted); }
  const Language* language(std::string_view code) const {
    const auto it = std::ranges::find(languages, code, &Language::code);
    return it == languages.end() ? nullptr : &*it;
  }
  const CustomerGroup* customer_group(std::string_view wanted) const {
    return find(customer_groups, wanted);
  }
  const ReportingGroup* reporting_group(std::string_view wanted) const {
    return find(reporting_groups, wanted);
  }
  const BackgroundVariable* background_variable(std::string_view wanted) const {
    return find(background, wanted);
  }
  const Plan* plan(std::string_view wave_name) const {
    const auto it = std::ranges::find(plans, wave_name, &Plan::wave);
    return it == plans.end() ? nullptr : &*it;
  }
  const PlanLock* lock(std::string_view wave_name) const {
    const auto it = std::ranges::find(locks, wave_name, &PlanLock::wave);
    return it == locks.end() ? nullptr : &*it;
  }
  /// The form that people answered in this wave. A wave that the study does not have has the
  /// newest.
  const Questionnaire& form(std::string_view wave_name) const;
  /// Standard deviation that answers on a scale are taken to have where print gives none: that of
  /// the rules, or 1.5 for marks from 1 to 10; of another scale in proportion to its length.
  double assumed_sd(const Scale& scale) const;
  /// Every form, the newest first.
  std::vector<const Questionnaire*> forms() const;
  /// Breaks that concern `item` behind wave `before`, up to and including wave `after`, in the
  /// order of the study.
  std::vector<const Break*> breaks_between(std::string_view item, std::string_view before,
                                           std::string_view after) const;
  /// The earliest break that cuts the trend of `item` between the two waves, or nullptr.
  const Break* cut(std::string_view item, std::string_view before, std::string_view after) const;
  /// An interface text; contract: it exists ("next", "error/required").
  const LocalText& interface_text(std::string_view key) const {
    const auto it = std::ranges::find(interface, "interface/" + std::string(key), &LocalText::key);
    expects(it != interface.end(), "Study: an interface text that exists");
    return *it;
  }

 private:
  template <class T>
  static const T* find(const std::vector<T>& list, std::string_view wanted) {
    const auto it = std::ranges::find(list, wanted, &T::name);
    return it == list.end() ? nullptr : &*it;
  }
};

}  // namespace peil
