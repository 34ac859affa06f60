#pragma once

#include <initializer_list>
#include <string_view>

#include "peil/study/draft.h"

namespace peil::study {

/// Reads the table [report] of study.toml, where there is one.
///
/// Problems  those of TomlTable and read_house, and
///           "chapter.unknown"    no chapter of the report has this name
///           "chapter.duplicate"  two own texts in one chapter
void read_report(const TomlTable& file, Draft& draft);

/// Keys of [report.account]: what only people know of how a survey was done; of agency, mode and
/// dates, where a wave does not say them.
inline const std::initializer_list<std::string_view> account_keys{
    "client",      "purpose", "funding", "agency",          "subcontractors", "frame",
    "recruitment", "mode",    "dates",   "reminders",       "incentives",     "pretest",
    "checks",      "editing", "limits",  "confidentiality", "contact"};

/// What the study says under one of them, among the texts of its report; nullptr: nothing.
/// Contract  it is one of the keys.
const LocalText* account_text(const Study& study, std::string_view key);

}  // namespace peil::study
