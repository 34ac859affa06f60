#include "peil/study/expression_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "peil/base/day.h"
#include "peil/base/text.h"
#include "peil/study/expression_kinds.h"

namespace peil::study {
namespace {

using Op = Expression::Op;

bool holds_number(const Question& q) {
  return q.type == QuestionType::Integer || q.type == QuestionType::Mark ||
         q.type == QuestionType::Scale || q.type == QuestionType::Matrix ||
         (q.calculation && is_arithmetic(*q.calculation));
}

// Registers name levels as they like, also "1" and "2", which can be compared as numbers.
bool are_numbers(const std::vector<Choice>& choices) {
  return !choices.empty() && std::ranges::all_of(choices, [](const Choice& choice) {
    return decimal_number(choice.name).has_value();
  });
}

class Checker {
 public:
  Checker(std::string_view text, const ExpressionSetting& setting)
      : text_(text), setting_(setting) {}

  std::vector<ExpressionProblem> run(const Expression& e) {
    if (setting_.use == ExpressionUse::Calculation)
      value(e);
    else if (!is_yes_no(e))
      not_a_condition(e);
    walk(e);
    return std::move(problems_);
  }

 private:
  void add(std::string code, std::string_view near, std::string message, std::string mend) {
    const auto at = text_.find(near);
    problems_.push_back({std::move(code), at == std::string_view::npos ? 0 : at, std::move(message),
                         std::move(mend)});
  }

  bool is_filter() const { return setting_.use == ExpressionUse::Filter; }

  // The question behind ${name}, when enough is known of it.
  const Question* question(const Expression& e) const {
    if (e.op == Op::This && !is_filter()) return &setting_.questions[setting_.question];
    if (e.op != Op::Answer) return nullptr;
    const auto found = setting_.askable.find(e.text);
    if (found == setting_.askable.end() || !found->second.typed) return nullptr;
    return &setting_.questions[found->second.question];
  }

  void not_a_condition(const Expression& e) {
    if (e.op == Op::Attribute && is_filter()) return;  // told as a word without quotes
    const std::string near = e.op == Op::Answer ? answer_named(e.text) : e.text;
    add("expression.not-a-condition", near,
        e.op == Op::Answer ? near + " alone is an answer, not a condition."
                           : "There is a value here where a condition is needed.",
        "Compare it with something, as in ${channel} = 'desk'.");
  }

  void value(const Expression& e) {
    if (!may_be_yes_no(e)) return;
    add("expression.not-a-value", "",
        "A calculation gives a number or a text, and this says yes or no.",
        "Write if(condition, 1, 0), and compare it with 1 where it is used.");
  }

  void walk(const Expression& e) {
    if (e.op == Op::Answer) look_at(e);
    if (e.op == Op::This && setting_.use != ExpressionUse::Constraint) {
      add("expression.point", ".", "The point means 'this answer', and only a constraint has one.",
          "Write ${name} of the question that is meant.");
    }
    if (e.op == Op::Today && setting_.use != ExpressionUse::Constraint) {
      add("expression.today", "today",
          "today() is another day whenever the answers are read again; only a constraint, which "
          "looks once, may ask for it.",
          "Compare with a day that does not change: date('2013-09-01').");
    }
    if (e.op == Op::Attribute) attribute(e);
    if (e.op == Op::And || e.op == Op::Or || e.op == Op::Not) {
      for (const Expression& part : e.parts)
        if (!is_yes_no(part)) not_a_condition(part);
    }
    if (e.op == Op::If && !is_yes_no(e.parts[0])) not_a_condition(e.parts[0]);
    if (is_comparison(e.op)) {
      if (is_filter() && is_written_out(e.parts[0]) && is_written_out(e.parts[1])) of_nobody(e);
      compare(e.op, e.parts[0], e.parts[1]);
      compare(e.op, e.parts[1], e.parts[0]);
    }
    if (e.op == Op::Selected) selected(e);
    if (e.op == Op::CountSelected) needs_select(e.parts[0], "count-selected");
    for (const Expression& part : e.parts) walk(part);
  }

  void of_nobody(const Expression& e) {
    add("expression.wrong-kind", e.parts[0].op == Op::Text ? "'" + e.parts[0].text + "'" : "",
        "This compares two values with each other, and no answer.",
        "Write ${name} for what people answered, without quotes around it.");
  }

  void look_at(const Expression& e) {
    const std::string near = answer_named(e.text);
    const auto found = setting_.askable.find(e.text);
    if (found == setting_.askable.end()) {
      if (setting_.items.unknown(e.text)) {
        add("expression.unknown-question", near, fmt::format("There is no question '{}'.", e.text),
            did_you_mean(e.text, setting_.items.names));
      }
      return;
    }
    if (found->second.typed || found->second.question > 0) check_order(e, found->second, near);
    if (!found->second.typed) return;
    const Question& q = setting_.questions[found->second.question];
    if (q.type == QuestionType::Note) {
      add("expression.no-answer", near, fmt::format("'{}' is a note and has no answer.", e.text),
          "Look at a question that is answered.");
    } else if (q.type == QuestionType::Matrix && !found->second.row) {
      add("expression.no-answer", near,
          fmt::format("'{}' is a matrix; its rows have the answers.", e.text),
          q.rows.empty() ? "Name one of its rows."
                         : fmt::format("Name one of its rows, as in ${{{}}}.", q.rows[0].name));
    }
  }

  void check_order(const Expression& e, const Askable& seen, const std::string& near) {
    if (is_filter()) return;  // all has been answered
    const auto own = setting_.askable.find(setting_.questions[setting_.question].name);
    if (own == setting_.askable.end() || own->second.question != setting_.question) return;
    const bool earlier_page = seen.page < own->second.page;
    const bool earlier = seen.question < setting_.question;
    const bool calculated = seen.typed && setting_.questions[seen.question].calculation.has_value();
    if (setting_.use == ExpressionUse::Calculation && earlier) return;
    if (earlier_page || (setting_.use == ExpressionUse::Constraint && earlier && !calculated))
      return;
    std::string message;
    if (setting_.use == ExpressionUse::Calculation) {
      message = seen.question == setting_.question
                    ? "The calculation looks at itself."
                    : fmt::format("'{}' stands behind this calculation.", e.text);
    } else if (calculated && earlier) {
      message = fmt::format("'{}' is worked out once the page is sent, for later pages.", e.text);
    } else if (seen.question == setting_.question) {
      message = "The condition looks at the answer to its own question.";
    } else if (earlier) {
      message = fmt::format("'{}' is on the same page, and a page is shown whole.", e.text);
    } else {
      message = fmt::format("'{}' is asked later than this question.", e.text);
    }
    std::string mend = "Look at a question of an earlier page, or move this one to a later page.";
    if (setting_.use == ExpressionUse::Calculation)
      mend = "A calculation looks back only: put it behind all that it names.";
    else if (calculated && earlier)
      mend = "Put the calculation before the first question of this page.";
    if (seen.question == setting_.question && setting_.use == ExpressionUse::Constraint)
      mend = "Write a point (.) for the answer itself.";
    add("expression.looks-forward", near, message, mend);
  }

  void attribute(const Expression& e) {
    if (setting_.use != ExpressionUse::ChoiceFilter) {
      add("expression.unknown-attribute", e.text,
          fmt::format("The word '{}' has no quotes in this condition.", e.text),
          fmt::format("Write ${{{0}}} for a question, or '{0}' for a choice or a text.", e.text));
      return;
    }
    std::vector<std::string> known;
    for (const Choice& c : setting_.questions[setting_.question].choices)
      for (const auto& [key, value] : c.attributes) known.push_back(key);
    if (std::ranges::find(known, e.text) != known.end()) return;
    std::ranges::sort(known);
    known.erase(std::unique(known.begin(), known.end()), known.end());
    add("expression.unknown-attribute", e.text,
        fmt::format("No choice of this question has the attribute '{}'.", e.text),
        known.empty() ? "Give the choices an attribute, as in { name = \"a\", for = \"b\" }."
                      : did_you_mean(e.text, known));
  }

  void unknown_choice(const Question& q, const std::string& choice) {
    std::vector<std::string> known;
    for (const Choice& c : q.choices) known.push_back(c.name);
    if (known.empty() || std::ranges::find(known, choice) != known.end()) return;
    add("expression.unknown-choice", "'" + choice + "'",
        is_filter() ? has_no_answer(q.name, choice)
                    : fmt::format("'{}' is not a choice of the question '{}'.", choice, q.name),
        did_you_mean(choice, known));
  }

  bool needs_select(const Expression& e, std::string_view function) {
    if (e.op != Op::Answer) {
      add("expression.wrong-kind", function,
          fmt::format("{}( ) needs a question as its first value.", function),
          fmt::format("Write {}(${{question}} ...).", function));
      return false;
    }
    const Question* q = question(e);
    if (q == nullptr || has_choices(*q)) return q != nullptr;
    add("expression.wrong-kind", "${" + e.text + "}",
        fmt::format("{}( ) goes with a question that has choices, and '{}' has none.", function,
                    e.text),
        "Compare its answer instead, as in ${" + e.text + "} < 6.");
    return false;
  }

  void selected(const Expression& e) {
    if (e.parts[1].op != Op::Text) {
      add("expression.wrong-kind", "selected",
          "selected( ) needs the name of a choice between quotes as its second value.",
          "Write selected(${question}, 'choice').");
    } else if (needs_select(e.parts[0], "selected")) {
      unknown_choice(*question(e.parts[0]), e.parts[1].text);
    }
  }

  // One side of a comparison that is a question, against the other that is written out.
  void compare(Op op, const Expression& answer, const Expression& other) {
    const Question* q = question(answer);
    if (q == nullptr || q->type == QuestionType::Note) return;
    const std::string name = answer.op == Op::This ? "." : answer_named(answer.text);
    const bool equality = op == Op::Equal || op == Op::NotEqual;
    const bool numbered = is_filter() && are_numbers(q->choices);
    if (q->type == QuestionType::SelectOne && !equality && !numbered) {
      add("expression.wrong-kind", name,
          fmt::format("{} holds the name of a choice, and names have no order.", name),
          "Compare it by = or != with a name between quotes.");
    } else if (other.op == Op::Text && !other.text.empty()) {
      compare_with_text(*q, name, other.text);
    } else if (const auto number = number_in(other)) {
      compare_with_number(*q, name, *number, {equality, numbered});
    }
  }

  void compare_with_text(const Question& q, const std::string& name, const std::string& text) {
    if (q.type == QuestionType::Date) {
      if (read_day(text)) return;
      add("expression.wrong-kind", "'" + text + "'",
          fmt::format("{} is a day, and '{}' is none.", name, text),
          "Write it as date('2013-09-01').");
    } else if (q.type == QuestionType::SelectMultiple || q.type == QuestionType::Rank) {
      add("expression.use-selected", name,
          fmt::format("{} may have several answers, so it cannot be compared with one.", name),
          fmt::format("Write selected({}, '{}').", name, text));
      unknown_choice(q, text);
    } else if (q.type == QuestionType::SelectOne) {
      unknown_choice(q, text);
    } else if (holds_number(q)) {
      add("expression.wrong-kind", "'" + text + "'",
          fmt::format("{} is a number, and '{}' between quotes is a text.", name, text),
          "Write a number without quotes.");
    }
  }

  struct How {
    bool equality, numbered;
  };
  void compare_with_number(const Question& q, const std::string& name, double number, How how) {
    if (q.type == QuestionType::Date) {
      add("expression.wrong-kind", name, fmt::format("{} is a day, not a number.", name),
          "Compare it with a day: date('2013-09-01').");
      return;
    }
    if (has_choices(q)) {
      if (!how.numbered)
        add("expression.wrong-kind", name,
            fmt::format("{} holds the name of a choice, not a number.", name),
            "Compare it with a name between quotes.");
      else if (how.equality && std::ranges::none_of(q.choices, [&](const Choice& choice) {
                 return decimal_number(choice.name) == number;
               }))
        unknown_choice(q, exact_text(number));
      return;
    }
    const auto scale = scale_of(q);
    if (!scale || scale->points() <= 0 || !(how.equality || is_filter())) return;
    const bool inside = number >= scale->from && number <= scale->to;
    if (inside && (!how.equality || number == static_cast<int>(number))) return;
    add("expression.impossible-value", name,
        fmt::format("{} is a whole number from {} to {} and never {}.", name, scale->from,
                    scale->to, exact_text(number)),
        how.equality ? "Compare it with a number that it can be."
                     : fmt::format("Compare it with a number that it can be; {} != '' holds of who "
                                   "answered.",
                                   name));
  }

  std::string_view text_;
  const ExpressionSetting& setting_;
  std::vector<ExpressionProblem> problems_;
};

}  // namespace

std::vector<ExpressionProblem> check_expression(const Expression& expression, std::string_view text,
                                                const ExpressionSetting& setting) {
  return Checker(text, setting).run(expression);
}

}  // namespace peil::study
