#include <algorithm>
#include <array>

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

// What the sentence of a reader of files names as there: 'a', 'b'.
std::string names_in(const std::string& mend) {
  std::vector<std::string> names;
  const auto parts = split(mend, '\'');
  for (std::size_t i = 1; i + 1 < parts.size(); i += 2) names.emplace_back(parts[i]);
  return names.empty() ? "\u2026" : shown(join(names, ", "));
}

// As the form calls it; empty where the problem is not about one of its fields.
std::string field_of(const Words& words, const Problem& problem) {
  const std::string key = "table." + problem.where;
  return language::texts(words.language()).has("console", key) ? words.text(key) : "";
}

// Problems of the form itself, and those that a reader of files mends with a line of a file.
bool is_of_the_form(const std::string& code) {
  static constexpr std::array<std::string_view, 9> codes{
      "table.no-title", "table.no-rows", "table.half-net", "table.nothing",   "table.waves",
      "table.sort",     "key.missing",   "key.unknown",    "table.wave-order"};
  return std::ranges::find(codes, code) != codes.end();
}

}  // namespace

Html told_problem(const Words& words, const Problem& problem, const std::string& value) {
  if (words.language() == language::of_messages() && !is_of_the_form(problem.code))
    return as_reported(words, problem);
  const std::string key = "problem." + problem.code;
  if (language::texts(words.language()).has("console", key))
    return words.html(key, {{"value", shown(value)},
                            {"condition", example_of_condition},
                            {"known", names_in(problem.mend)},
                            {"field", field_of(words, problem)}});
  return words.html("problem.other") + Html::text(" ") + as_reported(words, problem);
}

}  // namespace peil::web::console
