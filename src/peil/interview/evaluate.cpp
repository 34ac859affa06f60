#include "peil/interview/evaluate.h"

#include <cmath>
#include <optional>

#include "peil/base/text.h"
#include "peil/study/evaluate.h"

namespace peil::interview {
namespace {

using Value = std::optional<study::ExpressionValue>;

Value attribute(const Choice* choice, const std::string& name) {
  if (choice == nullptr) return {};
  if (name == "name") return choice->name;
  const auto found = choice->attributes.find(name);
  return found == choice->attributes.end() ? Value() : Value(found->second);
}

study::Seen seen_by(const Scope& scope) {
  study::Seen seen;
  seen.answer = [&scope](const std::string& name) -> Value {
    const auto found = scope.answers.find(name);
    return found == scope.answers.end() ? Value() : Value(answer_text(found->second));
  };
  seen.self = [&scope]() -> Value {
    return scope.self == nullptr ? Value() : Value(answer_text(*scope.self));
  };
  seen.attribute = [&scope](const std::string& name) { return attribute(scope.choice, name); };
  if (scope.today) seen.today = day_text(*scope.today);
  return seen;
}

}  // namespace

std::string answer_text(const Given& given) {
  if (const auto* number = std::get_if<std::int64_t>(&given)) return std::to_string(*number);
  if (const auto* text = std::get_if<std::string>(&given)) return *text;
  if (const auto* names = std::get_if<std::vector<std::string>>(&given)) return join(*names, " ");
  return {};
}

std::optional<Given> calculated(const Expression& calculation, const Answers& counted) {
  const auto value =
      study::Evaluation(calculation, study::Blanks::EmptyText).value(seen_by({.answers = counted}));
  if (!value) return {};
  if (const auto* truth = std::get_if<bool>(&*value)) return Given(std::int64_t{*truth ? 1 : 0});
  if (const auto* text = std::get_if<std::string>(&*value)) {
    if (text->empty()) return {};
    const auto whole = whole_number(*text);
    return whole && std::to_string(*whole) == *text ? Given(*whole) : Given(*text);
  }
  const auto& number = std::get<std::optional<double>>(*value);
  if (!number) return {};
  constexpr double most = 1e15;  // of which every whole number is a double
  if (*number == std::floor(*number) && std::abs(*number) < most)
    return Given(static_cast<std::int64_t>(*number));
  return Given(exact_text(*number));
}

bool holds(const Expression& expression, const Scope& scope) {
  return study::Evaluation(expression, study::Blanks::EmptyText).holds(seen_by(scope));
}

}  // namespace peil::interview
