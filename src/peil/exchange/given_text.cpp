#include "peil/exchange/given_text.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "peil/base/day.h"
#include "peil/base/decimal_sign.h"
#include "peil/base/text.h"

namespace peil::exchange {
namespace {

using Taken = std::variant<Given, NotAnAnswer>;

bool listed(const std::vector<std::string>& codes, std::string_view text) {
  return std::ranges::find(codes, text) != codes.end();
}

std::optional<std::int64_t> whole_in(std::string_view text, char decimal) {
  if (const auto number = whole_number(text)) return number;
  constexpr double most = 1e15;  // of which every whole number is a double
  const auto number = number_in(text, decimal);
  if (!number || *number != std::floor(*number) || std::abs(*number) > most) return {};
  return static_cast<std::int64_t>(*number);
}

Taken whole(std::string_view text, char decimal, std::int64_t low, std::int64_t high,
            const char* what) {
  const auto number = whole_in(text, decimal);
  if (number && *number >= low && *number <= high) return Given(*number);
  const std::string is = "is '" + std::string(text) + "', ";
  const std::string range = std::to_string(low) + " to " + std::to_string(high);
  if (other_sign(text, decimal))
    return NotAnAnswer{is + "but " + what + " runs from " + range, name_the_sign(decimal)};
  if (number_in(text, decimal) && !number)
    return NotAnAnswer{is + "but " + what + " is a whole number from " + range,
                       "Take the answers as they were given, before they were averaged or scaled."};
  return NotAnAnswer{is + "but " + what + " runs from " + range,
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

// The choice that a value label names: by its name, or by its text in some language.
const Choice* labelled(const Question& question, std::string_view label) {
  const auto says = [&](const Choice& choice) {
    return choice.name == label || std::ranges::any_of(choice.label.in, [&](const auto& text) {
             return trim(text.second) == label;
           });
  };
  const auto at = std::ranges::find_if(question.choices, says);
  return at == question.choices.end() ? nullptr : &*at;
}

Taken choice(const Question& question, const AnswerColumn& column, const std::string& text) {
  const auto label = column.labels.find(text);
  const Choice* const named =
      label == column.labels.end() ? nullptr : labelled(question, trim(label->second));
  const bool offered = offers(question, text);
  if (offered && named != nullptr && named->name != text)
    return NotAnAnswer{"is '" + text +
                           "', which is a choice, but its label in the file is that of '" +
                           named->name + "'",
                       "Say in the file or in the questionnaire which of the two it is."};
  if (offered) return Given(text);
  if (named != nullptr) return Given(named->name);
  return unknown_choice(question, text);
}

Taken choices(const Question& question, std::string_view text) {
  const std::vector<std::string> names = words(text);
  for (const std::string& name : names) {
    if (!offers(question, name)) return unknown_choice(question, name);
  }
  return Given(names);
}

// The names of the choices in the order of their places.
Taken order(const Question& question, std::string_view text) {
  Taken taken = choices(question, text);
  const auto* given = std::get_if<Given>(&taken);
  const auto* names = given == nullptr ? nullptr : std::get_if<std::vector<std::string>>(given);
  if (names == nullptr) return taken;
  const std::set<std::string> each(names->begin(), names->end());
  if (each.size() != names->size())
    return NotAnAnswer{"is '" + std::string(text) + "', in which a choice has two places",
                       "Name each choice once, the highest first."};
  if (names->size() > static_cast<std::size_t>(question.ranks))
    return NotAnAnswer{"has " + std::to_string(names->size()) + " places, and there are " +
                           std::to_string(question.ranks),
                       "Name the choices with a place alone, the highest first."};
  return taken;
}

}  // namespace

std::string name_the_sign(char decimal) {
  return std::string("If the file writes decimals with a ") + (decimal == '.' ? "comma" : "point") +
         ", say decimal = \"" + (decimal == '.' ? "," : ".") + "\" in the plan's [import].";
}

Taken on_scale(std::string_view text, char decimal, const Scale& scale, const char* what) {
  return whole(text, decimal, scale.from, scale.to, what);
}

Taken given_text(const Question& question, const ImportPlan& plan, const AnswerColumn& column,
                 std::string_view field) {
  const std::string_view text = trim(field);
  if (text.empty()) return Given(Absent::Skipped);
  if (listed(plan.dont_know, text)) return Given(Absent::DontKnow);
  if (listed(plan.not_applicable, text)) return Given(Absent::NotApplicable);
  if (column.declared_missing && column.declared_missing(std::string(text)))
    return Given(Absent::Skipped);
  switch (question.type) {
    case QuestionType::Mark:
      return on_scale(text, plan.form.decimal, *scale_of(question), "a mark");
    case QuestionType::Scale:
    case QuestionType::Matrix:
      return on_scale(text, plan.form.decimal, *scale_of(question), "its scale");
    case QuestionType::Integer:
      if (const auto number = whole_in(text, plan.form.decimal)) return Given(*number);
      return NotAnAnswer{"is '" + std::string(text) + "', which is not a whole number",
                         other_sign(text, plan.form.decimal)
                             ? name_the_sign(plan.form.decimal)
                             : "Correct the value, or leave it blank."};
    case QuestionType::SelectOne:
      return choice(question, column, std::string(text));
    case QuestionType::SelectMultiple:
      return choices(question, text);
    case QuestionType::Date:
      if (read_day(text)) return Given(std::string(text));
      return NotAnAnswer{"is '" + std::string(text) + "', which is no day",
                         "Write days as 2013-09-01, or leave them blank."};
    case QuestionType::Rank:
      return order(question, text);
    case QuestionType::Text:
    case QuestionType::Note:
    case QuestionType::Calculate:
      break;
  }
  return Given(std::string(text));
}

}  // namespace peil::exchange
