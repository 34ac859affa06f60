#include "peil/study/choices_left.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "peil/base/text.h"
#include "peil/study/evaluate.h"
#include "peil/study/possible_answers.h"

namespace peil::study {
namespace {

constexpr std::size_t most_tried = 20'000;
// Questions of two answers each, of which there are more sets than are tried.
constexpr std::size_t most_followed = 15;

std::optional<ExpressionValue> value_of(const std::string& answer) {
  if (answer.empty()) return {};
  return ExpressionValue(answer);
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
  Search(const Questionnaire& form, const ItemPlaces& items, const Question& question,
         std::string_view group = {}, Follow follow = Follow::Own)
      : form_(form), items_(items), follow_(follow) {
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

  // Few enough to try them all.
  bool is_small() const {
    if (places_.size() > most_followed) return false;
    std::size_t sets = 1;
    for (const std::vector<std::string>& values : values_) {
      sets *= values.size();
      if (sets > most_tried) return false;
    }
    return true;
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
      const auto found = items_.find(name);
      if (found == items_.end()) {
        unknown_.push_back(name);
        continue;
      }
      const std::size_t place = found->second;
      const Question& q = form_.questions[place];
      if (q.calculation) {
        if (std::ranges::find(calculations_, place) != calculations_.end()) continue;
        calculations_.push_back(place);
        look_at(q.calculation, literals);
        continue;
      }
      const std::pair<std::size_t, std::string> one(place, name);
      if (std::ranges::find(places_, one) != places_.end()) continue;
      places_.push_back(one);
      if (follow_ == Follow::Own || places_.size() > most_followed) continue;
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
  const ItemPlaces& items_;
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

ItemPlaces places_of_items(const Questionnaire& form) {
  ItemPlaces places;
  for (std::size_t q = 0; q < form.questions.size(); ++q) {
    const Question& question = form.questions[q];
    places.emplace(question.name, q);
    for (const MatrixRow& row : question.rows) places.emplace(row.name, q);
  }
  return places;
}

std::optional<AnswersSeen> answers_without_choices(const Questionnaire& form,
                                                   const Question& question) {
  if (!question.choice_filter) return {};
  return Search(form, places_of_items(form), question).first([&](const AnswersSeen& answers) {
    return leaves_nothing(question, answers);
  });
}

bool NeverAsked::operator()(const Question& question, std::string_view group) const {
  if (!is_asked_of(question, group)) return true;
  if (!question.relevant) return false;
  const Evaluation relevant(*question.relevant, Blanks::EmptyText);
  const auto holds_for_none = [&](Search& search) {
    if (search.works_out() || !search.is_small()) return false;
    const auto found =
        search.first([&](const AnswersSeen& answers) { return relevant.holds(seen_of(answers)); });
    return !found && search.tried_all();
  };
  Search own(form_, items_, question, group);
  if (holds_for_none(own)) return true;
  Search all(form_, items_, question, group, Follow::All);
  return holds_for_none(all);
}

}  // namespace peil::study
