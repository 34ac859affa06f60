#include "peil/report/labels.h"

#include "peil/base/contract.h"
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

Words statistic(const Pen& pen, std::string_view statistic, const std::optional<Scale>& scale) {
  if (statistic == "low" || statistic == "high") {
    expects(scale.has_value(), "labels::statistic: the scale of an end");
    return end(pen, *scale, statistic == "high");
  }
  if (statistic == "nps") return pen.say("statistic.score");
  if (!scale || scale->is_known()) return pen.say("statistic.mean");
  return pen.say("statistic.mean.scaled", {{"from", plain(std::to_string(scale->from))},
                                           {"to", plain(std::to_string(scale->to))}});
}

Words end(const Pen& pen, const Scale& scale, bool high) {
  return plain(findings::end_text(scale, high, pen.language()));
}

}  // namespace peil::report::labels
