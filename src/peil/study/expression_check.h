#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "peil/model/questionnaire.h"
#include "peil/study/expression_tokens.h"
#include "peil/study/name_list.h"

namespace peil::study {

enum class ExpressionUse : unsigned char {
  Relevant,
  Constraint,
  ChoiceFilter,
  Calculation,
  Filter,  ///< of a table, over all that was answered and is known of people
};

/// What a condition can look at: the names of the questionnaire and where they are asked.
struct Askable {
  std::size_t question = 0;  ///< place in the questionnaire
  std::size_t page = 0;      ///< number of its page, in order
  bool row = false;          ///< a row of a matrix
  bool typed = true;         ///< false: the type could not be read, so nothing is known of it
};

struct ExpressionSetting {
  const std::vector<Question>& questions;
  const std::map<std::string, Askable, std::less<>>& askable;
  const NameList& items;
  std::size_t question;  ///< to which the condition belongs; of no meaning for a filter
  ExpressionUse use;
};

/// Checks that a condition that parses can be answered, every mistake at once. `text` is what it
/// was parsed from.
///
/// Problems  "expression.unknown-question"  no such question
///           "expression.looks-forward"     at a question that has not been answered by then
///           "expression.no-answer"         at a note, or at a matrix as a whole
///           "expression.unknown-choice"    not a choice of the question compared or selected
///           "expression.wrong-kind"        a text against a number, an order of names and the like
///           "expression.impossible-value"  a number that the question cannot have
///           "expression.use-selected"      = with a question that has several answers
///           "expression.not-a-condition"   a value where yes or no is needed
///           "expression.not-a-value"       yes or no where a calculation needs a number or a text
///           "expression.today"             today() outside a constraint
///           "expression.point"             `.` outside a constraint
///           "expression.unknown-attribute" a bare word that no choice has as attribute
std::vector<ExpressionProblem> check_expression(const Expression& expression, std::string_view text,
                                                const ExpressionSetting& setting);

}  // namespace peil::study
