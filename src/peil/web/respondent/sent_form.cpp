#include "peil/web/respondent/sent_form.h"

#include <algorithm>
#include <map>

#include "peil/base/text.h"
#include "peil/interview/aside.h"
#include "peil/interview/compound.h"
#include "peil/web/respondent/pages.h"

namespace peil::web::respondent {
namespace {

// Fields of a page of so many choices: more of one name were never written by it.
std::size_t most_of(const Question& question) { return question.choices.size() + 3; }

// Of a question that the form has no more.
constexpr std::size_t most_of_a_stray = 50;

}  // namespace

std::string value_of(const Fields& fields, std::string_view name) {
  const auto found = std::ranges::find(fields, name, [](const auto& f) { return f.first; });
  return found == fields.end() ? "" : found->second;
}

app::Interview::Way way_of(const Fields& fields) {
  using Way = app::Interview::Way;
  const std::string button = value_of(fields, button_field);
  if (button == button_back) return Way::Back;
  if (button == button_stop || !value_of(fields, language_field).empty()) return Way::Stay;
  return Way::Next;
}

Fields carried(const Fields& fields, const Questionnaire& form, const std::string& page) {
  std::map<std::string, std::size_t, std::less<>> left{{app::Interview::mark_field, 1},
                                                       {app::Interview::seen_field, 1},
                                                       {app::Interview::form_field, 1},
                                                       {button_field, 1},
                                                       {language_field, 1}};
  for (const Question& question : form.questions) {
    if (question.page != page) continue;
    for (const std::string& item : items_of(question)) {
      left[item] = most_of(question);
      for (const std::string& part : interview::parts_asked(question)) left[item + "." + part] = 1;
    }
  }
  const bool changed = app::Interview::of_another_form(form, page, fields);
  std::size_t strays = changed ? interview::most_strays : 0;
  Fields kept;
  for (const auto& [name, value] : fields) {
    auto known = left.find(name);
    if (known == left.end() && strays > 0 && interview::may_be_stray(name)) {
      known = left.emplace(name, most_of_a_stray).first;
      --strays;
    }
    if (known == left.end() || known->second == 0 || !is_utf8(value)) continue;
    --known->second;
    kept.emplace_back(name, value);
  }
  return kept;
}

}  // namespace peil::web::respondent
