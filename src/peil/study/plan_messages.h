#pragma once

#include "peil/study/draft.h"

namespace peil::study {

/// Reads how the people of a wave are written to: [field] and [[message]] of its plan. The wave and
/// the contact columns of its frame have been read before.
///
/// Problems  those of TomlTable, and
///           "field.without-frame"   an imported wave has nobody to write to
///           "field.site"            no address of a web site
///           "field.column-unknown"  a column that is no contact column
///           "step.without-field"    messages, and nothing said of how people are reached
///           "step.twice", "step.after-fieldwork"
///           "step.mode-unreachable" a mode for which [field] names no column
///           "step.without-words"    a mode without subject and body
///           "step.not-a-mode"       words or a cost of a mode that the message does not have
///           "step.unknown-group", "step.unknown-language"
///           "step.unknown-blank"    a {blank} that nothing fills
///           "step.no-help", "step.no-name"
///                                   {help} or {name}, which the study or [field] does not say
///           "step.subject-lines"    a subject of several lines
void read_messages(const TomlTable& plan_file, Plan& plan, Draft& draft);

}  // namespace peil::study
