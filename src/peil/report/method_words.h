#pragma once

#include <vector>

#include "peil/report/pen.h"

namespace peil::report {

// What the study knows of how it was done; "not recorded" where it does not. Of the last wave,
// unless it says otherwise.

Words strategy_words(Pen& pen);  ///< the waves that the study speaks of
Words population_words(Pen& pen);
Words sampling_words(Pen& pen);
Words fieldwork_words(Pen& pen);  ///< every wave: dates, mode, agency
Words languages_words(Pen& pen);
Words questionnaire_words(Pen& pen);
Words errors_words(Pen& pen);  ///< with what few clusters do to them, wave by wave
Words sizes_words(Pen& pen);
Words lock_words(Pen& pen);             ///< whether the plan was locked, and what deviates from it
Words precision_words(Pen& pen);        ///< the study's standard; contract: it has one
Words exception_words(const Pen& pen);  ///< figures that are shown though they miss it; or nothing
Words disclosure_words(const Pen& pen);
std::vector<Words> unknown_items(Pen& pen);

}  // namespace peil::report
