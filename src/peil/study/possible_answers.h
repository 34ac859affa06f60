#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "peil/model/questionnaire.h"

/// Answers that people can give, as far as conditions tell them apart.
namespace peil::study {

/// True when a question is asked of a customer group, as far as that goes; of any group where it is
/// empty.
bool is_asked_of(const Question& question, std::string_view group);

/// Adds what is written out in an expression: texts, and numbers and days with those beside them.
void add_literals(const Expression& expression, std::vector<std::string>& values);

/// Answers that a person of a group can give to `asked`, "" for none; the first ones are tried
/// first. Of numbers, days and texts those that `literals` holds and some others, as far as the
/// question takes them. `all` becomes false where there are others that might matter.
std::vector<std::string> answers_to(const Question& asked, std::string_view group,
                                    const std::vector<std::string>& literals, bool& all);

}  // namespace peil::study
