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
  if (question.type == QuestionType::Note) return {};
  if (question.type != QuestionType::Matrix) return {question.name};
  std::vector<std::string> names;
  for (const MatrixRow& row : question.rows) names.push_back(row.name);
  return names;
}

}  // namespace peil
