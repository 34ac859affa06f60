#include "peil/model/questionnaire.h"

#include <algorithm>

namespace peil {

bool Questionnaire::has_version(std::string_view given) const {
  return given == version || std::ranges::find(editions, given) != editions.end();
}

std::optional<std::size_t> Questionnaire::find(std::string_view name) const {
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const Question& q = questions[i];
    if (q.name == name || std::ranges::find(q.rows, name, &MatrixRow::name) != q.rows.end())
      return i;
  }
  return {};
}

std::optional<Scale> scale_of(const Question& question) {
  switch (question.type) {
    case QuestionType::Mark:
      return Scale{question.from, 10, question.recommend};
    case QuestionType::Scale:
    case QuestionType::Matrix:
      return Scale{question.from, question.from + question.points - 1};
    default:
      return {};
  }
}

std::optional<Scale> scale_of(const Questionnaire& form, std::string_view item) {
  const auto at = form.find(item);
  return at ? scale_of(form.questions[*at]) : std::nullopt;
}

std::vector<std::string> items_of(const Question& question) {
  if (question.type == QuestionType::Note || question.type == QuestionType::Calculate) return {};
  if (question.type != QuestionType::Matrix) return {question.name};
  std::vector<std::string> names;
  for (const MatrixRow& row : question.rows) names.push_back(row.name);
  return names;
}

std::vector<std::string> items_shown(const Question& question) {
  std::vector<std::string> names = items_of(question);
  for (const Choice& choice : question.choices) {
    if (!choice.other.empty()) names.push_back(choice.other);
  }
  return names;
}

bool has_choices(const Question& question) {
  return question.type == QuestionType::SelectOne ||
         question.type == QuestionType::SelectMultiple || question.type == QuestionType::Rank;
}

bool has_columns(const Question& question) {
  return question.type != QuestionType::Note && question.type != QuestionType::Calculate &&
         question.type != QuestionType::Text && question.choices.size() <= most_coded_choices;
}

bool has_figures(const Question& question) {
  return has_columns(question) && question.type != QuestionType::Date &&
         question.type != QuestionType::Rank;
}

}  // namespace peil
