#include "peil/study/cross_checks.h"

#include <fmt/format.h>

namespace peil::study {
namespace {

class Checker {
 public:
  Checker(const Draft& draft, Problems& problems) : draft_(draft), problems_(problems) {}

  void run() {
    overall();
    outcome();
    background();
    groups();
    breaks();
    break_items();
    form_references();
  }

  void form_references() {
    for (const Reference& asked : draft_.asked_groups) {
      known(asked, draft_.customer_groups, "question.unknown-customer-group", "customer group");
    }
    for (const Reference& importance : draft_.importances) check_importance(importance);
  }

 private:
  void add(std::string code, const Where& where, std::string message, std::string mend) {
    problems_.push_back({std::move(code), where.file, where.at.line, where.at.column,
                         std::move(message), std::move(mend)});
  }

  bool known(const Reference& reference, const NameList& list, std::string_view code,
             std::string_view what) {
    if (reference.name.empty() || !list.unknown(reference.name)) return true;
    add(std::string(code), reference.where,
        fmt::format("The study has no {} '{}'.", what, reference.name),
        did_you_mean(reference.name, list.names));
    return false;
  }

  // The question of that name, when its type could be read.
  const Question* question(const std::string& name) const {
    const auto at = draft_.study.questionnaire.find(name);
    if (!at) return nullptr;
    const Question& q = draft_.study.questionnaire.questions[*at];
    const bool typed = std::ranges::find(draft_.untyped, q.name) == draft_.untyped.end();
    return typed ? &q : nullptr;
  }

  void overall() {
    const std::string& name = draft_.study.overall;
    if (!known({name, draft_.overall}, draft_.items, "overall.unknown", "question")) return;
    const Question* q = question(name);
    const bool judges =
        q != nullptr && (q->type == QuestionType::Mark || q->type == QuestionType::Scale);
    if (q == nullptr || judges) return;
    add("overall.not-a-mark", draft_.overall,
        fmt::format("The overall mark comes from '{}', and that is not a question of the type "
                    "mark or scale.",
                    name),
        "Name a question of the type mark, or of the type scale where an imported wave has no "
        "marks.");
  }

  // Which classes a design variable has is known only when there are data.
  void outcome_of_register() {
    const OutcomeOfCase& outcome = draft_.study.outcome;
    if (outcome.classes.size() > 1) return;
    add("outcome.no-classes", draft_.outcome,
        fmt::format("'{}' is a design variable, and the study does not say which of its classes "
                    "are compared.",
                    outcome.variable),
        "Name two or more: outcome_classes = [\"granted\", \"refused\"].");
  }

  void outcome() {
    const OutcomeOfCase& outcome = draft_.study.outcome;
    if (outcome.variable.empty()) return;
    NameList known_names = draft_.items;
    for (const Plan& plan : draft_.study.plans) {
      if (std::ranges::find(plan.design, outcome.variable) != plan.design.end())
        return outcome_of_register();
      known_names.names.insert(known_names.names.end(), plan.design.begin(), plan.design.end());
    }
    if (!known({outcome.variable, draft_.outcome}, known_names, "outcome.unknown",
               "question or design variable"))
      return;
    const Question* q = question(outcome.variable);
    if (q == nullptr) return;
    if (q->type != QuestionType::SelectOne) {
      add("outcome.not-a-choice", draft_.outcome,
          fmt::format("The outcome of the case comes from '{}', which is not a question with one "
                      "choice.",
                      outcome.variable),
          "Name a question of the type select_one, or a design variable of the sample.");
      return;
    }
    NameList choices;
    for (const Choice& choice : q->choices) choices.names.push_back(choice.name);
    for (const std::string& one : outcome.classes)
      known({one, draft_.outcome}, choices, "outcome.unknown-class",
            "choice of '" + outcome.variable + "' called");
  }

  void background() {
    NameList variables;
    for (const Plan& plan : draft_.study.plans)
      variables.names.insert(variables.names.end(), plan.design.begin(), plan.design.end());
    for (const Reference& one : draft_.background)
      known(one, variables, "background.unknown", "design variable in any plan called");
  }

  void groups() {
    NameList used;
    for (const Reference& group : draft_.reporting_group_of) {
      known(group, draft_.reporting_groups, "group.unknown-reporting-group", "reporting group");
      used.names.push_back(group.name);
      if (group.name.empty() || draft_.reporting_groups.unknown(group.name)) used.complete = false;
    }
    if (used.names.empty()) return;
    for (const ReportingGroup& group : draft_.study.reporting_groups) {
      if (group.name.empty() || !used.unknown(group.name)) continue;
      const auto label = draft_.text_places.find("group/" + group.name);
      add("group.empty",
          label == draft_.text_places.end() ? Where{draft_.overall.file, {}} : label->second,
          fmt::format("No customer group belongs to the reporting group '{}'.", group.name),
          "Name it in a [[customer_group]], or take it out.");
    }
  }

  void breaks() {
    for (const Reference& found : draft_.break_waves) {
      if (!known(found, draft_.waves, "break.unknown-wave", "wave")) continue;
      if (draft_.study.waves.empty() || found.name != draft_.study.waves.front().name) continue;
      if (found.name.empty()) continue;
      add("break.first-wave", found.where,
          fmt::format("Nothing comes before wave '{}', so nothing can break there.", found.name),
          "Name the first wave after the change, or take the break out.");
    }
  }

  void break_items() {
    NameList items = draft_.items;
    for (const EarlierNames& earlier : draft_.earlier) {
      items.complete = items.complete && earlier.items.complete;
      items.names.insert(items.names.end(), earlier.items.names.begin(), earlier.items.names.end());
    }
    for (const Reference& item : draft_.break_items)
      known(item, items, "break.unknown-item", "question");
  }

  void check_importance(const Reference& importance) {
    if (!known(importance, draft_.items, "question.importance-unknown", "question")) return;
    const Question* q = question(importance.name);
    if (q == nullptr) return;
    bool aspect = q->name == importance.name && q->aspect;
    for (const MatrixRow& row : q->rows)
      if (row.name == importance.name) aspect = row.aspect;
    if (aspect) return;
    add("question.importance-not-an-aspect", importance.where,
        fmt::format("'{}' is not an aspect, so its importance means nothing.", importance.name),
        fmt::format("Write aspect = true with '{}', or name an aspect.", importance.name));
  }

  const Draft& draft_;
  Problems& problems_;
};

}  // namespace

void check_form_references(const Draft& form, Problems& problems) {
  Checker(form, problems).form_references();
}

void cross_check(const Draft& draft, Problems& problems) { Checker(draft, problems).run(); }

}  // namespace peil::study
