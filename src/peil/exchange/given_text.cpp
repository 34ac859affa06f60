#include "peil/exchange/given_text.h"

#include <algorithm>

#include "peil/base/text.h"
#include "peil/model/mark.h"

namespace peil::exchange {
namespace {

using Taken = std::variant<Given, NotAnAnswer>;

bool listed(const std::vector<std::string>& codes, std::string_view text) {
  return std::ranges::find(codes, text) != codes.end();
}

Taken whole(std::string_view text, std::int64_t low, std::int64_t high, const char* what) {
  const auto number = whole_number(text);
  if (number && *number >= low && *number <= high) return Given(*number);
  return NotAnAnswer{"is '" + std::string(text) + "', but " + what + " runs from " +
                         std::to_string(low) + " to " + std::to_string(high),
                     "Correct the value, leave it blank, or name the code under dont_know or "
                     "not_applicable in the plan's [import]."};
}

NotAnAnswer unknown_choice(const Question& question, const std::string& text) {
  std::vector<std::string> names;
  for (const Choice& choice : question.choices) names.push_back(choice.name);
  const auto meant = nearest(text, names);
  return {"is '" + text + "', which is none of its choices",
          meant ? "Did you mean '" + *meant + "'?" : "Known are: " + join(names, ", ") + "."};
}

bool offers(const Question& question, std::string_view name) {
  return std::ranges::find(question.choices, name, &Choice::name) != question.choices.end();
}

Taken choices(const Question& question, std::string_view text) {
  const std::vector<std::string> names = words(text);
  for (const std::string& name : names) {
    if (!offers(question, name)) return unknown_choice(question, name);
  }
  return Given(names);
}

}  // namespace

Taken given_text(const Question& question, const ImportPlan& plan, std::string_view field) {
  const std::string_view text = trim(field);
  if (text.empty()) return Given(Absent::Skipped);
  if (listed(plan.dont_know, text)) return Given(Absent::DontKnow);
  if (listed(plan.not_applicable, text)) return Given(Absent::NotApplicable);
  switch (question.type) {
    case QuestionType::Mark:
      return whole(text, Mark::lowest, Mark::highest, "a mark");
    case QuestionType::Scale:
    case QuestionType::Matrix:
      return whole(text, 1, question.points, "its scale");
    case QuestionType::Integer:
      if (const auto number = whole_number(text)) return Given(*number);
      return NotAnAnswer{"is '" + std::string(text) + "', which is not a whole number",
                         "Correct the value, or leave it blank."};
    case QuestionType::SelectOne:
      if (offers(question, text)) return Given(std::string(text));
      return unknown_choice(question, std::string(text));
    case QuestionType::SelectMultiple:
      return choices(question, text);
    case QuestionType::Text:
    case QuestionType::Note:
      break;
  }
  return Given(std::string(text));
}

}  // namespace peil::exchange
