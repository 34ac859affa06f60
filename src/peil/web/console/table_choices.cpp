#include <algorithm>

#include "peil/findings/items.h"
#include "peil/model/table_spec.h"
#include "peil/report/labels.h"
#include "peil/report/views.h"
#include "peil/study/table_spec_file.h"
#include "peil/web/console/table_form.h"

namespace peil::web::console {
namespace {

bool is_divided(const Question& q) { return has_figures(q) && q.type != QuestionType::Integer; }

}  // namespace

TableChoices table_choices(const report::Pen& pen, const std::string& wave,
                           const std::vector<std::string>& waves) {
  TableChoices choices{waves, {}, {}, {}};
  if (waves.size() > 1) choices.by_wave = Option{by_wave, pen.say("crosstab.waves")};
  const auto option = [&](const std::string& item) {
    return Option{item, report::labels::item(pen, wave, item)};
  };
  for (const std::string& name : study::background_variables(pen.study(), wave))
    choices.columns.push_back({name, report::labels::variable(pen, wave, name)});
  const Questionnaire& form = pen.study().form(wave);
  Options single;
  for (const Question& q : form.questions) {
    if (!has_figures(q)) continue;
    const bool rows = q.type == QuestionType::Matrix;
    if (rows && !single.options.empty()) choices.rows.push_back(std::exchange(single, {}));
    Options matrix{pen.label(q.label), {}};
    for (const std::string& item : items_of(q)) {
      (rows ? matrix : single).options.push_back(option(item));
      if (is_divided(q)) choices.columns.push_back(option(item));
    }
    if (rows) choices.rows.push_back(std::move(matrix));
  }
  if (!single.options.empty()) choices.rows.push_back(std::move(single));
  return choices;
}

}  // namespace peil::web::console
