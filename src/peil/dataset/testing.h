#pragma once

// For tests only: a study in memory, small enough to see through.

#include <string>
#include <vector>

#include "peil/model/response.h"
#include "peil/model/study.h"

namespace peil::dataset {

inline Question question_of(QuestionType type, std::string name, std::string page) {
  Question question;
  question.type = type;
  question.name = std::move(name);
  question.page = std::move(page);
  question.points = type == QuestionType::Scale || type == QuestionType::Matrix ? 5 : 0;
  return question;
}

/// Page one: overall (mark), channels (select_multiple: desk, phone). Page two: wait (scale of 5,
/// asked of group "a" only), staff (matrix: kind, able). Page three: complained (select_one: yes,
/// no; only when overall < 5), times (integer), remark (text).
inline Study small_study() {
  Study study;
  study.name = "small";
  study.source_language = "en";
  study.overall = "overall";
  study.languages = {{"en", "English", false}, {"nl", "Nederlands", false}};
  study.reporting_groups = {{"all_clients", {}}};
  study.customer_groups = {{"a", {}, "all_clients"}, {"b", {}, "all_clients"}};
  study.waves = {{"2013", *read_day("2013-09-01"), *read_day("2013-11-30"), "", ""}};

  std::vector<Question>& questions = study.questionnaire.questions;
  questions.push_back(question_of(QuestionType::Mark, "overall", "one"));
  questions.push_back(question_of(QuestionType::SelectMultiple, "channels", "one"));
  questions.back().choices = {{"desk", {}, {}}, {"phone", {}, {}}};
  questions.push_back(question_of(QuestionType::Scale, "wait", "two"));
  questions.back().customer_groups = {"a"};
  questions.push_back(question_of(QuestionType::Matrix, "staff", "two"));
  questions.back().rows = {{"kind", {}, false}, {"able", {}, false}};
  questions.push_back(question_of(QuestionType::SelectOne, "complained", "three"));
  questions.back().choices = {{"yes", {}, {}}, {"no", {}, {}}};
  Expression overall, five;
  overall.op = Expression::Op::Answer;
  overall.text = "overall";
  five.op = Expression::Op::Number;
  five.number = 5.0;
  questions.back().relevant = Expression{Expression::Op::Less, 0.0, "", {overall, five}};
  questions.push_back(question_of(QuestionType::Integer, "times", "three"));
  questions.push_back(question_of(QuestionType::Text, "remark", "three"));
  study.questionnaire.pages = {{"one", {}, {0, 1}}, {"two", {}, {2, 3}}, {"three", {}, {4, 5, 6}}};
  study.questionnaire.version = "0123456789ab";
  return study;
}

inline Response response_of(std::string id, std::string group, Answers answers,
                            bool complete = true) {
  Response response;
  response.who.id = std::move(id);
  response.who.wave = "2013";
  response.who.group = std::move(group);
  response.who.stratum = response.who.group;
  response.answers = std::move(answers);
  response.language = "en";
  response.complete = complete;
  return response;
}

}  // namespace peil::dataset
