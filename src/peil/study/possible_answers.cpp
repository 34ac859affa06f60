#include "peil/study/possible_answers.h"

#include <algorithm>

#include "peil/base/day.h"
#include "peil/base/text.h"
#include "peil/study/evaluate.h"

namespace peil::study {
namespace {

constexpr std::size_t few = 6;  // of which every set is tried

// Names of choices as they are chosen: each alone, all of them, and every set of a few, or of those
// that the conditions speak of. False when these are too many for every set.
bool add_chosen(const std::vector<Choice>& choices, const std::vector<std::string>& literals,
                std::vector<std::string>& values) {
  std::vector<std::string> names, told;
  for (const Choice& choice : choices) {
    names.push_back(choice.name);
    if (std::ranges::find(literals, choice.name) != literals.end()) told.push_back(choice.name);
  }
  values.insert(values.end(), names.begin(), names.end());
  values.push_back(join(names, " "));
  const std::vector<std::string>& sets = names.size() <= few ? names : told;
  if (sets.size() > few) return false;
  for (unsigned set = 1; set < 1u << sets.size(); ++set) {
    std::vector<std::string> some;
    for (std::size_t c = 0; c < sets.size(); ++c)
      if ((set >> c & 1u) != 0) some.push_back(sets[c]);
    if (some.size() > 1 && some.size() < names.size()) values.push_back(join(some, " "));
  }
  return true;
}

std::optional<ExpressionValue> answer_seen(const std::string& answer) {
  if (answer.empty()) return {};
  return ExpressionValue(answer);
}

}  // namespace

void add_literals(const Expression& expression, std::vector<std::string>& values) {
  if (expression.op == Expression::Op::Text) {
    values.push_back(expression.text);
    if (const auto day = read_day(expression.text)) {
      for (const int step : {-1, 1}) values.push_back(day_text(*day + std::chrono::days(step)));
    }
  }
  if (expression.op == Expression::Op::Number) {
    for (const double step : {-1.0, 0.0, 1.0})
      values.push_back(exact_text(expression.number + step));
  }
  for (const Expression& part : expression.parts) add_literals(part, values);
}

bool is_asked_of(const Question& question, std::string_view group) {
  const auto& groups = question.customer_groups;
  return group.empty() || groups.empty() || std::ranges::find(groups, group) != groups.end();
}

std::vector<std::string> answers_to(const Question& asked, std::string_view group,
                                    const std::vector<std::string>& literals, bool& all) {
  std::vector<std::string> values;
  if (!is_asked_of(asked, group)) return {""};
  const bool always = asked.required && !asked.dont_know && !asked.not_applicable &&
                      !asked.relevant && !asked.choice_filter && asked.customer_groups.empty();
  if (!always) values.emplace_back();
  switch (asked.type) {
    case QuestionType::SelectOne:
      for (const Choice& choice : asked.choices) values.push_back(choice.name);
      break;
    case QuestionType::SelectMultiple:
    case QuestionType::Rank:
      all = add_chosen(asked.choices, literals, values) && all;
      break;
    case QuestionType::Mark:
    case QuestionType::Scale:
    case QuestionType::Matrix: {
      const Scale scale = scale_of(asked).value_or(Scale{});
      for (int n = scale.from; n <= scale.to; ++n) values.push_back(std::to_string(n));
      break;
    }
    default:
      if (asked.type == QuestionType::Date) {
        for (const char* some : {"2000-01-01", "2000-01-02", "2000-01-03"})
          values.emplace_back(some);
      } else {
        for (const char* some : {"0", "1", "2"}) values.emplace_back(some);
      }
      values.insert(values.end(), literals.begin(), literals.end());
      if (asked.constraint) add_literals(*asked.constraint, values);
      if (asked.type == QuestionType::Date)
        std::erase_if(values, [](const auto& v) { return !v.empty() && !read_day(v); });
      if (asked.constraint) {
        const Evaluation takes(*asked.constraint, Blanks::EmptyText);
        std::erase_if(values, [&](const std::string& value) {
          Seen seen;
          seen.answer = [](const std::string&) { return std::nullopt; };
          seen.self = [&value] { return answer_seen(value); };
          return !value.empty() && !takes.holds(seen);
        });
      }
  }
  return values;
}

}  // namespace peil::study
