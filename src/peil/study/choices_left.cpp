#include "peil/study/choices_left.h"

#include <algorithm>
#include <vector>

#include "peil/base/text.h"
#include "peil/study/evaluate.h"

namespace peil::study {
namespace {

constexpr std::size_t most_tried = 20'000;

void add_literals(const Expression& expression, std::vector<std::string>& values) {
  if (expression.op == Expression::Op::Text) values.push_back(expression.text);
  if (expression.op == Expression::Op::Number) {
    for (const double step : {-1.0, 0.0, 1.0})
      values.push_back(exact_text(expression.number + step));
  }
  for (const Expression& part : expression.parts) add_literals(part, values);
}

void add_literals(const std::optional<Expression>& expression, std::vector<std::string>& values) {
  if (expression) add_literals(*expression, values);
}

std::optional<ExpressionValue> value_of(const std::string& answer) {
  if (answer.empty()) return {};
  return ExpressionValue(answer);
}

// Names of choices as they are chosen: each alone, all of them, and of a few choices every set.
void add_chosen(const std::vector<Choice>& choices, std::vector<std::string>& values) {
  constexpr std::size_t few = 6;
  std::vector<std::string> names;
  for (const Choice& choice : choices) names.push_back(choice.name);
  values.insert(values.end(), names.begin(), names.end());
  values.push_back(join(names, " "));
  if (names.size() > few) return;
  for (unsigned set = 1; set < 1u << names.size(); ++set) {
    std::vector<std::string> some;
    for (std::size_t c = 0; c < names.size(); ++c)
      if ((set >> c & 1u) != 0) some.push_back(names[c]);
    if (some.size() > 1 && some.size() < names.size()) values.push_back(join(some, " "));
  }
}

// Answers that a person can give to `asked`; the first ones are tried first. Of numbers and texts
// those that `looking` speaks of and some others, as far as the question takes them.
std::vector<std::string> answers_to(const Question& asked, const Question& looking) {
  std::vector<std::string> values;
  const bool always = asked.required && !asked.dont_know && !asked.not_applicable &&
                      !asked.relevant && !asked.choice_filter && asked.customer_groups.empty();
  if (!always) values.emplace_back();
  switch (asked.type) {
    case QuestionType::SelectOne:
      for (const Choice& choice : asked.choices) values.push_back(choice.name);
      break;
    case QuestionType::SelectMultiple:
      add_chosen(asked.choices, values);
      break;
    case QuestionType::Mark:
    case QuestionType::Scale:
    case QuestionType::Matrix: {
      const Scale scale = scale_of(asked).value_or(Scale{});
      for (int n = scale.from; n <= scale.to; ++n) values.push_back(std::to_string(n));
      break;
    }
    default:
      for (const char* some : {"0", "1", "2"}) values.emplace_back(some);
      for (const auto* one : {&looking.choice_filter, &looking.relevant, &asked.constraint})
        add_literals(*one, values);
      if (asked.constraint) {
        const Evaluation takes(*asked.constraint, Blanks::EmptyText);
        std::erase_if(values, [&](const std::string& value) {
          Seen seen;
          seen.answer = [](const std::string&) { return std::nullopt; };
          seen.self = [&value] { return value_of(value); };
          return !value.empty() && !takes.holds(seen);
        });
      }
  }
  return values;
}

// Sets of answers to the questions that the filter and the relevance of one look at.
class Search {
 public:
  Search(const Questionnaire& form, const Question& question) {
    for (const auto* one : {&question.choice_filter, &question.relevant}) {
      if (!*one) continue;
      for (std::string& name : names_in(**one))
        if (std::ranges::find(names_, name) == names_.end()) names_.push_back(std::move(name));
    }
    for (const std::string& name : names_) {
      const auto place = form.find(name);
      values_.push_back(place ? answers_to(form.questions[*place], question)
                              : std::vector<std::string>{""});
      if (values_.back().empty()) values_.back().emplace_back();
    }
  }

  // The first answers that `are` what is looked for.
  template <class Are>
  std::optional<AnswersSeen> first(const Are& are) {
    std::vector<std::size_t> at(names_.size(), 0);
    for (std::size_t tried = 0; tried < most_tried; ++tried) {
      AnswersSeen answers;
      for (std::size_t i = 0; i < names_.size(); ++i) answers[names_[i]] = values_[i][at[i]];
      if (are(answers)) return answers;
      std::size_t i = 0;
      while (i < at.size() && ++at[i] == values_[i].size()) at[i++] = 0;
      if (i == at.size()) return tried_all_ = true, std::nullopt;
    }
    return {};
  }

  bool tried_all() const { return tried_all_; }

 private:
  std::vector<std::string> names_;
  std::vector<std::vector<std::string>> values_;
  bool tried_all_ = false;
};

Seen seen_of(const AnswersSeen& answers) {
  Seen seen;
  seen.answer = [&answers](const std::string& name) -> std::optional<ExpressionValue> {
    const auto found = answers.find(name);
    return found == answers.end() ? std::nullopt : value_of(found->second);
  };
  return seen;
}

bool leaves_nothing(const Question& question, const AnswersSeen& answers) {
  Seen seen = seen_of(answers);
  if (question.relevant && !Evaluation(*question.relevant, Blanks::EmptyText).holds(seen))
    return false;
  const Evaluation filter(*question.choice_filter, Blanks::EmptyText);
  return std::ranges::none_of(question.choices, [&](const Choice& choice) {
    seen.attribute = [&choice](const std::string& name) -> std::optional<ExpressionValue> {
      if (name == "name") return ExpressionValue(choice.name);
      const auto found = choice.attributes.find(name);
      if (found == choice.attributes.end()) return {};
      return ExpressionValue(found->second);
    };
    return filter.holds(seen);
  });
}

// What is calculated may hold for answers that were not tried.
bool calculates(const Expression& e) {
  using Op = Expression::Op;
  const bool here = e.op == Op::Add || e.op == Op::Subtract || e.op == Op::Multiply ||
                    e.op == Op::Divide || e.op == Op::Modulo || e.op == Op::StringLength ||
                    e.op == Op::CountSelected;
  return here || std::ranges::any_of(e.parts, calculates);
}

}  // namespace

std::optional<AnswersSeen> answers_without_choices(const Questionnaire& form,
                                                   const Question& question) {
  if (!question.choice_filter) return {};
  return Search(form, question).first([&](const AnswersSeen& answers) {
    return leaves_nothing(question, answers);
  });
}

bool is_never_relevant(const Questionnaire& form, const Question& question) {
  if (!question.relevant || calculates(*question.relevant)) return false;
  const Evaluation relevant(*question.relevant, Blanks::EmptyText);
  Search search(form, question);
  const auto found =
      search.first([&](const AnswersSeen& answers) { return relevant.holds(seen_of(answers)); });
  return !found && search.tried_all();
}

}  // namespace peil::study
