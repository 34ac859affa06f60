#include "peil/web/console/frame.h"

#include "peil/language/texts.h"

namespace peil::web::console {
namespace {

Html head(const Site& site, const Frame& frame, const std::string& title) {
  Html in = Html::leaf("meta", {{"charset", "utf-8"}}) +
            Html::leaf("meta",
                       {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}) +
            Html::leaf("meta", {{"name", "robots"}, {"content", "noindex"}}) +
            Html::tag("title", {}, Html::text(frame.title + " \u2013 " + title)) +
            Html::leaf("link", {{"rel", "icon"}, {"href", "data:,"}}) +
            Html::leaf("link", {{"rel", "stylesheet"}, {"href", site.style_url}});
  if (!frame.refresh.empty())
    in += Html::leaf("meta", {{"http-equiv", "refresh"}, {"content", frame.refresh}});
  return Html::tag("head", {}, in);
}

// The same page in the other languages; of an answer to a form, the beginning.
Html languages(const Frame& frame) {
  Html items;
  for (const std::string& code : language::written()) {
    if (code == frame.language) continue;
    const Words other(code);
    items +=
        Html::tag("a", {{"href", address(code, frame.here)}, {"lang", code}, {"hreflang", code}},
                  other.html("this-page"));
  }
  return Html::tag("p", {{"class", "other"}}, items);
}

Html who_is_here(const Frame& frame, const Words& words) {
  if (!frame.who) return {};
  const Html name = Html::tag(
      "span", {},
      words.html("who", {{"name", frame.who->id},
                         {"role", words.text("role." + std::string(role_name(frame.who->role)))}}));
  return Html::tag("div", {{"class", "who"}},
                   name + button_form(address(frame.language, "/log-out"), frame.form_mark,
                                      words.html("log-out")));
}

Html places(const Frame& frame, const Words& words) {
  if (frame.places.empty()) return {};
  const std::string here = address(frame.language, frame.here.substr(0, frame.here.find('?')));
  Html items;
  for (const Place& place : frame.places) {
    items += Html::tag(
        "li", {},
        Html::tag(
            "a",
            {{"href", place.href},
             {place.href == here ? Html::Literal("aria-current") : Html::Literal(""), "page"}},
            Html::text(place.text)));
  }
  return Html::tag("nav", {{"aria-label", words.text("places")}}, Html::tag("ul", {}, items));
}

Html header(const Site& site, const Frame& frame, const Words& words) {
  const std::string& source = site.study.source_language;
  const auto run = [&](const LocalText& text) {
    Html all;
    for (const TextRun& r : words_in(text, frame.language, source)) {
      all += r.language.empty() ? Html::text(r.text)
                                : Html::tag("span", {{"lang", r.language}}, Html::text(r.text));
    }
    return all;
  };
  Html in;
  if (site.fictional)
    in += Html::tag(
        "p", {{"class", "fiction"}},
        Html::text(std::string(language::texts(frame.language).form("report", "fictional"))));
  const ReportPlan& report = site.study.report;
  const std::string said = flat(words_in(report.logo_text, frame.language, source));
  const Html logo =
      report.logo ? Html::leaf("img", {{"class", "logo"}, {"src", "/console/logo"}, {"alt", said}})
                  : Html();
  const Html top =
      logo +
      Html::tag("p", {}, run(report.service.empty() ? site.study.organisation : report.service)) +
      Html::tag("p", {{"class", "study"}}, run(site.study.title)) +
      Html::tag("div", {{"class", "meta"}}, who_is_here(frame, words) + languages(frame));
  in += Html::tag("div", {{"class", "top"}}, top);
  return Html::tag("header", {}, in);
}

}  // namespace

std::string address(std::string_view language, std::string_view below) {
  return "/console/" + std::string(language) + std::string(below);
}

Html paragraph(const Html& inside) { return Html::tag("p", {}, inside); }

Html link(const std::string& href, const Html& inside) {
  return Html::tag("a", {{"href", href}}, inside);
}

Html hidden(const std::string& name, const std::string& value) {
  return Html::leaf("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

Html warning(const Html& inside) {
  return Html::tag("p", {{"class", "warning"}, {"role", "alert"}}, inside);
}

Html button_form(const std::string& action, const std::string& mark, const Html& text) {
  return Html::tag("form", {{"method", "post"}, {"action", action}, {"class", "one"}},
                   hidden("mark", mark) + Html::tag("button", {{"type", "submit"}}, text));
}

Html table(const std::string& caption, const std::vector<std::string>& columns,
           const std::vector<std::vector<Html>>& rows, const std::string& scroll) {
  Html head;
  for (const std::string& column : columns)
    head += Html::tag("th", {{"scope", "col"}}, Html::text(column));
  Html body;
  for (const auto& row : rows) {
    Html cells = Html::tag("th", {{"scope", "row"}}, row.front());
    for (std::size_t i = 1; i < row.size(); ++i)
      cells += Html::tag("td", {{"class", "t"}, {"data-column", columns[i]}}, row[i]);
    body += Html::tag("tr", {}, cells);
  }
  const Html inside = Html::tag("caption", {}, Html::tag("span", {}, Html::text(caption))) +
                      Html::tag("thead", {}, Html::tag("tr", {}, head)) +
                      Html::tag("tbody", {}, body);
  return Html::tag("div",
                   {{"class", "scroll"},
                    {"role", "region"},
                    {"tabindex", "0"},
                    {"aria-label", caption + " (" + scroll + ")"}},
                   Html::tag("table", {}, inside));
}

std::string document(const Site& site, const Frame& frame, const Html& main) {
  const Words words(frame.language);
  const std::string title =
      flat(words_in(site.study.title, frame.language, site.study.source_language));
  Html body = Html::tag("a", {{"class", "skip"}, {"href", "#main"}}, words.html("skip"));
  body += header(site, frame, words);
  const Html inside =
      places(frame, words) + Html::tag("main", {{"id", "main"}, {"tabindex", "-1"}},
                                       Html::tag("h1", {}, Html::text(frame.title)) + main);
  body += Html::tag("div", {{"class", "sheet"}}, Html::tag("div", {{"class", "body"}}, inside));
  return "<!DOCTYPE html>\n" +
         Html::tag("html", {{"lang", frame.language}},
                   head(site, frame, title) + Html::tag("body", {{"class", "console"}}, body))
             .markup() +
         "\n";
}

}  // namespace peil::web::console
