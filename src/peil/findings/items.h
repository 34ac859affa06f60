#pragma once

#include <string>

#include "peil/model/study.h"

namespace peil::findings {

/// The question that asks an item, or the matrix of which it is a row: in the form of the wave,
/// else in the newest one that has it; nullptr: it is known from print alone.
const Question* question_of(const Study& study, const std::string& item,
                            const std::string& wave = "");

/// The label of an item of that question: of a row its own.
const LocalText& label_of(const Question& question, const std::string& item);

/// The label of a choice; nullptr: the question has no such choice.
const LocalText* choice_label(const Question& question, const std::string& code);

}  // namespace peil::findings
