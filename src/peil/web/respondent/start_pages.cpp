#include "peil/web/respondent/page_parts.h"
#include "peil/web/respondent/pages.h"

/// The pages before the questions, and those that lead back to them.
namespace peil::web::respondent {
namespace {

constexpr const char* resend_form = "carried";  // id of the form of a page that is sent again

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

std::string resend_page(const Site& site, std::string_view language, const Resend& resend) {
  const Words words(site.study, language);
  Html main = notice(words, resend.notice);
  main += heading(words.html(site.study.title));
  Html fields;
  if (resend.ask_code) fields += code_field(words, login_code_field, {}, "");
  for (const auto& [name, value] : resend.fields) fields += hidden(name, value);
  fields += Html::tag("div", {{"class", "utrecht-button-group"}}, button(words.html("finish")));
  main += form("/" + words.language() + "/q/" + resend.page, fields, resend_form);
  return document(site,
                  {.language = words.language(),
                   .title = words.text(resend.notice.key, resend.notice.arguments),
                   .in_error = true,
                   .place = "/q/" + resend.page,
                   .form = resend_form,
                   .carried = true},
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
