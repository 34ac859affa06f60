#include <fmt/format.h>

#include <map>

#include "peil/study/expression.h"
#include "peil/study/expression_check.h"
#include "peil/study/known_levels.h"
#include "peil/study/name_list.h"
#include "peil/study/table_spec_parts.h"

namespace peil::study::table_spec {
namespace {

// What a filter may look at, each as a question with the answers that it can have: background
// variables, items as they are answered, and one choice of several as 'channels/desk', which is 0
// or 1.
class Filterable {
 public:
  explicit Filterable(const Source& from) {
    for (const std::string& name : from.background) {
      Question variable = called(name, QuestionType::SelectOne);
      for (std::string& level : known_levels(from.study, from.wave, name))
        variable.choices.push_back({std::move(level), {}, {}});
      const bool any = !variable.choices.empty();
      add(name, {.question = questions.size(), .typed = any});
      questions.push_back(std::move(variable));
    }
    for (const Question& q : from.form.questions) {
      if (!has_figures(q)) continue;
      if (q.type == QuestionType::SelectMultiple) {
        for (const Choice& choice : q.choices) add_chosen(q.name + "/" + choice.name);
        continue;
      }
      for (const std::string& item : items_of(q))
        add(item, {.question = questions.size(), .row = q.type == QuestionType::Matrix});
      questions.push_back(q);
    }
  }

  bool has(const std::string& name) const { return askable.contains(name); }

  std::vector<Question> questions;
  std::map<std::string, Askable, std::less<>> askable;
  std::vector<std::string> names;  // in the order of the study

 private:
  static Question called(const std::string& name, QuestionType type) {
    Question q;
    q.name = name;
    q.type = type;
    return q;
  }

  void add(const std::string& name, const Askable& at) {
    if (askable.emplace(name, at).second) names.push_back(name);
  }

  void add_chosen(const std::string& name) {
    add(name, {.question = questions.size()});
    questions.push_back(called(name, QuestionType::Scale));
    questions.back().points = 2;
    questions.back().from = 0;
  }
};

}  // namespace

void read_people(const Source& from, TableSpec& spec) {
  const auto text = from.file.text("only", Need::May);
  if (!text) return;
  const Place start = from.file.entry("only")->node.at;
  const auto parsed = parse_expression(*text);
  const auto tell = [&](const ExpressionProblem& wrong) {
    from.problems().add(wrong.code, place_inside(from.problems().text(), start, wrong.offset),
                        wrong.message, wrong.mend);
  };
  if (const auto* wrong = std::get_if<ExpressionProblem>(&parsed)) return tell(*wrong);
  const Expression& only = std::get<Expression>(parsed);
  const Filterable known(from);
  for (const std::string& name : names_in(only)) {
    if (const Question* q = from.question(name); q != nullptr && !known.has(name))
      from.problems().add(
          "table.filter", start,
          fmt::format("'{}' is answered {}, by which tables divide nobody.", name, answered_in(*q)),
          did_you_mean(name, known.names));
    else if (!known.has(name))
      from.problems().add("table.filter", start,
                          fmt::format("Wave {} has no '{}'.", spec.wave, name),
                          did_you_mean(name, known.names));
  }
  const NameList told{.names = {}, .complete = false};  // of names: above
  for (const ExpressionProblem& wrong : check_expression(
           only, *text, {known.questions, known.askable, told, 0, ExpressionUse::Filter}))
    tell(wrong);
  spec.only = only;
  spec.only_text = *text;
}

}  // namespace peil::study::table_spec
