#include "peil/study/choices_left.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "peil/base/day.h"
#include "peil/base/text.h"
#include "peil/study/evaluate.h"

namespace peil::study {
namespace {

constexpr std::size_t most_tried = 20'000;

void add_literals(const Expression& expression, std::vector<std::string>& values) {
  if (expression.op == Expression::Op::Text) {
    values.push_back(expression.text);
    if (const auto day = read_day(expression.text)) {
      for (const int step : {-1, 1}) values.push_back(day_text(*day + std::chrono::days(step)));
    }
  }
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

constexpr std::size_t few = 6;  // of which every set is tried

// Names of choices as they are chosen: each alone, all of them, and every set of a few, or of those
// that the conditions speak of. False when these are too many for every set.
bool add_chosen(const std::vector<Choice>& choices, const std::vector<std::string>& literals,
                std::vector<std::string>& values) {
  std::vector<std::string> names, told;
  for (const Choice& choice : choices) {
    names.push_back(choice.name);
    if (std::ranges::find(literals, choice.name) != literals.end()) told.push_back(choice.name);
  }
  values.insert(values.end(), names.begin(), names.end());
  values.push_back(join(names, " "));
  const std::vector<std::string>& sets = names.size() <= few ? names : told;
  if (sets.size() > few) return false;
  for (unsigned set = 1; set < 1u << sets.size(); ++set) {
    std::vector<std::string> some;
    for (std::size_t c = 0; c < sets.size(); ++c)
      if ((set >> c & 1u) != 0) some.push_back(sets[c]);
    if (some.size() > 1 && some.size() < names.size()) values.push_back(join(some, " "));
  }
  return true;
}

bool is_asked_of(const Question& question, std::string_view group) {
  const auto& groups = question.customer_groups;
  return group.empty() || groups.empty() || std::ranges::find(groups, group) != groups.end();
}

// Answers that a person of a group can give to `asked`; the first ones are tried first. Of numbers,
// days and texts those that `literals` holds and some others, as far as the question takes them.
// `all` becomes false where there are others that might matter.
std::vector<std::string> answers_to(const Question& asked, std::string_view group,
                                    const std::vector<std::string>& literals, bool& all) {
  std::vector<std::string> values;
  if (!is_asked_of(asked, group)) return {""};
  const bool always = asked.required && !asked.dont_know && !asked.not_applicable &&
                      !asked.relevant && !asked.choice_filter && asked.customer_groups.empty();
  if (!always) values.emplace_back();
  switch (asked.type) {
    case QuestionType::SelectOne:
      for (const Choice& choice : asked.choices) values.push_back(choice.name);
      break;
    case QuestionType::SelectMultiple:
    case QuestionType::Rank:
      all = add_chosen(asked.choices, literals, values) && all;
      break;
    case QuestionType::Mark:
    case QuestionType::Scale:
    case QuestionType::Matrix: {
      const Scale scale = scale_of(asked).value_or(Scale{});
      for (int n = scale.from; n <= scale.to; ++n) values.push_back(std::to_string(n));
      break;
    }
    default:
      if (asked.type == QuestionType::Date) {
        for (const char* some : {"2000-01-01", "2000-01-02", "2000-01-03"})
          values.emplace_back(some);
      } else {
        for (const char* some : {"0", "1", "2"}) values.emplace_back(some);
      }
      values.insert(values.end(), literals.begin(), literals.end());
      add_literals(asked.constraint, values);
      if (asked.type == QuestionType::Date)
        std::erase_if(values, [](const auto& v) { return !v.empty() && !read_day(v); });
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

Seen seen_of(const AnswersSeen& answers) {
  Seen seen;
  seen.answer = [&answers](const std::string& name) -> std::optional<ExpressionValue> {
    const auto found = answers.find(name);
    return found == answers.end() ? std::nullopt : value_of(found->second);
  };
  return seen;
}

// How far a search follows conditions: those of the questions that it looks at decide which answers
// go together, and are many where a form is long.
enum class Follow : bool { Own, All };

// Sets of answers to the questions that the filter and the relevance of one look at, directly or
// through what is calculated. With Follow::All also to those on which these depend in their turn,
// and no sets that nobody can give.
class Search {
 public:
  Search(const Questionnaire& form, const Question& question, std::string_view group = {},
         Follow follow = Follow::Own)
      : form_(form), follow_(follow) {
    std::vector<std::string> literals;
    for (const auto* one : {&question.choice_filter, &question.relevant}) look_at(*one, literals);
    // In the order of the form, as it is answered.
    std::ranges::sort(places_);
    std::ranges::sort(calculations_);
    for (const auto& [place, name] : places_)
      values_.push_back(answers_to(form_.questions[place], group, literals, complete_));
    for (std::vector<std::string>& values : values_)
      if (values.empty()) values.emplace_back();
  }

  // The first answers that `are` what is looked for.
  template <class Are>
  std::optional<AnswersSeen> first(const Are& are) {
    std::vector<std::size_t> at(places_.size(), 0);
    for (std::size_t tried = 0; tried < most_tried; ++tried) {
      AnswersSeen answers;
      for (std::size_t i = 0; i < places_.size(); ++i)
        answers[places_[i].second] = values_[i][at[i]];
      for (const std::string& name : unknown_) answers[name] = "";
      AnswersSeen all = answers;
      calculate(all);
      if (can_be_given(all) && are(all)) return answers;
      std::size_t i = 0;
      while (i < at.size() && ++at[i] == values_[i].size()) at[i++] = 0;
      if (i == at.size()) return tried_all_ = true, std::nullopt;
    }
    return {};
  }

  bool tried_all() const { return tried_all_ && complete_; }
  // What is calculated may hold for answers that were not tried.
  bool works_out() const { return works_out_; }

 private:
  void look_at(const std::optional<Expression>& condition, std::vector<std::string>& literals) {
    if (!condition) return;
    add_literals(*condition, literals);
    works_out_ = works_out_ || calculates(*condition);
    for (const std::string& name : names_in(*condition)) {
      const auto place = form_.find(name);
      if (!place) {
        unknown_.push_back(name);
        continue;
      }
      const Question& q = form_.questions[*place];
      if (q.calculation) {
        if (std::ranges::find(calculations_, *place) != calculations_.end()) continue;
        calculations_.push_back(*place);
        look_at(q.calculation, literals);
        continue;
      }
      const std::pair<std::size_t, std::string> one(*place, name);
      if (std::ranges::find(places_, one) != places_.end()) continue;
      places_.push_back(one);
      if (follow_ == Follow::Own) continue;
      look_at(q.relevant, literals);
      look_at(q.choice_filter, literals);
    }
  }

  void calculate(AnswersSeen& answers) const {
    for (const std::size_t place : calculations_) {
      const Question& q = form_.questions[place];
      const auto value = Evaluation(*q.calculation, Blanks::EmptyText).value(seen_of(answers));
      answers[q.name] = value ? text_of(*value) : "";
    }
  }

  bool can_be_given(const AnswersSeen& answers) const {
    if (follow_ == Follow::Own) return true;
    return std::ranges::all_of(places_, [&](const auto& place) {
      const Question& q = form_.questions[place.first];
      return answers.at(place.second).empty() || !q.relevant ||
             Evaluation(*q.relevant, Blanks::EmptyText).holds(seen_of(answers));
    });
  }

  static std::string text_of(const ExpressionValue& value) {
    if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "1" : "0";
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    const auto& number = std::get<std::optional<double>>(value);
    return number ? exact_text(*number) : "";
  }

  static bool calculates(const Expression& e) {
    using Op = Expression::Op;
    const bool here = e.op == Op::Add || e.op == Op::Subtract || e.op == Op::Multiply ||
                      e.op == Op::Divide || e.op == Op::Modulo || e.op == Op::StringLength ||
                      e.op == Op::CountSelected;
    return here || std::ranges::any_of(e.parts, calculates);
  }

  const Questionnaire& form_;
  Follow follow_;
  std::vector<std::pair<std::size_t, std::string>> places_;  // of the question, with the item
  std::vector<std::size_t> calculations_;
  std::vector<std::string> unknown_;
  std::vector<std::vector<std::string>> values_;  // by place
  bool complete_ = true;  // no answer that matters is missing among the values
  bool tried_all_ = false, works_out_ = false;
};

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

}  // namespace

std::optional<AnswersSeen> answers_without_choices(const Questionnaire& form,
                                                   const Question& question) {
  if (!question.choice_filter) return {};
  return Search(form, question).first([&](const AnswersSeen& answers) {
    return leaves_nothing(question, answers);
  });
}

bool is_never_asked(const Questionnaire& form, const Question& question, std::string_view group) {
  if (!is_asked_of(question, group)) return true;
  if (!question.relevant) return false;
  const Evaluation relevant(*question.relevant, Blanks::EmptyText);
  const auto holds_for_none = [&](Follow follow) {
    Search search(form, question, group, follow);
    if (search.works_out()) return false;
    const auto found =
        search.first([&](const AnswersSeen& answers) { return relevant.holds(seen_of(answers)); });
    return !found && search.tried_all();
  };
  return holds_for_none(Follow::Own) || holds_for_none(Follow::All);
}

}  // namespace peil::study
