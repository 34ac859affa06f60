#pragma once

#include <optional>

#include "peil/base/day.h"
#include "peil/model/answer.h"
#include "peil/model/expression.h"
#include "peil/model/questionnaire.h"

namespace peil::interview {

/// What an expression may look at.
struct Scope {
  const Answers& answers;          ///< those that count: on the route, from before
  const Given* self = nullptr;     ///< `.` of a constraint
  const Choice* choice = nullptr;  ///< the choice at hand of a choice filter
  std::optional<Day> today = {};   ///< of a constraint; without it nothing holds that asks for it
};

/// True when the condition holds (study/evaluate.h); an absent answer is the empty text. Never
/// fails.
bool holds(const Expression& expression, const Scope& scope);

/// What a calculation gives: a whole number, any other number as its text, or a text; nothing where
/// an answer that it needs is not there.
std::optional<Given> calculated(const Expression& calculation, const Answers& counted);

/// An answer as the text that expressions see: "8", "phone", "desk phone", "" when absent.
std::string answer_text(const Given& given);

}  // namespace peil::interview
