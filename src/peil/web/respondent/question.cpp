#include "peil/web/respondent/question.h"

#include <algorithm>
#include <optional>

#include "peil/base/text.h"
#include "peil/interview/evaluate.h"
#include "peil/interview/take.h"

namespace peil::web::respondent {
namespace {

using interview::QuestionShown;

constexpr Html::Literal none("");

constexpr int most_in_a_row = 5;  // points that fit on the narrowest screen

Html::Literal when(bool on, Html::Literal name) { return on ? name : none; }

int points_of(const Question& question) {
  return question.type == QuestionType::Mark ? 10 : question.points;
}

bool is_typed(const Question& question) {
  return question.type == QuestionType::Text || question.type == QuestionType::Integer;
}

// What stands in the field: what was typed, else what we hold, as the values of the form.
std::string value_of(const QuestionShown& shown, const std::string& item) {
  if (const auto typed = shown.typed.find(item); typed != shown.typed.end()) return typed->second;
  const auto given = shown.given.find(item);
  if (given == shown.given.end()) return {};
  if (const auto* absent = std::get_if<Absent>(&given->second)) {
    if (*absent == Absent::DontKnow) return interview::dont_know_value;
    if (*absent == Absent::NotApplicable) return interview::not_applicable_value;
    return {};
  }
  return interview::answer_text(given->second);
}

// One item being written: names, ids and what is said around its fields.
class Item {
 public:
  Item(const QuestionShown& shown, const Words& words, std::string name)
      : shown_(shown), words_(words), name_(std::move(name)), value_(value_of(shown, name_)) {
    if (const auto error = shown.errors.find(name_); error != shown.errors.end()) {
      error_ = error->second;
    }
  }

  const Question& question() const { return *shown_.question; }
  bool invalid() const { return !error_.empty(); }
  std::string id(const std::string& value) const {
    return "in." + name_ + (value.empty() ? "" : "." + value);
  }

  // Hint and error, with the ids that aria-describedby names.
  Html description() const {
    Html html;
    for (const auto& [id, text] : hints()) {
      html += Html::tag("div", {{"class", "utrecht-form-field-description"}, {"id", id}},
                        Html::text(text));
    }
    if (invalid()) {
      Html text =
          Html::tag("span", {{"class", "peil-visually-hidden"}}, words_.html("error_prefix"));
      text += " ";
      text += Html::text(error_);
      html += Html::tag(
          "div", {{"class", "utrecht-form-field-error-message"}, {"id", "error." + name_}}, text);
    }
    return html;
  }
  std::string described_by() const {
    std::vector<std::string> ids;
    for (const auto& hint : hints()) ids.push_back(hint.first);
    if (invalid()) ids.push_back("error." + name_);
    return join(ids, " ");
  }

  Html radio(const std::string& value, const Html& label) const {
    return option("radio", value, label);
  }
  Html checkbox(const std::string& value, const Html& label) const {
    return option("checkbox", value, label);
  }

  // "Don't know" and "not applicable", as radios beside radios, else as checkboxes.
  Html absences() const {
    Html html;
    const bool as_radio = question().type != QuestionType::SelectMultiple && !is_typed(question());
    const auto add = [&](bool offered, const char* value, const char* key) {
      if (!offered) return;
      html += as_radio ? radio(value, words_.html(key)) : checkbox(value, words_.html(key));
    };
    add(question().dont_know, interview::dont_know_value, "dont_know");
    add(question().not_applicable, interview::not_applicable_value, "not_applicable");
    if (html.empty()) return html;
    return Html::tag("div", {{"class", "peil-absent"}}, html);
  }

  Html box() const {
    const std::string described = described_by();
    const std::string typed = said_absent() ? "" : value_;
    if (question().type == QuestionType::Text) {
      return Html::tag("textarea",
                       {{"class", "utrecht-textarea utrecht-textarea--html-textarea"},
                        {"id", id("")},
                        {"name", name_},
                        {"rows", "5"},
                        {"dir", "auto"},
                        {when(!described.empty(), "aria-describedby"), described},
                        {when(invalid(), "aria-invalid"), "true"},
                        {when(question().required, "aria-required"), "true"}},
                       // A browser drops the first line end of a textarea.
                       Html::text(typed.starts_with('\n') ? "\n" + typed : typed));
    }
    return Html::leaf("input", {{"class",
                                 "utrecht-textbox utrecht-textbox--html-input "
                                 "utrecht-textbox--numeric"},
                                {"id", id("")},
                                {"name", name_},
                                {"type", "text"},
                                {"inputmode", "numeric"},
                                {"autocomplete", "off"},
                                {"value", typed},
                                {when(!described.empty(), "aria-describedby"), described},
                                {when(invalid(), "aria-invalid"), "true"},
                                {when(question().required, "aria-required"), "true"}});
  }

  Html scale() const {
    Html html;
    const int points = points_of(question());
    for (int n = 1; n <= points; ++n) {
      Html label =
          Html::tag("span", {{"class", "peil-scale__point"}}, Html::text(std::to_string(n)));
      const LocalText& end = n == 1 ? question().low : question().high;
      if ((n == 1 || n == points) && !end.empty()) {
        label += " ";
        label += Html::tag("span", {{"class", "peil-scale__end"}}, words_.html(end));
      }
      html += radio(std::to_string(n), label);
    }
    return Html::tag("div",
                     {{"class", "peil-scale peil-scale--" + std::to_string(points) +
                                    (points > most_in_a_row ? " peil-scale--long" : "")}},
                     html);
  }

  Html choices() const {
    Html html;
    for (const Choice* choice : shown_.choices) {
      const Html label = words_.html(choice->label);
      html += question().type == QuestionType::SelectOne ? radio(choice->name, label)
                                                         : checkbox(choice->name, label);
    }
    return Html::tag("div", {{"class", "peil-choices"}}, html);
  }

  Html fieldset(const Html& legend, const Html& fields) const {
    const bool radios = question().type != QuestionType::SelectMultiple && !is_typed(question());
    const std::string described = described_by();
    Html inside = Html::tag("legend",
                            {{"class",
                              "utrecht-form-fieldset__legend "
                              "utrecht-form-fieldset__legend--html-legend"},
                             {"id", "label." + name_}},
                            legend);
    inside += description();
    inside += fields;
    return Html::tag("fieldset",
                     {{"class", std::string("utrecht-form-fieldset "
                                            "utrecht-form-fieldset--html-fieldset") +
                                    (invalid() ? " utrecht-form-fieldset--invalid" : "")},
                      {when(radios, "role"), "radiogroup"},
                      {when(radios && question().required, "aria-required"), "true"},
                      {when(radios && invalid(), "aria-invalid"), "true"},
                      {when(!described.empty(), "aria-describedby"), described}},
                     inside);
  }

 private:
  std::vector<std::pair<std::string, std::string>> hints() const {
    std::vector<std::pair<std::string, std::string>> list;
    const auto add = [&](const std::string& text) {
      list.emplace_back("hint." + name_ + (list.empty() ? "" : "." + std::to_string(list.size())),
                        text);
    };
    if (question().type == QuestionType::Matrix) return list;  // said once, above the rows
    if (!question().hint.empty()) add(words_.text(question().hint));
    if (question().type == QuestionType::SelectMultiple) add(words_.text("select_multiple_hint"));
    if (question().type == QuestionType::Text) add(words_.text("text_hint"));
    return list;
  }

  // A typed text is one value, the names of choices are several.
  bool has(const std::string& value) const {
    if (is_typed(question())) return said(value);
    const auto values = words(value_);
    return std::ranges::find(values, value) != values.end();
  }
  bool said(std::string_view value) const {
    const auto given = shown_.given.find(name_);
    if (given == shown_.given.end()) return false;
    const auto* absent = std::get_if<Absent>(&given->second);
    return absent != nullptr &&
           ((*absent == Absent::DontKnow && value == interview::dont_know_value) ||
            (*absent == Absent::NotApplicable && value == interview::not_applicable_value));
  }
  bool said_absent() const {
    return (said(interview::dont_know_value) && value_ == interview::dont_know_value) ||
           (said(interview::not_applicable_value) && value_ == interview::not_applicable_value);
  }

  Html option(const std::string& type, const std::string& value, const Html& label) const {
    const bool is_radio = type == "radio";
    Html html =
        Html::leaf("input", {{"class", is_radio ? "utrecht-radio-button "
                                                  "utrecht-radio-button--html-input"
                                                : "utrecht-checkbox "
                                                  "utrecht-checkbox--html-input"},
                             {"type", type},
                             {"id", id(value)},
                             {"name", name_},
                             {"value", value},
                             Html::flag("checked", has(value)),
                             {when(type == "checkbox" && invalid(), "aria-invalid"), "true"}});
    html += Html::tag("label",
                      {{"class", is_radio ? "utrecht-form-label utrecht-form-label--radio"
                                          : "utrecht-form-label utrecht-form-label--checkbox"},
                       {"for", id(value)}},
                      label);
    return Html::tag("div", {{"class", "peil-option peil-option--" + type}}, html);
  }

  const QuestionShown& shown_;
  const Words& words_;
  std::string name_;
  std::string value_;
  std::string error_;
};

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
    const Item item(shown, words, row->name);
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

// A legend may hold a heading; a label may not, so the heading holds the label.
Html typed(const Item& item, const Html& label, bool as_heading) {
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
    const Item item(shown, words, q.name);
    const Html label = label_html(q, words, q.label);
    if (is_typed(q)) {
      inside = typed(item, label, as_heading);
    } else {
      const bool chosen =
          q.type == QuestionType::SelectOne || q.type == QuestionType::SelectMultiple;
      inside = item.fieldset(with_heading(label, as_heading),
                             (chosen ? item.choices() : item.scale()) + item.absences());
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
  if (is_typed(q)) return "in." + item;
  if (q.type == QuestionType::SelectOne || q.type == QuestionType::SelectMultiple) {
    return shown.choices.empty() ? "label." + item : "in." + item + "." + shown.choices[0]->name;
  }
  return "in." + item + ".1";
}

const LocalText& label_of(const QuestionShown& shown, const std::string& item) {
  const auto row = std::ranges::find(shown.rows, item, [](const MatrixRow* r) { return r->name; });
  return row == shown.rows.end() ? shown.question->label : (*row)->label;
}

}  // namespace peil::web::respondent
