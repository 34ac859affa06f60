#include "peil/dataset/open_answers.h"

#include "peil/interview/route.h"

namespace peil::dataset {

std::vector<OpenAnswer> open_answers(const Study& study, const Response& response) {
  const Questionnaire& form = study.form(response.who.wave);
  const Answers counted = interview::on_route(form, response.who.group, response.answers);
  std::vector<OpenAnswer> result;
  for (const Question& question : form.questions) {
    if (question.type != QuestionType::Text) continue;
    const auto found = counted.find(question.name);
    if (found == counted.end()) continue;
    if (const auto* text = std::get_if<std::string>(&found->second))
      result.push_back({response.who.id, question.name, response.language, *text});
  }
  return result;
}

}  // namespace peil::dataset
