#include "peil/web/respondent/pages.h"

#include <algorithm>

#include "peil/web/respondent/document.h"
#include "peil/web/respondent/question.h"

namespace peil::web::respondent {
namespace {

using interview::PageShown;

constexpr const char* page_form = "questions";  // id of the form of a page of questions

Html heading(const Html& text) { return Html::tag("h1", {{"class", "utrecht-heading-1"}}, text); }

Html hidden(const std::string& name, const std::string& value) {
  return Html::leaf("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

// A way off the page that sends it: what is valid on it is kept.
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

Html form(const std::string& action, const Html& inside, const std::string& id = "") {
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

struct Mistake {
  std::string field;  ///< id
  Html text;
};

// Announced as soon as the page is there, with a link to each field in trouble.
Html summary(const Words& words, const std::vector<Mistake>& mistakes,
             std::string_view title = "error_title") {
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

// "Label: what is wrong", "Question? What is wrong".
std::string joined(const std::string& label, const std::string& error) {
  constexpr std::string_view closing[] = {"?", "!", ".", ":", "\u061f", "\u1362", "\u1367"};
  const bool closed =
      std::ranges::any_of(closing, [&](std::string_view mark) { return label.ends_with(mark); });
  return label + (closed ? " " : ": ") + error;
}

std::vector<Mistake> mistakes_on(const PageShown& page, const Words& words) {
  std::vector<Mistake> mistakes;
  for (const auto& shown : page.questions) {
    std::vector<std::string> items{shown.question->name};
    if (shown.question->type == QuestionType::Matrix) {
      items.clear();
      for (const MatrixRow* row : shown.rows) items.push_back(row->name);
    }
    for (const std::string& item : items) {
      const auto error = shown.errors.find(item);
      if (error == shown.errors.end()) continue;
      const std::string label = words.text(label_of(shown, item));
      mistakes.push_back({first_field(shown, item), Html::text(joined(label, error->second))});
    }
  }
  return mistakes;
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

// How long, until when, who reads the answers and what becomes of them: before anybody begins.
Html what_it_is(const Site& site, const Words& words, const app::Interview::Fieldwork& fieldwork) {
  Html all;
  if (site.study.minutes) {
    all += paragraph(
        words.html("duration", {{"minutes", static_cast<std::int64_t>(*site.study.minutes)}}));
  }
  all += open_days(words, fieldwork);
  if (!fieldwork.agency.empty())
    all += paragraph(words.html("agency", {{"agency", fieldwork.agency}}));
  all += paragraph(words.html("privacy"));
  all += paragraph(words.html("results_promise"));
  return all;
}

// In words; and what has been sent as a bar, for the eye only.
Html progress(const PageShown& page, const Words& words) {
  const Html bar = Html::tag("progress",
                             {{"class", "peil-progress__bar"},
                              {"aria-hidden", "true"},
                              {"max", std::to_string(page.of)},
                              {"value", std::to_string(page.number - 1)}},
                             {});
  return Html::tag("p", {{"class", "peil-progress"}},
                   words.html("progress", {{"page", static_cast<std::int64_t>(page.number)},
                                           {"pages", static_cast<std::int64_t>(page.of)}}) +
                       bar);
}

std::string title_of(const PageShown& page, const Words& words) {
  if (!page.page->title.empty()) return words.text(page.page->title);
  return words.text(page.questions.front().question->label);
}

Html back_button(const PageShown& page, const Words& words) {
  if (page.back.empty()) return {};
  return Html::tag("div", {{"class", "peil-back"}}, leaving(button_back, words.html("back")));
}

Html buttons(const PageShown& page, const Words& words) {
  return Html::tag("div", {{"class", "utrecht-button-group"}},
                   button(words.html(page.last ? "finish" : "next"))) +
         Html::tag("div", {{"class", "peil-stop"}}, leaving(button_stop, words.html("stop")));
}

}  // namespace

std::string language_page(const Site& site) {
  const Words words(site.study, site.study.source_language);
  Html items;
  for (const Language& language : site.study.languages) {
    const Words own(site.study, language.code);
    const Html card =
        Html::tag("span", {{"class", "peil-languages__name"}}, Html::text(language.own_name)) +
        Html::text(" ") +
        Html::tag("span", {{"class", "peil-languages__title"}}, own.html(site.study.title));
    const Html link = Html::tag("a",
                                {{"class", "utrecht-link utrecht-link--html-a"},
                                 {"href", "/" + language.code},
                                 {"lang", language.code},
                                 {"hreflang", language.code},
                                 {"dir", language.right_to_left ? "rtl" : "ltr"}},
                                card);
    items += Html::tag("li", {}, link);
  }
  const Html main =
      heading(words.html(site.study.title)) +
      Html::tag("h2", {{"class", "utrecht-heading-2"}}, words.html("choose_language")) +
      Html::tag("ul", {{"class", "peil-languages peil-languages--choice"}}, items);
  return document(site, {.language = words.language(), .languages = false}, main);
}

std::string start_page(const Site& site, std::string_view language, const StartShown& shown) {
  const Words words(site.study, language);
  const bool in_error = !shown.error.key.empty();
  const Html error = in_error ? words.html(shown.error.key, shown.error.arguments) : Html();
  Html main;
  if (in_error) main += summary(words, {{"code", error}}, "error_title_code");
  main += notice(words, {shown.notice, {}});
  main += heading(words.html(site.study.title));
  main +=
      Html::tag("p", {{"class", "utrecht-paragraph utrecht-paragraph--lead"}}, words.html("intro"));
  main += what_it_is(site, words, shown.fieldwork);
  main +=
      form("/" + words.language() + "/start",
           code_field(words, "code", error, shown.typed) +
               Html::tag("div", {{"class", "utrecht-button-group"}}, button(words.html("start"))));
  main += paragraph(words.html("resume_hint"));
  if (!site.study.help.empty()) main += paragraph(words.html(site.study.help));
  return document(site,
                  {.language = words.language(),
                   .title = words.text("welcome"),
                   .in_error = in_error,
                   .place = {}},
                  main);
}

std::string question_page(const Site& site, const PageShown& page) {
  const Words words(site.study, page.language);
  const bool titled = !page.page->title.empty();
  const auto mistakes = mistakes_on(page, words);
  Html main = summary(words, mistakes) + notice(words, {page.notice, {}});
  main += progress(page, words);
  Html fields = hidden(app::Interview::mark_field, page.post);
  fields += back_button(page, words);
  if (titled) fields += heading(words.html(page.page->title));
  for (std::size_t i = 0; i < page.questions.size(); ++i) {
    fields += question_html(page.questions[i], words, !titled && i == 0);
  }
  fields += buttons(page, words);
  main += form("/" + page.language + "/q/" + page.page->name, fields, page_form);
  return document(site,
                  {.language = page.language,
                   .title = title_of(page, words),
                   .in_error = !mistakes.empty() || !page.notice.empty(),
                   .test = page.test,
                   .place = "/q/" + page.page->name,
                   .form = page_form},
                  main);
}

std::string thanks_page(const Site& site, std::string_view language,
                        const app::Interview::Thanks& thanks,
                        const app::Interview::Fieldwork& fieldwork) {
  const Words words(site.study, language);
  Html main = heading(words.html("thank_you_title"));
  main += paragraph(words.html("received_on", {{"day", thanks.received}}));
  main += paragraph(words.html("thank_you"));
  main += paragraph(words.html("results_promise"));
  if (thanks.changeable && !thanks.first.empty()) {
    main += paragraph(Html::tag("a",
                                {{"class", "utrecht-link utrecht-link--html-a"},
                                 {"href", "/" + words.language() + "/q/" + thanks.first}},
                                words.html("review_answers")));
    main += open_days(words, fieldwork);
  }
  main +=
      form("/" + words.language() + "/stop",
           Html::tag("div", {{"class", "utrecht-button-group"}}, button(words.html("log_out"))));
  return document(site,
                  {.language = words.language(),
                   .title = words.text("thank_you_title"),
                   .test = thanks.test,
                   .place = "/thanks"},
                  main);
}

std::string resend_page(const Site& site, std::string_view language, const Resend& resend) {
  const Words words(site.study, language);
  Html main = notice(words, resend.notice);
  main += heading(words.html(site.study.title));
  Html fields;
  if (resend.ask_code) fields += code_field(words, login_code_field, {}, "");
  for (const auto& [name, value] : resend.fields) fields += hidden(name, value);
  fields += Html::tag("div", {{"class", "utrecht-button-group"}}, button(words.html("finish")));
  main += form("/" + words.language() + "/q/" + resend.page, fields);
  return document(site,
                  {.language = words.language(),
                   .title = words.text(resend.notice.key, resend.notice.arguments),
                   .in_error = true,
                   .place = "/q/" + resend.page},
                  main);
}

std::string message_page(const Site& site, std::string_view language, std::string_view key) {
  const Words words(site.study, language);
  return document(
      site, {.language = words.language(), .title = words.text(key), .in_error = true, .place = {}},
      heading(words.html(key)) +
          paragraph(Html::tag(
              "a",
              {{"class", "utrecht-link utrecht-link--html-a"}, {"href", "/" + words.language()}},
              words.html("to_start"))));
}

}  // namespace peil::web::respondent
