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

/// True when the condition holds, by the rules of XLSForm (XPath 1.0) with one difference:
/// an absent answer is the empty text, and a comparison of a number with a text that is no number
/// is false, `!=` included, so that a missing answer never opens a branch.
///
/// `=` and `!=` compare truth values when one side is one, else numbers when one side is a number,
/// else texts; `<` and its kin compare numbers. Division by zero gives no number. Several choices
/// are their names with blanks between. Never fails.
bool holds(const Expression& expression, const Scope& scope);

/// An answer as the text that expressions see: "8", "phone", "desk phone", "" when absent.
std::string answer_text(const Given& given);

}  // namespace peil::interview
