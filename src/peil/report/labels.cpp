#include "peil/report/labels.h"

#include <algorithm>

#include "peil/base/contract.h"
#include "peil/findings/items.h"
#include "peil/findings/wording.h"
#include "peil/model/table_spec.h"

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

Words variable(const Pen& pen, const std::string& wave, const std::string& name) {
  for (const char* own : {"customer_group", "reporting_group", "language", by_wave}) {
    if (name == own) return pen.say("crosstab." + name);
  }
  if (pen.study().form(wave).find(name)) return item(pen, wave, name);
  const BackgroundVariable* known = pen.study().background_variable(name);
  return known == nullptr ? plain(name) : pen.label(known->label);
}

Words level(const Pen& pen, const std::string& wave, const std::string& variable,
            const std::string& level) {
  const Study& study = pen.study();
  if (variable == "customer_group" || variable == "reporting_group") return pen.group(level);
  if (const Language* language = study.language(level);
      language != nullptr && variable == "language")
    return plain(language->own_name);
  if (study.form(wave).find(variable)) return answer(pen, wave, variable, level);
  const BackgroundVariable* known = study.background_variable(variable);
  if (known == nullptr) return plain(level);
  const auto named = std::ranges::find(known->levels, level, &BackgroundVariable::Level::name);
  return named == known->levels.end() ? plain(level) : pen.label(named->label);
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
