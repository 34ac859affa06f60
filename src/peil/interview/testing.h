#pragma once

#include <string>
#include <utility>
#include <vector>

#include "peil/language/texts.h"
#include "peil/study/testing/study_builder.h"

/// The study of the tests of the interview: texts in Dutch and Arabic ("Label desk",
/// "ar:Label desk"), those of the interface as their keys.
namespace peil::interview::testing {

using namespace study::testing;

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

inline QuestionBuilder question(QuestionType type, const std::string& name,
                                const std::string& page) {
  const bool scaled = type == QuestionType::Scale || type == QuestionType::Matrix;
  return QuestionBuilder(type, name, page).points(scaled ? 5 : 0);
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
    if (key == "error_required_rank" || key == "error_rank_number") words += " {most}";
    if (key == "error_rank_twice") words += " {place} {first} {second}";
    if (key == "error_rank_gap") words += " {place}";
    if (key.starts_with("error_other_")) words += " {choice}";
    if (key == "received_on") words += " {day}";
    if (key == "intro") words += " {organisation}";
    if (key == "agency") words += " {agency}";
    if (key == "duration") words += " {minutes}";
    texts.push_back(both("interface/" + key, words + "]"));
  }
  return texts;
}

inline std::vector<Question> small_questions() {
  return {select_multiple("contact").choices({"desk", "phone", "none"}).required(),
          mark("desk").relevant("selected(${contact}, 'desk')").required().dont_know(),
          open_text("why").relevant("${desk} < 6"),
          scale("speed", "rest").not_applicable(),
          matrix("staff", "rest").plain_row("friendly").plain_row("expert"),
          integer("waited").asked_of({"clients"}).constraint(". >= 0 and . <= 20")};
}

/// contact (select_multiple) -> desk (mark; after the desk) -> why (text; after a low mark of the
/// desk) -> speed and staff (scale, matrix) -> waited (integer), of clients only.
inline Study small_interview(std::vector<Question> questions = small_questions()) {
  Study s = StudyBuilder("small")
                .title("Klein onderzoek")
                .languages({"nl", "ar"})
                .reporting_group("all_clients", "Allen")
                .customer_group("clients", "Klanten")
                .customer_group("lawyers", "Advocaten")
                .waves({"2013"}, "TNS NIPO", "web")
                .overall("desk")
                .questions(std::move(questions))
                .value();
  s.interface = interface_in_keys();
  return s;
}

/// Pages from the questions, in their order.
inline Questionnaire form(std::vector<Question> questions) {
  return small_interview(std::move(questions)).questionnaire;
}

}  // namespace peil::interview::testing
