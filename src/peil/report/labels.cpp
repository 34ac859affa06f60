#include "peil/report/labels.h"

#include "peil/findings/items.h"
#include "peil/findings/wording.h"

namespace peil::report::labels {

Words item(const Pen& pen, const std::string& wave, const std::string& item) {
  const Question* question = findings::question_of(pen.study(), item, wave);
  return question == nullptr ? plain(item) : pen.label(findings::label_of(*question, item));
}

Words answer(const Pen& pen, const std::string& wave, const std::string& item,
             const std::string& answer) {
  const Question* question = findings::question_of(pen.study(), item, wave);
  const LocalText* label =
      question == nullptr ? nullptr : findings::choice_label(*question, answer);
  return label == nullptr ? plain(answer) : pen.label(*label);
}

Words choice(const Pen& pen, const FigureName& figure) {
  const std::string of_choice = "share:";
  if (!figure.statistic.starts_with(of_choice)) return {};
  return answer(pen, figure.wave, figure.measure, figure.statistic.substr(of_choice.size()));
}

Words end(const Pen& pen, const Scale& scale, bool high) {
  return plain(findings::end_text(scale, high, pen.language()));
}

}  // namespace peil::report::labels
