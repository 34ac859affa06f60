#include "peil/study/question_entries.h"

namespace peil::study {

void read_question_texts(Draft& draft, const TomlTable& table, Question& q) {
  const std::string key = "question/" + q.name + "/";
  const bool ends = q.type == QuestionType::Scale || q.type == QuestionType::Matrix;
  const Need need_ends = ends ? Need::Must : Need::May;
  const bool calculates = q.type == QuestionType::Calculate;
  q.label = take_text(draft, table, "label", key + "label", calculates ? Need::May : Need::Must);
  q.hint = take_text(draft, table, "hint", key + "hint", Need::May);
  q.low = take_text(draft, table, "low", key + "low", need_ends);
  q.high = take_text(draft, table, "high", key + "high", need_ends);
  q.constraint_message =
      take_text(draft, table, "constraint_message", key + "constraint_message", Need::May);
  if (table.has("constraint_message") && !table.has("constraint")) {
    table.problems().add("question.message-without-constraint",
                         table.entry("constraint_message")->at,
                         "There is a constraint_message, and no constraint that it could explain.",
                         "Add the constraint, or take the message out.");
  }
}

void read_question_flags(Draft& draft, const TomlTable& table, Question& q) {
  const bool scaled = q.type == QuestionType::Scale || q.type == QuestionType::Matrix;
  if (const auto points = table.whole("points", scaled ? Need::Must : Need::May, 3, 11))
    q.points = static_cast<int>(*points);
  if (const auto from = table.whole("from", Need::May, 0, 1)) q.from = static_cast<int>(*from);
  q.recommend = table.yes("recommend");
  if (q.recommend && q.type == QuestionType::Mark && q.from != 0) {
    table.problems().add("question.recommend-from-1", table.at("recommend"),
                         "A recommend score is made of answers from 0 to 10, and these begin at 1.",
                         "Add from = 0, or take recommend out.");
  }
  q.required = table.yes("required");
  q.dont_know = table.yes("dont_know");
  q.not_applicable = table.yes("not_applicable");
  q.aspect = table.yes("aspect");
  q.rotate = table.yes("rotate");
  q.personal_maybe = table.word("personal", Need::May, {"no", "maybe"}) == "maybe";
  q.theme_codebook = table.name("theme_codebook", Need::May).value_or("");
  for (const auto& [group, at] : table.texts("customer_groups", Need::May)) {
    q.customer_groups.push_back(group);
    draft.asked_groups.push_back({group, {table.problems().file(), at}});
  }
  q.importance_of = table.text("importance_of", Need::May).value_or("");
  if (!q.importance_of.empty()) {
    draft.importances.push_back(
        {q.importance_of, {table.problems().file(), table.at("importance_of")}});
  }
}

}  // namespace peil::study
