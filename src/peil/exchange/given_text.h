#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "peil/exchange/answer_file.h"
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
/// field is Skipped, and the plan's codes are "don't know" and "not applicable", also where an SPSS
/// file declares them missing; any other value that it declares missing is Skipped. Numbers may
/// have decimals that are 0, behind the plan's sign. A select_one is the name of a choice, or a
/// value whose label in an SPSS file is the name of a choice or its text in any language; a
/// select_multiple has the names of the choices with blanks between them, a rank those in the order
/// of their places. A day is written as 2013-09-01.
std::variant<Given, NotAnAnswer> given_text(const Question& question, const ImportPlan& plan,
                                            const AnswerColumn& column, std::string_view field);

/// What to do about a number with the other decimal sign than the plan's.
std::string name_the_sign(char decimal);

}  // namespace peil::exchange
