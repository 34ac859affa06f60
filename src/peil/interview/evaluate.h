#pragma once

#include "peil/model/answer.h"
#include "peil/model/expression.h"
#include "peil/model/questionnaire.h"

namespace peil::interview {

/// What an expression may look at.
struct Scope {
  const Answers& answers;          ///< those that count: on the route, from before
  const Given* self = nullptr;     ///< `.` of a constraint
  const Choice* choice = nullptr;  ///< the choice at hand of a choice filter
};

/// True when the condition holds (study/evaluate.h); an absent answer is the empty text. Never
/// fails.
bool holds(const Expression& expression, const Scope& scope);

/// An answer as the text that expressions see: "8", "phone", "desk phone", "" when absent.
std::string answer_text(const Given& given);

}  // namespace peil::interview
