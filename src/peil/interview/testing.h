#pragma once

#include <string>
#include <utility>
#include <vector>

#include "peil/language/texts.h"
#include "peil/model/study.h"

/// Studies built by hand, so that tests of the interview do not lean on the reader of study files.
namespace peil::interview::testing {

using Op = Expression::Op;

inline Expression op(Op o, std::vector<Expression> parts) { return {o, 0.0, "", std::move(parts)}; }
inline Expression number(double n) { return {Op::Number, n, "", {}}; }
inline Expression text(std::string t) { return {Op::Text, 0.0, std::move(t), {}}; }
inline Expression answer(std::string name) { return {Op::Answer, 0.0, std::move(name), {}}; }
inline Expression self() { return {Op::This, 0.0, "", {}}; }
inline Expression attribute(std::string name) { return {Op::Attribute, 0.0, std::move(name), {}}; }
inline Expression selected(std::string name, std::string choice) {
  return op(Op::Selected, {answer(std::move(name)), text(std::move(choice))});
}

/// A text in Dutch and Arabic: "Label" and "ar:Label".
inline LocalText both(std::string key, const std::string& words) {
  return {std::move(key), {{"nl", words}, {"ar", "ar:" + words}}};
}

inline Question question(QuestionType type, const std::string& name, const std::string& page) {
  Question q;
  q.name = name;
  q.type = type;
  q.page = page;
  q.label = both("question/" + name + "/label", "Label " + name);
  if (type == QuestionType::Scale || type == QuestionType::Matrix) q.points = 5;
  if (type == QuestionType::Mark || q.points > 0) {
    q.low = both("question/" + name + "/low", "zeer slecht");
    q.high = both("question/" + name + "/high", "uitmuntend");
  }
  return q;
}

inline Choice choice(const std::string& name,
                     std::map<std::string, std::string, std::less<>> attributes = {}) {
  return {name, both("choice/" + name, "Keuze " + name), std::move(attributes)};
}

inline MatrixRow row(const std::string& name) { return {name, both("row/" + name, "Rij " + name)}; }

/// Pages from the questions, in their order.
inline Questionnaire form(std::vector<Question> questions) {
  Questionnaire q;
  q.questions = std::move(questions);
  for (std::size_t i = 0; i < q.questions.size(); ++i) {
    const std::string& name = q.questions[i].page;
    if (q.pages.empty() || q.pages.back().name != name) {
      q.pages.push_back({name, both("page/" + name, "Pagina " + name), {}});
    }
    q.pages.back().questions.push_back(i);
  }
  q.version = "v1";
  return q;
}

/// Every interface text that the pages use, as "KEY" with its arguments behind it.
inline std::vector<LocalText> interface_in_keys() {
  std::vector<LocalText> texts;
  for (const std::string& key : language::texts(language::written().front()).keys("interface")) {
    std::string words = "[" + key;
    if (key == "progress") words += " {page}/{pages}";
    if (key == "error_too_long") words += " {most}";
    if (key == "open_days") words += " {from} - {to}";
    if (key == "error_code_length") words += " {count}/{length}";
    if (key == "error_both") words += " {absent}";
    if (key == "received_on") words += " {day}";
    if (key == "intro") words += " {organisation}";
    if (key == "agency") words += " {agency}";
    if (key == "duration") words += " {minutes}";
    texts.push_back(both("interface/" + key, words + "]"));
  }
  return texts;
}

/// contact (select_multiple) -> desk (mark; after the desk) -> why (text; after a low mark of the
/// desk) -> speed and staff (scale, matrix) -> waited (integer), of clients only.
inline Study small_interview() {
  Study s;
  s.name = "small";
  s.title = both("study/title", "Klein onderzoek");
  s.organisation = both("study/organisation", "de Dienst");
  s.source_language = "nl";
  s.overall = "desk";
  s.languages = {{"nl", "Nederlands", false}, {"ar", "العربية", true}};
  s.reporting_groups = {{"all", both("group/all", "Allen")}};
  s.customer_groups = {{"clients", both("group/clients", "Klanten"), "all"},
                       {"lawyers", both("group/lawyers", "Advocaten"), "all"}};
  s.waves = {{"2013", *read_day("2013-09-01"), *read_day("2013-11-30"), "TNS NIPO", "web"}};
  s.interface = interface_in_keys();

  Question contact = question(QuestionType::SelectMultiple, "contact", "contact");
  contact.choices = {choice("desk"), choice("phone"), choice("none")};
  contact.required = true;
  Question desk = question(QuestionType::Mark, "desk", "desk");
  desk.relevant = selected("contact", "desk");
  desk.required = true;
  desk.dont_know = true;
  Question why = question(QuestionType::Text, "why", "why");
  why.relevant = op(Op::Less, {answer("desk"), number(6)});
  Question speed = question(QuestionType::Scale, "speed", "rest");
  speed.not_applicable = true;
  Question staff = question(QuestionType::Matrix, "staff", "rest");
  staff.rows = {row("friendly"), row("expert")};
  Question waited = question(QuestionType::Integer, "waited", "waited");
  waited.customer_groups = {"clients"};
  waited.constraint = op(Op::And, {op(Op::GreaterOrEqual, {self(), number(0)}),
                                   op(Op::LessOrEqual, {self(), number(20)})});
  s.questionnaire = form({contact, desk, why, speed, staff, waited});
  return s;
}

}  // namespace peil::interview::testing
