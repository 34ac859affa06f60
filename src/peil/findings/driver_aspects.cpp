#include "peil/findings/driver_aspects.h"

#include <algorithm>
#include <utility>

namespace peil::findings {
namespace {

// The first question that asks how important the item is.
const Question* stating(const Questionnaire& form, const std::string& item) {
  const auto asks = [&](const Question& q) { return q.importance_of == item && scale_of(q); };
  const auto found = std::ranges::find_if(form.questions, asks);
  return found == form.questions.end() ? nullptr : &*found;
}

// What a page is called; its name where it has no title.
LocalText page_label(const Study& study, const Questionnaire& form, const std::string& page) {
  const auto found = std::ranges::find(form.pages, page, &Page::name);
  if (found != form.pages.end() && !found->title.empty()) return found->title;
  LocalText label;
  for (const Language& language : study.languages) label.in[language.code] = page;
  return label;
}

}  // namespace

std::vector<AspectAsked> aspects_asked(const Questionnaire& form) {
  std::vector<AspectAsked> all;
  for (const Question& q : form.questions) {
    const auto add = [&](const std::string& item, const LocalText& label) {
      Driver aspect{item, label, scale_of(q)};
      if (const Question* said = stating(form, item))
        aspect.stated = said->name, aspect.stated_scale = scale_of(*said);
      all.push_back({std::move(aspect), q.page, q.customer_groups, q.relevant.has_value()});
    };
    if (!scale_of(q)) continue;
    if (q.aspect) add(q.name, q.label);
    for (const MatrixRow& row : q.rows) {
      if (row.aspect) add(row.name, row.label);
    }
  }
  return all;
}

std::vector<Theme> themes_of(const Study& study, const Questionnaire& form,
                             const std::vector<AspectAsked>& aspects) {
  std::vector<Theme> themes;
  for (const Page& page : form.pages) {
    std::vector<Theme> here;
    for (const AspectAsked& one : aspects) {
      if (one.page != page.name) continue;
      const auto same = std::ranges::find_if(
          here, [&](const Theme& t) { return t.aspects.front().scale == one.aspect.scale; });
      if (same != here.end()) {
        same->aspects.push_back(one.aspect);
      } else {
        here.push_back({page.name, page_label(study, form, page.name), {one.aspect}});
      }
    }
    for (Theme& theme : here) {
      if (here.size() > 1) theme.name += "-" + theme.aspects.front().scale->text();
      themes.push_back(std::move(theme));
    }
  }
  return themes;
}

}  // namespace peil::findings
