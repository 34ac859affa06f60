#include "peil/web/respondent/page_parts.h"

namespace peil::web::respondent {

Html heading(const Html& text) { return Html::tag("h1", {{"class", "utrecht-heading-1"}}, text); }

Html hidden(const std::string& name, const std::string& value) {
  return Html::leaf("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

Html leaving(const char* value, const Html& text) {
  return Html::tag("button",
                   {{"class", "peil-leave"},
                    {"type", "submit"},
                    {"name", button_field},
                    {"value", value},
                    Html::flag("formnovalidate", true)},
                   text);
}

Html button(const Html& text) {
  return Html::tag("button",
                   {{"class",
                     "utrecht-button utrecht-button--submit "
                     "utrecht-button--primary-action"},
                    {"type", "submit"}},
                   text);
}

Html form(const std::string& action, const Html& inside, const std::string& id) {
  return Html::tag("form",
                   {{"method", "post"},
                    {id.empty() ? Html::Literal("") : Html::Literal("id"), id},
                    {"action", action},
                    {"accept-charset", "utf-8"},
                    {"autocomplete", "off"},
                    Html::flag("novalidate", true)},
                   inside);
}

Html code_field(const Words& words, const std::string& name, const Html& error,
                std::string_view typed) {
  Html field = Html::tag("label", {{"class", "utrecht-form-label"}, {"for", "code"}},
                         words.html("code_label"));
  field += Html::tag("div", {{"class", "utrecht-form-field-description"}, {"id", "hint.code"}},
                     words.html("code_hint"));
  if (!error.empty()) {
    field += Html::tag("div", {{"class", "utrecht-form-field-error-message"}, {"id", "error.code"}},
                       error);
  }
  field += Html::leaf(
      "input", {{"class", "utrecht-textbox utrecht-textbox--html-input peil-code"},
                {"id", "code"},
                {"name", name},
                {"type", "text"},
                {"value", std::string(typed)},
                {"dir", "ltr"},
                {"autocomplete", "off"},
                {"autocapitalize", "characters"},
                {"spellcheck", "false"},
                {"aria-required", "true"},
                {"aria-describedby", error.empty() ? "hint.code" : "hint.code error.code"},
                {error.empty() ? Html::Literal("") : Html::Literal("aria-invalid"), "true"}});
  return Html::tag("div",
                   {{"class", std::string("utrecht-form-field peil-question") +
                                  (error.empty() ? "" : " utrecht-form-field--invalid")}},
                   field);
}

Html summary(const Words& words, const std::vector<Mistake>& mistakes, std::string_view title) {
  if (mistakes.empty()) return {};
  Html items;
  for (const Mistake& mistake : mistakes) {
    items += Html::tag(
        "li", {},
        Html::tag("a",
                  {{"class", "utrecht-link utrecht-link--html-a"}, {"href", "#" + mistake.field}},
                  mistake.text));
  }
  const Html inside = Html::tag("h2", {{"class", "utrecht-heading-2"}}, words.html(title)) +
                      Html::tag("ul", {{"class", "utrecht-unordered-list"}}, items);
  return Html::tag("div",
                   {{"role", "alert"},
                    {"class", "peil-errors"},
                    {"tabindex", "-1"},
                    Html::flag("autofocus", true)},
                   alert("utrecht-alert--error", inside));
}

Html notice(const Words& words, const Said& said) {
  if (said.key.empty()) return {};
  return Html::tag(
      "div", {{"role", "alert"}},
      alert("utrecht-alert--warning", paragraph(words.html(said.key, said.arguments))));
}

Html open_days(const Words& words, const app::Interview::Fieldwork& fieldwork) {
  return paragraph(words.html("open_days", {{"from", fieldwork.from}, {"to", fieldwork.to}}));
}

}  // namespace peil::web::respondent
