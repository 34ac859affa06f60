#include "peil/web/respondent/pages.h"

#include <algorithm>

#include "peil/web/respondent/page_parts.h"
#include "peil/web/respondent/question.h"

/// The pages of questions, and the one that ends them.
namespace peil::web::respondent {
namespace {

using interview::PageShown;

constexpr const char* page_form = "questions";  // id of the form of a page of questions

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
    std::vector<std::string> items = items_shown(*shown.question);
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

std::string question_page(const Site& site, const PageShown& page) {
  const Words words(site.study, page.language, page.piped);
  const bool titled = !page.page->title.empty();
  const auto mistakes = mistakes_on(page, words);
  Html main = summary(words, mistakes, "error_title") + notice(words, {page.notice, {}});
  main += progress(page, words);
  Html fields = hidden(app::Interview::mark_field, page.post);
  fields += hidden(app::Interview::seen_field, std::to_string(page.seen));
  fields += back_button(page, words);
  if (titled) fields += heading(words.html(page.page->title));
  for (std::size_t i = 0; i < page.questions.size(); ++i) {
    fields += question_html(page.questions[i], words, !titled && i == 0);
  }
  fields += hidden(app::Interview::form_field, page.version);
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

}  // namespace peil::web::respondent
