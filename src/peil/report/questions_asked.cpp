#include "peil/report/questions_asked.h"

#include <algorithm>

namespace peil::report {
namespace {

constexpr std::size_t most_choices = 12;  // more are told by their number and ends

Words point_words(int number) { return plain(std::to_string(number)); }

// "1 (very bad) to 10 (excellent)"
Words scale_answers(const Pen& pen, const Question& q, const Scale& scale) {
  const auto end = [&](int point, const LocalText& label) {
    if (label.empty()) return point_words(point);
    return pen.say("asked.end", {{"point", point_words(point)}, {"label", pen.label(label)}});
  };
  return pen.say("asked.scale", {{"low", end(scale.from, q.low)}, {"high", end(scale.to, q.high)}});
}

Words choices_offered(const Pen& pen, const Question& q) {
  std::vector<Words> labels;
  for (const Choice& c : q.choices) labels.push_back(pen.label(c.label));
  if (labels.size() <= most_choices) return join(labels, "; ");
  return pen.say(
      "asked.many",
      {{"n", pen.count(labels.size())}, {"first", labels.front()}, {"last", labels.back()}});
}

Words answers_offered(const Pen& pen, const Question& q) {
  switch (q.type) {
    case QuestionType::SelectOne:
      return choices_offered(pen, q);
    case QuestionType::SelectMultiple:
      return pen.say("asked.several", {{"list", choices_offered(pen, q)}});
    case QuestionType::Integer:
      return pen.say("asked.number");
    case QuestionType::Text:
      return pen.say("asked.text");
    case QuestionType::Date:
      return pen.say("asked.day");
    case QuestionType::Rank:
      return pen.say("asked.order", {{"list", choices_offered(pen, q)}});
    case QuestionType::Note:
    case QuestionType::Calculate:  // which is not listed
      return pen.say("asked.note");
    case QuestionType::Mark:
    case QuestionType::Scale:
    case QuestionType::Matrix:
      break;
  }
  return scale_answers(pen, q, scale_of(q).value_or(Scale{}));
}

Words with_ways_out(const Pen& pen, const Question& q) {
  Words all = answers_offered(pen, q);
  for (const auto& [offered, key] :
       {std::pair{q.dont_know, "asked.dont-know"}, {q.not_applicable, "asked.not-applicable"}}) {
    if (offered) all = std::move(all) + plain("; ") + pen.say(key);
  }
  return all;
}

Words put_to_whom(const Pen& pen, const Question& q) {
  std::vector<Words> groups;
  for (const std::string& group : q.customer_groups) groups.push_back(pen.group(group));
  Words who = groups.empty() ? pen.say("asked.everybody") : pen.list(groups);
  return q.relevant || !q.other_of.empty() ? std::move(who) + pen.say("asked.on-condition") : who;
}

Words question_words(const Pen& pen, const Question& q) {
  const Words label = pen.label(q.label);
  return q.hint.empty() ? label : label + plain(" ") + pen.label(q.hint);
}

void add_page_asked(const Pen& pen, const Questionnaire& form, const Page& page,
                    PrintedTable& table) {
  if (!page.title.empty()) table.rows.push_back({{pen.label(page.title)}, true});
  for (const std::size_t place : page.questions) {
    const Question& q = form.questions[place];
    if (q.calculation) continue;
    table.rows.push_back({{question_words(pen, q), with_ways_out(pen, q), put_to_whom(pen, q)}});
    for (const MatrixRow& row : q.rows)
      table.rows.push_back({{plain("– ") + pen.label(row.label), pen.say("asked.same")}});
  }
}

}  // namespace

PrintedTable questions_asked(const Pen& pen) {
  const std::string& wave = pen.material().last().name;
  const Questionnaire& form = pen.study().form(wave);
  const auto listed = static_cast<std::size_t>(
      std::ranges::count_if(form.questions, [](const Question& q) { return !q.calculation; }));
  PrintedTable table;
  table.caption = pen.say("asked.table", {{"wave", plain(wave)}});
  table.summary = pen.text("asked.summary", {{"n", pen.count(listed)}});
  table.columns = {{pen.say("column.question")},
                   {pen.say("column.possible-answers")},
                   {pen.say("column.put-to")}};
  for (const Page& page : form.pages) add_page_asked(pen, form, page, table);
  table.note = pen.say("asked.note-of-table");
  return table;
}

}  // namespace peil::report
