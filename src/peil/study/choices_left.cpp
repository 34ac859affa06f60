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

// Answers that a person can give; the first ones are tried first.
std::vector<std::string> answers_to(const Question& asked, const Question& filtered) {
  std::vector<std::string> values;
  const bool always = asked.required && !asked.dont_know && !asked.not_applicable &&
                      !asked.relevant && !asked.choice_filter && asked.customer_groups.empty();
  if (!always) values.emplace_back();
  switch (asked.type) {
    case QuestionType::SelectOne:
    case QuestionType::SelectMultiple: {
      std::vector<std::string> names;
      for (const Choice& choice : asked.choices) names.push_back(choice.name);
      values.insert(values.end(), names.begin(), names.end());
      if (asked.type == QuestionType::SelectMultiple) values.push_back(join(names, " "));
      break;
    }
    case QuestionType::Mark:
    case QuestionType::Scale:
    case QuestionType::Matrix: {
      const Scale scale = scale_of(asked).value_or(Scale{});
      for (int n = scale.from; n <= scale.to; ++n) values.push_back(std::to_string(n));
      break;
    }
    default:
      add_literals(*filtered.choice_filter, values);
      if (filtered.relevant) add_literals(*filtered.relevant, values);
  }
  return values;
}

// A question with the answers that its filter and its relevance look at.
class Search {
 public:
  Search(const Questionnaire& form, const Question& question)
      : question_(question), filter_(*question.choice_filter, Blanks::EmptyText) {
    names_ = names_in(*question.choice_filter);
    if (question.relevant) {
      relevant_.emplace(*question.relevant, Blanks::EmptyText);
      for (std::string& name : names_in(*question.relevant))
        if (std::ranges::find(names_, name) == names_.end()) names_.push_back(std::move(name));
    }
    for (const std::string& name : names_) {
      const auto place = form.find(name);
      values_.push_back(place ? answers_to(form.questions[*place], question)
                              : std::vector<std::string>{""});
    }
  }

  std::optional<AnswersSeen> run() {
    std::vector<std::size_t> at(names_.size(), 0);
    for (std::size_t tried = 0; tried < most_tried; ++tried) {
      AnswersSeen answers;
      for (std::size_t i = 0; i < names_.size(); ++i) answers[names_[i]] = values_[i][at[i]];
      if (leaves_nothing(answers)) return answers;
      std::size_t i = 0;
      while (i < at.size() && ++at[i] == values_[i].size()) at[i++] = 0;
      if (i == at.size()) return {};
    }
    return {};
  }

 private:
  bool leaves_nothing(const AnswersSeen& answers) const {
    Seen seen;
    seen.answer = [&answers](const std::string& name) -> std::optional<ExpressionValue> {
      const auto found = answers.find(name);
      if (found == answers.end() || found->second.empty()) return {};
      return ExpressionValue(found->second);
    };
    if (relevant_ && !relevant_->holds(seen)) return false;
    return std::ranges::none_of(question_.choices, [&](const Choice& choice) {
      seen.attribute = [&choice](const std::string& name) -> std::optional<ExpressionValue> {
        if (name == "name") return ExpressionValue(choice.name);
        const auto found = choice.attributes.find(name);
        if (found == choice.attributes.end()) return {};
        return ExpressionValue(found->second);
      };
      return filter_.holds(seen);
    });
  }

  const Question& question_;
  Evaluation filter_;
  std::optional<Evaluation> relevant_;
  std::vector<std::string> names_;
  std::vector<std::vector<std::string>> values_;
};

}  // namespace

std::optional<AnswersSeen> answers_without_choices(const Questionnaire& form,
                                                   const Question& question) {
  if (!question.choice_filter) return {};
  return Search(form, question).run();
}

}  // namespace peil::study
