#include "peil/interview/route.h"

#include <algorithm>

#include "peil/base/contract.h"
#include "peil/interview/evaluate.h"

namespace peil::interview {
namespace {

bool for_group(const Question& question, std::string_view group) {
  return question.customer_groups.empty() ||
         std::ranges::find(question.customer_groups, group) != question.customer_groups.end();
}

// A question whose filter leaves no choice cannot be answered, so it is not asked.
bool can_be_answered(const Question& question, const Answers& counted) {
  return !question.choice_filter || !offered(question, counted).empty();
}

bool is_asked(const Question& question, std::string_view group, const Answers& counted) {
  if (!question.other_of.empty())
    return holds_choice(counted, question.other_of, question.other_choice);
  return for_group(question, group) &&
         (!question.relevant || holds(*question.relevant, {.answers = counted})) &&
         can_be_answered(question, counted);
}

bool is_offered(const std::vector<const Choice*>& choices, std::string_view name) {
  return std::ranges::find(choices, name, [](const Choice* c) { return c->name; }) != choices.end();
}

// Takes over the answer to one item, as far as its question still offers it.
void count(const Question& question, const std::string& item, const Answers& held,
           Answers& counted) {
  const auto found = held.find(item);
  if (found == held.end()) return;
  if (!question.choice_filter) {
    counted.insert(*found);
    return;
  }
  const auto choices = offered(question, counted);
  if (const auto* name = std::get_if<std::string>(&found->second)) {
    if (is_offered(choices, *name)) counted.insert(*found);
  } else if (const auto* names = std::get_if<std::vector<std::string>>(&found->second)) {
    std::vector<std::string> left;
    for (const std::string& one : *names) {
      if (is_offered(choices, one)) left.push_back(one);
    }
    if (!left.empty()) counted[item] = left;
  } else {
    counted.insert(*found);
  }
}

// Takes over the answers to a question, if it is asked at all. A calculation is never asked.
bool take_over(const Question& question, std::string_view group, const Answers& held,
               Answers& counted) {
  if (question.calculation) {
    if (auto value = calculated(*question.calculation, counted))
      counted.insert_or_assign(question.name, std::move(*value));
    return false;
  }
  if (!is_asked(question, group, counted)) return false;
  for (const std::string& item : items_of(question)) count(question, item, held, counted);
  return true;
}

// A text at a choice is on the page with its question; it is asked where its choice is chosen.
bool is_due(const Question& question, const Answers& counted) {
  return question.other_of.empty() ||
         holds_choice(counted, question.other_of, question.other_choice);
}

bool all_counted(const Stop& stop, const Answers& counted, const Sent& sent) {
  bool any = false;
  for (const Question* question : stop.questions) {
    if (!is_due(*question, counted)) continue;
    for (const std::string& item : items_of(*question)) {
      any = true;
      if (!counted.contains(item)) return false;
    }
  }
  return any || sent.pages.contains(stop.page->name);
}

}  // namespace

std::size_t Route::place(std::string_view page) const {
  const auto at = std::ranges::find(stops, page, [](const Stop& s) { return s.page->name; });
  return static_cast<std::size_t>(at - stops.begin());
}

std::size_t Route::first_open() const {
  return static_cast<std::size_t>(std::ranges::find(stops, false, &Stop::sent) - stops.begin());
}

bool holds_choice(const Answers& answers, std::string_view question, std::string_view choice) {
  const auto found = answers.find(question);
  if (found == answers.end()) return false;
  if (const auto* name = std::get_if<std::string>(&found->second)) return *name == choice;
  const auto* names = std::get_if<std::vector<std::string>>(&found->second);
  return names != nullptr && std::ranges::find(*names, choice) != names->end();
}

std::vector<const Choice*> offered(const Question& question, const Answers& counted) {
  std::vector<const Choice*> choices;
  for (const Choice& choice : question.choices) {
    if (!question.choice_filter ||
        holds(*question.choice_filter, {.answers = counted, .choice = &choice})) {
      choices.push_back(&choice);
    }
  }
  return choices;
}

Route route(const Questionnaire& questionnaire, std::string_view group, const Sent& sent) {
  Route route;
  route.form = &questionnaire;
  for (const Page& page : questionnaire.pages) {
    Stop stop{&page, {}, false};
    bool parent_asked = false;  // of the texts at choices that stand behind their question
    for (const std::size_t place : page.questions) {
      const Question& question = questionnaire.questions.at(place);
      const bool counts = take_over(question, group, sent.answers, route.counted);
      const bool is_text_at_choice = !question.other_of.empty();
      if (!is_text_at_choice) parent_asked = counts;
      if (counts || (is_text_at_choice && parent_asked)) stop.questions.push_back(&question);
      if (counts || !is_text_at_choice) continue;
      const auto held = sent.answers.find(question.name);
      if (held != sent.answers.end()) route.unchosen.insert(*held);
    }
    if (stop.questions.empty()) continue;
    stop.sent = all_counted(stop, route.counted, sent);
    route.stops.push_back(std::move(stop));
  }
  return route;
}

Answers on_route(const Questionnaire& questionnaire, std::string_view group,
                 const Answers& answers) {
  Answers counted;
  for (const Page& page : questionnaire.pages) {
    for (const std::size_t place : page.questions)
      take_over(questionnaire.questions.at(place), group, answers, counted);
  }
  return counted;
}

bool later_page_depends_on(const Questionnaire& questionnaire, std::string_view group,
                           const Page& page) {
  // In the order of the form, so that a calculation that looks at one of them is one itself.
  std::set<std::string, std::less<>> here;
  for (const std::size_t place : page.questions) {
    const Question& q = questionnaire.questions.at(place);
    for (std::string& item : items_of(q)) here.insert(std::move(item));
  }
  const auto is_here = [&](const std::string& name) { return here.contains(name); };
  const auto looks_here = [&](const std::optional<Expression>& expression) {
    return expression && std::ranges::any_of(names_in(*expression), is_here);
  };
  for (const Question& q : questionnaire.questions) {
    if (looks_here(q.calculation)) here.insert(q.name);
  }
  return std::ranges::any_of(questionnaire.questions, [&](const Question& q) {
    return q.page != page.name && for_group(q, group) &&
           (looks_here(q.relevant) || looks_here(q.choice_filter));
  });
}

Sent sent_so_far(std::span<const PageEvent> events) {
  Sent sent;
  for (const PageEvent& event : events) {
    for (const auto& [item, given] : event.answers) sent.answers[item] = given;
    sent.pages.insert(event.page);
    sent.language = event.language;
    sent.day = event.day;
    sent.complete = event.last;
  }
  return sent;
}

Response fold(Respondent who, std::span<const PageEvent> events) {
  Sent sent = sent_so_far(events);
  std::vector<std::string> versions;
  for (const PageEvent& event : events) {
    if (std::ranges::find(versions, event.version) == versions.end())
      versions.push_back(event.version);
  }
  return {std::move(who), std::move(sent.answers), std::move(sent.language), sent.complete,
          std::move(versions)};
}

}  // namespace peil::interview
