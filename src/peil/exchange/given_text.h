#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "peil/model/answer.h"
#include "peil/model/plan.h"
#include "peil/model/questionnaire.h"

namespace peil::exchange {

/// Why a field is not an answer to its question.
struct NotAnAnswer {
  std::string message;  ///< "is 7, but the scale runs from 1 to 5"
  std::string mend;
};

/// The answer that a field of an imported file stands for. Blanks around it do not count; an empty
/// field is Skipped, and the plan's codes are "don't know" and "not applicable". A
/// select_multiple has the names of the choices with blanks between them.
std::variant<Given, NotAnAnswer> given_text(const Question& question, const ImportPlan& plan,
                                            std::string_view field);

}  // namespace peil::exchange
