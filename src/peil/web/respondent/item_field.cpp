#include "peil/web/respondent/item_field.h"

#include <algorithm>
#include <utility>

#include "peil/base/day.h"
#include "peil/base/text.h"
#include "peil/interview/compound.h"
#include "peil/interview/evaluate.h"
#include "peil/interview/read_parts.h"
#include "peil/interview/take.h"

namespace peil::web::respondent {
namespace {

using interview::QuestionShown;

constexpr int most_in_a_row = 5;  // points that fit on the narrowest screen

// A day or an order as the fields of the page have it.
std::string in_parts(const Question& question, const Given& given) {
  std::vector<interview::Part> parts;
  if (const auto* text = std::get_if<std::string>(&given)) {
    const auto day = read_day(*text);
    if (!day) return {};
    const std::chrono::year_month_day d(*day);
    parts = {{interview::part_day, std::to_string(static_cast<unsigned>(d.day()))},
             {interview::part_month, std::to_string(static_cast<unsigned>(d.month()))},
             {interview::part_year, std::to_string(static_cast<int>(d.year()))}};
  } else if (const auto* names = std::get_if<std::vector<std::string>>(&given)) {
    for (const std::string& name : *names)
      parts.push_back({name, std::to_string(parts.size() + 1)});
  }
  return question.type == QuestionType::Date || question.type == QuestionType::Rank
             ? interview::compound(parts)
             : std::string();
}

}  // namespace

// What is in the field: what was typed, else what we hold, as the values of the form.
std::string shown_value(const QuestionShown& shown, const std::string& item) {
  if (const auto typed = shown.typed.find(item); typed != shown.typed.end()) return typed->second;
  const auto given = shown.given.find(item);
  if (given == shown.given.end()) return {};
  if (const auto* absent = std::get_if<Absent>(&given->second)) {
    if (*absent == Absent::DontKnow) return interview::dont_know_value;
    if (*absent == Absent::NotApplicable) return interview::not_applicable_value;
    return {};
  }
  if (interview::has_parts(*shown.question)) return in_parts(*shown.question, given->second);
  return interview::answer_text(given->second);
}

bool has_radios(const Question& question) {
  return question.type == QuestionType::SelectOne || scale_of(question).has_value();
}

bool is_typed(const Question& question) {
  return question.type == QuestionType::Text || question.type == QuestionType::Integer;
}

ItemField::ItemField(const QuestionShown& shown, const Words& words, std::string name)
    : shown_(shown), words_(words), name_(std::move(name)), value_(shown_value(shown, name_)) {
  if (const auto error = shown.errors.find(name_); error != shown.errors.end()) {
    error_ = error->second;
  }
}

std::string ItemField::id(const std::string& value) const {
  return "in." + name_ + (value.empty() ? "" : "." + value);
}

Html ItemField::description() const {
  Html html;
  for (const auto& [id, text] : hints()) {
    html += Html::tag("div", {{"class", "utrecht-form-field-description"}, {"id", id}},
                      Html::text(text));
  }
  if (invalid()) {
    Html text = Html::tag("span", {{"class", "peil-visually-hidden"}}, words_.html("error_prefix"));
    text += " ";
    text += Html::text(error_);
    html += Html::tag(
        "div", {{"class", "utrecht-form-field-error-message"}, {"id", "error." + name_}}, text);
  }
  return html;
}

std::string ItemField::described_by() const {
  std::vector<std::string> ids;
  for (const auto& hint : hints()) ids.push_back(hint.first);
  if (invalid()) ids.push_back("error." + name_);
  return join(ids, " ");
}

Html ItemField::radio(const std::string& value, const Html& label) const {
  return option("radio", value, label);
}

Html ItemField::checkbox(const std::string& value, const Html& label) const {
  return option("checkbox", value, label);
}

Html ItemField::absences() const {
  Html html;
  const bool as_radio = has_radios(question());
  const auto add = [&](bool offered, const char* value, const char* key) {
    if (!offered) return;
    html += as_radio ? radio(value, words_.html(key)) : checkbox(value, words_.html(key));
  };
  add(question().dont_know, interview::dont_know_value, "dont_know");
  add(question().not_applicable, interview::not_applicable_value, "not_applicable");
  if (html.empty()) return html;
  return Html::tag("div", {{"class", "peil-absent"}}, html);
}

Html ItemField::box() const {
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

Html ItemField::scale() const {
  Html html;
  const Scale scale = scale_of(question()).value_or(Scale{});
  const int points = scale.points();
  for (int n = scale.from; n <= scale.to; ++n) {
    Html label = Html::tag("span", {{"class", "peil-scale__point"}}, Html::text(std::to_string(n)));
    const LocalText& end = n == scale.from ? question().low : question().high;
    if ((n == scale.from || n == scale.to) && !end.empty()) {
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

Html ItemField::choices() const {
  Html html;
  for (const Choice* choice : shown_.choices) {
    const Html label = words_.html(choice->label);
    html += question().type == QuestionType::SelectOne ? radio(choice->name, label)
                                                       : checkbox(choice->name, label);
    if (!choice->other.empty()) html += text_at(*choice);
  }
  return Html::tag("div", {{"class", "peil-choices"}}, html);
}

Html ItemField::fieldset(const Html& legend, const Html& fields) const {
  const bool radios = has_radios(question());
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

std::vector<std::pair<std::string, std::string>> ItemField::hints() const {
  std::vector<std::pair<std::string, std::string>> list;
  const auto add = [&](const std::string& text) {
    list.emplace_back("hint." + name_ + (list.empty() ? "" : "." + std::to_string(list.size())),
                      text);
  };
  if (question().type == QuestionType::Matrix) return list;  // said once, above the rows
  if (!question().hint.empty()) add(words_.text(question().hint));
  if (question().type == QuestionType::SelectMultiple) add(words_.text("select_multiple_hint"));
  if (question().type == QuestionType::Text) add(words_.text("text_hint"));
  if (question().type == QuestionType::Date) add(words_.text("date_hint"));
  if (question().type == QuestionType::Rank) {
    add(words_.text("rank_hint",
                    {{"most", interview::places_to_give(question(), shown_.choices.size())}}));
  }
  return list;
}

bool ItemField::has(const std::string& value) const {
  if (is_typed(question()) || interview::has_parts(question())) return said(value);
  const auto values = words(value_);
  return std::ranges::find(values, value) != values.end();
}

bool ItemField::said(std::string_view value) const {
  const auto given = shown_.given.find(name_);
  if (given == shown_.given.end()) return false;
  const auto* absent = std::get_if<Absent>(&given->second);
  return absent != nullptr &&
         ((*absent == Absent::DontKnow && value == interview::dont_know_value) ||
          (*absent == Absent::NotApplicable && value == interview::not_applicable_value));
}

bool ItemField::said_absent() const {
  return (said(interview::dont_know_value) && value_ == interview::dont_know_value) ||
         (said(interview::not_applicable_value) && value_ == interview::not_applicable_value);
}

Html ItemField::option(const std::string& type, const std::string& value, const Html& label) const {
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

}  // namespace peil::web::respondent
