#include <fmt/format.h>

#include <algorithm>

#include "peil/study/expression.h"
#include "peil/study/name_list.h"
#include "peil/study/table_spec_parts.h"

namespace peil::study::table_spec {
namespace {

// What a filter may look at: items as they are answered, one choice of several as
// 'channels/desk', and background variables.
std::vector<std::string> filter_names(const Source& from) {
  std::vector<std::string> names = from.background;
  for (const Question& q : from.form.questions) {
    if (!has_figures(q)) continue;
    if (q.type != QuestionType::SelectMultiple) {
      for (const std::string& item : items_of(q)) names.push_back(item);
      continue;
    }
    for (const Choice& choice : q.choices) names.push_back(q.name + "/" + choice.name);
  }
  return names;
}

bool is_condition(const Expression& only) {
  using Op = Expression::Op;
  const std::vector<Op> conditions{Op::Or,          Op::And,      Op::Not,
                                   Op::Equal,       Op::NotEqual, Op::Less,
                                   Op::LessOrEqual, Op::Greater,  Op::GreaterOrEqual,
                                   Op::Selected,    Op::True,     Op::False};
  return std::ranges::find(conditions, only.op) != conditions.end();
}

}  // namespace

void read_people(const Source& from, TableSpec& spec) {
  const auto text = from.file.text("only", Need::May);
  if (!text) return;
  const Place start = from.file.entry("only")->node.at;
  const auto parsed = parse_expression(*text);
  if (const auto* wrong = std::get_if<ExpressionProblem>(&parsed)) {
    from.problems().add(wrong->code, place_inside(from.problems().text(), start, wrong->offset),
                        wrong->message, wrong->mend);
    return;
  }
  const Expression& only = std::get<Expression>(parsed);
  const std::vector<std::string> known = filter_names(from);
  for (const std::string& name : names_in(only)) {
    if (std::ranges::find(known, name) == known.end())
      from.problems().add("table.filter", start,
                          fmt::format("Wave {} has no '{}'.", spec.wave, name),
                          did_you_mean(name, known));
  }
  if (!is_condition(only))
    from.problems().add("table.filter", start, "This is a value, not a condition.",
                        "Say of whom the table is: only = \"${language} = 'nl'\".");
  spec.only = only;
  spec.only_text = *text;
}

}  // namespace peil::study::table_spec
