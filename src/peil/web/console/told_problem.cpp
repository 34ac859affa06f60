#include "peil/base/text.h"
#include "peil/web/console/frame.h"
#include "peil/web/console/table_form.h"

namespace peil::web::console {
namespace {

// Longer ones are no help beside a field.
constexpr std::size_t longest_value = 200;

std::string shown(const std::string& value) {
  if (!is_utf8(value)) return "\uFFFD";
  return value.empty() || value.size() > longest_value ? "\u2026" : value;
}

Html as_reported(const Words& words, const Problem& problem) {
  std::string text = problem.message;
  if (!problem.mend.empty()) text += (text.empty() ? "" : " ") + problem.mend;
  if (!is_utf8(text)) text = problem.code;
  const std::string language(language::of_messages());
  if (words.language() == language) return Html::text(text);
  return Html::tag("span", {{"lang", language}}, Html::text(text));
}

}  // namespace

Html told_problem(const Words& words, const Problem& problem, const std::string& value) {
  if (words.language() == language::of_messages()) return as_reported(words, problem);
  const std::string key = "problem." + problem.code;
  if (language::texts(words.language()).has("console", key))
    return words.html(key, {{"value", shown(value)}, {"condition", example_of_condition}});
  return words.html("problem.other") + Html::text(" ") + as_reported(words, problem);
}

}  // namespace peil::web::console
