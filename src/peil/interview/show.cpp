#include "peil/interview/show.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "peil/base/chance.h"
#include "peil/base/contract.h"
#include "peil/interview/pipe.h"

namespace peil::interview {
namespace {

template <class Named>
void rotate(std::vector<const Named*>& list, const std::string& respondent,
            const Question& question) {
  const HmacSha256 seed(respondent);
  std::vector<std::pair<double, const Named*>> drawn;
  std::vector<const Named*> last;  // "other, namely": what is left when the rest has been read
  for (const Named* one : list) {
    if constexpr (requires { one->other; }) {
      if (!one->other.empty()) {
        last.push_back(one);
        continue;
      }
    }
    drawn.emplace_back(permanent_random_number(seed, question.name + "/" + one->name), one);
  }
  std::ranges::sort(drawn, {}, &std::pair<double, const Named*>::first);
  std::ranges::transform(drawn, list.begin(), &std::pair<double, const Named*>::second);
  std::ranges::copy_backward(last, list.end());
}

// Texts at choices stay with their question, which holds what is known of them as well.
QuestionShown shown_question(const Question& question, const std::string& respondent,
                             const Sent& sent, const Answers& counted) {
  QuestionShown shown;
  shown.question = &question;
  shown.choices = offered(question, counted);
  for (const MatrixRow& row : question.rows) shown.rows.push_back(&row);
  if (question.rotate) {
    rotate(shown.choices, respondent, question);
    rotate(shown.rows, respondent, question);
  }
  for (const std::string& item : items_shown(question)) {
    const auto held = sent.answers.find(item);
    if (held != sent.answers.end()) shown.given[item] = held->second;
  }
  return shown;
}

std::vector<const LocalText*> texts_of(const PageShown& page) {
  std::vector<const LocalText*> texts{&page.page->title};
  for (const QuestionShown& shown : page.questions) {
    const Question& q = *shown.question;
    texts.insert(texts.end(), {&q.label, &q.hint, &q.low, &q.high});
    for (const Choice* choice : shown.choices) texts.push_back(&choice->label);
    for (const MatrixRow* row : shown.rows) texts.push_back(&row->label);
  }
  return texts;
}

}  // namespace

PageShown shown(const Study& study, const Respondent& who, const Sent& sent, const Route& route,
                std::size_t place, std::string_view language) {
  expects(place < route.stops.size(), "shown: a page on the route");
  const Stop& stop = route.stops[place];
  PageShown page;
  page.page = stop.page;
  for (const Question* question : stop.questions) {
    if (!question->other_of.empty()) continue;
    page.questions.push_back(shown_question(*question, who.id, sent, route.counted));
  }
  page.language = language;
  add_piped(study, route, texts_of(page), language, page.piped);
  page.version = study.form(who.wave).version;
  page.number = place + 1;
  page.of = route.stops.size();
  if (place > 0) page.back = route.stops[place - 1].page->name;
  page.last = place + 1 == route.stops.size() &&
              !later_page_depends_on(study.form(who.wave), who.group, *stop.page);
  page.test = who.test;
  return page;
}

Answers orders_shown(const std::string& respondent, const Stop& stop, const Answers& counted) {
  Answers orders;
  for (const Question* question : stop.questions) {
    if (!question->rotate) continue;
    const QuestionShown shown = shown_question(*question, respondent, {}, counted);
    std::vector<std::string> names;
    for (const Choice* choice : shown.choices) names.push_back(choice->name);
    for (const MatrixRow* row : shown.rows) names.push_back(row->name);
    orders[std::string(order_prefix) + question->name] = std::move(names);
  }
  return orders;
}

void show_again(PageShown& page, const Taken& taken) {
  for (QuestionShown& shown : page.questions) {
    shown.given.clear();
    shown.typed.clear();
    shown.errors.clear();
    for (const std::string& item : items_shown(*shown.question)) {
      if (const auto it = taken.answers.find(item); it != taken.answers.end()) {
        shown.given[item] = it->second;
      }
      if (const auto it = taken.typed.find(item); it != taken.typed.end()) {
        shown.typed[item] = it->second;
      }
      if (const auto it = taken.errors.find(item); it != taken.errors.end()) {
        shown.errors[item] = it->second;
      }
    }
  }
}

}  // namespace peil::interview
