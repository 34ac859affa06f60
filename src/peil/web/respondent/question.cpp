#include "peil/web/respondent/question.h"

#include <algorithm>

#include "peil/interview/compound.h"
#include "peil/web/respondent/item_field.h"

namespace peil::web::respondent {
namespace {

using interview::QuestionShown;

Html with_heading(const Html& label, bool as_heading) {
  if (!as_heading) return label;
  return Html::tag("h1", {{"class", "utrecht-heading-1"}}, label);
}

Html label_html(const Question& question, const Words& words, const LocalText& text) {
  Html label = words.html(text);
  if (question.required) {
    label += " ";
    Html mark;
    mark += "(";
    mark += words.html("required");
    mark += ")";
    label += Html::tag("span", {{"class", "peil-required"}}, mark);
  }
  return label;
}

bool is_text_at_choice(const Question& question, const std::string& item) {
  return std::ranges::find(question.choices, item, &Choice::other) != question.choices.end();
}

Html note(const Question& question, const Words& words, bool as_heading) {
  Html html = as_heading ? with_heading(words.html(question.label), true)
                         : paragraph(words.html(question.label));
  if (!question.hint.empty()) html += paragraph(words.html(question.hint));
  return Html::tag("div", {{"class", "peil-question peil-question--note"}}, html);
}

Html matrix(const QuestionShown& shown, const Words& words, bool as_heading) {
  const Question& q = *shown.question;
  Html inside = Html::tag("legend",
                          {{"class",
                            "utrecht-form-fieldset__legend "
                            "utrecht-form-fieldset__legend--html-legend"}},
                          with_heading(label_html(q, words, q.label), as_heading));
  if (!q.hint.empty()) {
    inside +=
        Html::tag("div", {{"class", "utrecht-form-field-description"}, {"id", "hint." + q.name}},
                  words.html(q.hint));
  }
  for (const MatrixRow* row : shown.rows) {
    const ItemField item(shown, words, row->name);
    inside += Html::tag("div", {{"class", "peil-matrix__row"}},
                        item.fieldset(words.html(row->label), item.scale() + item.absences()));
  }
  return Html::tag("fieldset",
                   {{"class",
                     "utrecht-form-fieldset utrecht-form-fieldset--html-fieldset "
                     "peil-matrix"},
                    {when(!q.hint.empty(), "aria-describedby"), "hint." + q.name}},
                   inside);
}

Html fields_of(const ItemField& item) {
  switch (item.question().type) {
    case QuestionType::SelectOne:
    case QuestionType::SelectMultiple:
      return item.choices();
    case QuestionType::Date:
      return item.day();
    case QuestionType::Rank:
      return item.places();
    default:
      return item.scale();
  }
}

// A legend may hold a heading; a label may not, so the heading holds the label.
Html typed(const ItemField& item, const Html& label, bool as_heading) {
  const Html absences = item.absences();
  if (absences.empty()) {
    const Html inside =
        Html::tag("label", {{"class", "utrecht-form-label"}, {"for", item.id("")}}, label);
    return with_heading(inside, as_heading) + item.description() + item.box();
  }
  const Html box =
      Html::tag("label", {{"class", "peil-visually-hidden"}, {"for", item.id("")}}, label) +
      item.box();
  return item.fieldset(with_heading(label, as_heading), box + absences);
}

}  // namespace

Html question_html(const QuestionShown& shown, const Words& words, bool as_heading) {
  const Question& q = *shown.question;
  if (q.type == QuestionType::Note) return note(q, words, as_heading);
  const bool invalid = !shown.errors.empty();
  Html inside;
  if (q.type == QuestionType::Matrix) {
    inside = matrix(shown, words, as_heading);
  } else {
    const ItemField item(shown, words, q.name);
    const Html label = label_html(q, words, q.label);
    if (is_typed(q)) {
      inside = typed(item, label, as_heading);
    } else {
      inside = item.fieldset(with_heading(label, as_heading), fields_of(item) + item.absences());
    }
  }
  const bool is_matrix = q.type == QuestionType::Matrix;  // its rows show what is wrong
  return Html::tag("div",
                   {{"class", std::string("utrecht-form-field peil-question") +
                                  (is_matrix ? " peil-question--matrix" : "") +
                                  (invalid && !is_matrix ? " utrecht-form-field--invalid" : "")}},
                   inside);
}

std::string first_field(const QuestionShown& shown, const std::string& item) {
  const Question& q = *shown.question;
  if (is_typed(q) || is_text_at_choice(q, item)) return "in." + item;
  if (q.type == QuestionType::Date) return "in." + item + "." + interview::part_day;
  if (has_choices(q)) {
    return shown.choices.empty() ? "label." + item : "in." + item + "." + shown.choices[0]->name;
  }
  return "in." + item + ".1";
}

const LocalText& label_of(const QuestionShown& shown, const std::string& item) {
  const auto row = std::ranges::find(shown.rows, item, [](const MatrixRow* r) { return r->name; });
  if (row != shown.rows.end()) return (*row)->label;
  const auto& choices = shown.question->choices;
  const auto at = std::ranges::find(choices, item, &Choice::other);
  return at == choices.end() || item.empty() ? shown.question->label : at->label;
}

}  // namespace peil::web::respondent
