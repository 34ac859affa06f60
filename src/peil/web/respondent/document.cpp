#include "peil/web/respondent/document.h"

namespace peil::web::respondent {
namespace {

Html head(const Site& site, const Frame& frame, const Words& words) {
  std::string title = words.text(site.study.title);
  if (!frame.title.empty()) title = frame.title + " \u2013 " + title;
  if (frame.in_error) title = words.text("error_prefix") + " " + title;
  Html in;
  in += Html::leaf("meta", {{"charset", "utf-8"}});
  in += Html::tag("title", {}, Html::text(title));
  in += Html::leaf("meta",
                   {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  in += Html::leaf("meta", {{"name", "robots"}, {"content", "noindex"}});
  in += Html::leaf("link", {{"rel", "stylesheet"}, {"href", site.style_url}});
  return Html::tag("head", {}, in);
}

// On a page of questions: sends the page, so that what is filled in is kept. On a page that carries
// one: sends that to its own place in the other language, under the button that was pressed there.
Html language_button(const Language& language, const Frame& frame) {
  const bool here = language.code == frame.language;
  return Html::tag("button",
                   {{"class", "peil-leave"},
                    {"type", "submit"},
                    {"form", frame.form},
                    {frame.carried ? Html::Literal("") : Html::Literal("name"), language_field},
                    {frame.carried ? Html::Literal("formaction") : Html::Literal("value"),
                     frame.carried ? "/" + language.code + frame.place : language.code},
                    Html::flag("formnovalidate", true),
                    {"lang", language.code},
                    {"dir", language.right_to_left ? "rtl" : "ltr"},
                    {here ? Html::Literal("aria-current") : Html::Literal(""), "true"}},
                   Html::text(language.own_name));
}

// The Enter key presses the first button of a form, which must be the one that goes on.
Html enter_button(const Frame& frame, const Words& words) {
  if (frame.form.empty()) return {};
  return Html::tag("button",
                   {{"class", "peil-visually-hidden"},
                    {"type", "submit"},
                    {"form", frame.form},
                    {"tabindex", "-1"},
                    {"aria-hidden", "true"}},
                   words.html(frame.carried ? "finish" : "next"));
}

Html languages(const Site& site, const Frame& frame, const Words& words) {
  if (!frame.languages || site.study.languages.size() < 2) return {};
  Html items;
  for (const Language& language : site.study.languages) {
    if (!frame.form.empty()) {
      items += Html::tag("li", {}, language_button(language, frame));
      continue;
    }
    const bool here = language.code == frame.language;
    const Html link =
        Html::tag("a",
                  {{"class", "utrecht-link utrecht-link--html-a"},
                   {"href", "/" + language.code + frame.place},
                   {"lang", language.code},
                   {"hreflang", language.code},
                   {"dir", language.right_to_left ? "rtl" : "ltr"},
                   {here ? Html::Literal("aria-current") : Html::Literal(""), "true"}},
                  Html::text(language.own_name));
    items += Html::tag("li", {}, link);
  }
  Html list = Html::tag("ul", {{"class", "peil-languages"}}, items);
  // On a page of questions the language has been chosen: one stop for the keyboard, not six.
  if (!frame.form.empty()) {
    list = Html::tag("details", {{"class", "peil-language"}},
                     Html::tag("summary", {}, words.html("choose_language")) + list);
  }
  return Html::tag(
      "nav",
      {{"class", "utrecht-alternate-lang-nav"}, {"aria-label", words.text("choose_language")}},
      list);
}

Html header(const Site& site, const Frame& frame, const Words& words) {
  Html in = Html::tag("p", {{"class", "peil-organisation"}}, words.html(site.study.organisation));
  in += languages(site, frame, words);
  return Html::tag("header", {{"class", "utrecht-page-header"}},
                   Html::tag("div", {{"class", "utrecht-page-header__content"}}, in));
}

}  // namespace

std::string Words::text(std::string_view key, const interview::Arguments& arguments) const {
  return interview::say(study_, key, language_, arguments);
}
std::string Words::text(const LocalText& words) const {
  return interview::say(study_, words, language_, {}, piped_);
}

Html alert(Html::Literal kind, const Html& inside) {
  Html box = Html::tag("div", {{"class", "utrecht-alert__content"}}, inside);
  return Html::tag("div", {{"class", "utrecht-alert " + std::string(kind.view())}}, box);
}

Html paragraph(const Html& inside) {
  return Html::tag("p", {{"class", "utrecht-paragraph"}}, inside);
}

std::string document(const Site& site, const Frame& frame, const Html& main) {
  const Words words(site.study, frame.language);
  const Language* language = site.study.language(frame.language);
  Html notices;
  if (site.fictional) {
    notices +=
        alert("utrecht-alert--warning peil-fictional", paragraph(words.html("fictional_notice")));
  }
  if (frame.test) {
    notices += alert("utrecht-alert--info peil-test", paragraph(words.html("test_notice")));
  }
  Html body = Html::tag(
      "a", {{"class", "utrecht-skip-link utrecht-skip-link--visible-on-focus"}, {"href", "#main"}},
      words.html("skip_to_content"));
  body += enter_button(frame, words);
  body += header(site, frame, words);
  body += Html::tag(
      "main", {{"class", "utrecht-page-body"}, {"id", "main"}, {"tabindex", "-1"}},
      Html::tag("div", {{"class", "utrecht-page-body__content peil-content"}}, notices + main));
  const Html root =
      Html::tag("html",
                {{"class", "utrecht-root"},
                 {"lang", frame.language},
                 {"dir", language != nullptr && language->right_to_left ? "rtl" : "ltr"}},
                head(site, frame, words) +
                    Html::tag("body", {{"class", "utrecht-document utrecht-body"}}, body));
  return "<!DOCTYPE html>\n" + root.markup() + "\n";
}

}  // namespace peil::web::respondent
