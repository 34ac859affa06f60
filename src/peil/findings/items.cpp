#include "peil/findings/items.h"

#include <algorithm>

namespace peil::findings {

const Question* question_of(const Study& study, const std::string& item, const std::string& wave) {
  if (const Questionnaire& form = study.form(wave); const auto at = form.find(item))
    return &form.questions[*at];
  for (const Questionnaire* form : study.forms()) {
    if (const auto at = form->find(item)) return &form->questions[*at];
  }
  return nullptr;
}

const LocalText& label_of(const Question& question, const std::string& item) {
  const auto row = std::ranges::find(question.rows, item, &MatrixRow::name);
  return row == question.rows.end() ? question.label : row->label;
}

const LocalText* choice_label(const Question& question, const std::string& code) {
  const auto choice = std::ranges::find(question.choices, code, &Choice::name);
  return choice == question.choices.end() ? nullptr : &choice->label;
}

}  // namespace peil::findings
