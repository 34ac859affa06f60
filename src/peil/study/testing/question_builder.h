#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "peil/model/questionnaire.h"
#include "peil/study/expression.h"

/// Questions of a test, setting by setting:
/// `matrix("desk", "page").row("kind").row("able").relevant("selected(${contact}, 'desk')")`.
/// What is not said (labels, ends of scales, texts in further languages) StudyBuilder puts in.
namespace peil::study::testing {

/// Words of one text by language; one string alone is in the source language of the study.
struct Said {
  std::map<std::string, std::string, std::less<>> in;

  Said() = default;
  Said(const char* words) : in{{"", words}} {}
  Said(std::string words) : in{{"", std::move(words)}} {}
  Said(std::initializer_list<std::pair<const std::string, std::string>> words) : in(words) {}
};

/// Contract: `text` is a condition that can be read.
inline Expression condition(const std::string& text) {
  auto parsed = parse_expression(text);
  expects(std::holds_alternative<Expression>(parsed), "condition: one that can be read");
  return std::get<Expression>(std::move(parsed));
}

inline Choice choice(std::string name,
                     std::map<std::string, std::string, std::less<>> attributes = {}) {
  return {std::move(name), {}, std::move(attributes)};
}

class QuestionBuilder {
 public:
  QuestionBuilder(QuestionType type, std::string name, std::string page) {
    question_.type = type;
    question_.page = page.empty() ? name : std::move(page);
    question_.name = std::move(name);
  }
  operator Question() const { return question_; }

  QuestionBuilder& label(Said words) { return say(question_.label, std::move(words)); }
  QuestionBuilder& hint(Said words) { return say(question_.hint, std::move(words)); }
  QuestionBuilder& ends(Said low, Said high) {
    say(question_.low, std::move(low));
    return say(question_.high, std::move(high));
  }
  QuestionBuilder& points(int count) { return set(question_.points, count); }
  QuestionBuilder& from(int lowest) { return set(question_.from, lowest); }
  /// 0 to 10, "would you recommend us".
  QuestionBuilder& recommend() { return from(0).set(question_.recommend, true); }
  QuestionBuilder& required() { return set(question_.required, true); }
  QuestionBuilder& dont_know() { return set(question_.dont_know, true); }
  QuestionBuilder& not_applicable() { return set(question_.not_applicable, true); }
  QuestionBuilder& aspect() { return set(question_.aspect, true); }
  QuestionBuilder& asked_of(std::vector<std::string> groups) {
    return set(question_.customer_groups, std::move(groups));
  }
  QuestionBuilder& relevant(const std::string& text) {
    question_.relevant = condition(text);
    return *this;
  }
  QuestionBuilder& constraint(const std::string& text) {
    question_.constraint = condition(text);
    return *this;
  }
  QuestionBuilder& choices(const std::vector<std::string>& names) {
    for (const std::string& name : names) question_.choices.push_back({name, {}, {}});
    return *this;
  }
  /// A row of a matrix that takes part in the driver analysis, as rows mostly do.
  QuestionBuilder& row(std::string name, Said words = {}) {
    return add_row(std::move(name), std::move(words), true);
  }
  QuestionBuilder& plain_row(std::string name, Said words = {}) {
    return add_row(std::move(name), std::move(words), false);
  }

 private:
  template <class T>
  QuestionBuilder& set(T& field, T value) {
    field = std::move(value);
    return *this;
  }
  QuestionBuilder& say(LocalText& text, Said words) { return set(text.in, std::move(words.in)); }
  QuestionBuilder& add_row(std::string name, Said words, bool aspect) {
    question_.rows.push_back({std::move(name), {"", std::move(words.in)}, aspect});
    return *this;
  }

  Question question_;
};

// Without a page a question stands on one of its own, called after it.
inline QuestionBuilder mark(std::string name, std::string page = "") {
  return {QuestionType::Mark, std::move(name), std::move(page)};
}
/// Five points, unless `points` says otherwise.
inline QuestionBuilder scale(std::string name, std::string page = "") {
  return QuestionBuilder(QuestionType::Scale, std::move(name), std::move(page)).points(5);
}
inline QuestionBuilder matrix(std::string name, std::string page = "") {
  return QuestionBuilder(QuestionType::Matrix, std::move(name), std::move(page)).points(5);
}
inline QuestionBuilder select_one(std::string name, std::string page = "") {
  return {QuestionType::SelectOne, std::move(name), std::move(page)};
}
inline QuestionBuilder select_multiple(std::string name, std::string page = "") {
  return {QuestionType::SelectMultiple, std::move(name), std::move(page)};
}
inline QuestionBuilder integer(std::string name, std::string page = "") {
  return {QuestionType::Integer, std::move(name), std::move(page)};
}
inline QuestionBuilder open_text(std::string name, std::string page = "") {
  return {QuestionType::Text, std::move(name), std::move(page)};
}
inline QuestionBuilder note(std::string name, std::string page = "") {
  return {QuestionType::Note, std::move(name), std::move(page)};
}

}  // namespace peil::study::testing
