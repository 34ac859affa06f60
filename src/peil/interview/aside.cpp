#include "peil/interview/aside.h"

#include <algorithm>
#include <map>
#include <vector>

#include "peil/base/text.h"
#include "peil/interview/compound.h"

namespace peil::interview {
namespace {

using Values = std::vector<std::string>;

// What was typed is one value, also where it has blanks.
bool is_typed(const Question& question) {
  return question.type == QuestionType::Text || question.type == QuestionType::Integer ||
         has_parts(question);
}

// Of a question and the texts at its choices those for which there are fields.
std::vector<const Question*> with_fields(const Questionnaire& form, const Question& question,
                                         const Fields& fields) {
  const auto has_field = [&](const Question& one) {
    const std::vector<std::string> items = items_of(one);
    return std::ranges::any_of(
        fields, [&](const auto& f) { return std::ranges::find(items, f.first) != items.end(); });
  };
  std::vector<const Question*> all;
  if (has_field(question)) all.push_back(&question);
  for (const Choice& choice : question.choices) {
    const auto place = choice.other.empty() ? std::nullopt : form.find(choice.other);
    if (place && has_field(form.questions[*place])) all.push_back(&form.questions[*place]);
  }
  return all;
}

const Values* held_aside(const Answers& held, const std::string& item) {
  const auto found = held.find(aside_name(item));
  return found == held.end() ? nullptr : std::get_if<Values>(&found->second);
}

// The values by which the form would send again what came.
Values values_of(const Question& question, const std::string& item, const Taken& taken) {
  const auto typed = taken.typed.find(item);
  if (typed == taken.typed.end() || typed->second.empty()) return {};
  Values values = is_typed(question) ? Values{typed->second} : words(typed->second);
  const auto given = taken.answers.find(item);
  if (given == taken.answers.end()) return values;
  if (given->second == Given(Absent::DontKnow)) values.emplace_back(dont_know_value);
  if (given->second == Given(Absent::NotApplicable)) values.emplace_back(not_applicable_value);
  return values;
}

void put(Answers& kept, const std::string& item, Values values, const Answers& held) {
  const Values* before = held_aside(held, item);
  if (values.empty() || (before != nullptr && *before == values)) return;
  kept[aside_name(item)] = std::move(values);
}

bool is_on(const Page& page, const Questionnaire& form, std::size_t question) {
  return form.questions.at(question).page == page.name;
}

// Names that no question of the page has, each with what came; ours hold a point.
std::map<std::string, Values> fields_of_others(const Questionnaire& form, const Page& page,
                                               const Fields& fields) {
  std::map<std::string, Values> others;
  for (const auto& [name, value] : fields) {
    if (!may_be_stray(name) || value.empty() || !is_utf8(value)) continue;
    const auto question = form.find(name);
    if (question && is_on(page, form, *question)) continue;
    if (!question && !others.contains(name) && others.size() >= most_strays) continue;
    others[name].push_back(value);
  }
  return others;
}

}  // namespace

bool may_be_stray(std::string_view name) {
  return !name.empty() && name.size() <= most_name && name.find('.') == std::string_view::npos &&
         is_utf8(name);
}

std::string aside_name(std::string_view item) {
  return std::string(aside_prefix) + std::string(item);
}

Answers typed_aside(const Stop& stop, const Taken& taken, const Answers& held) {
  Answers kept;
  for (const Question* question : stop.questions) {
    for (const std::string& item : items_of(*question)) {
      if (taken.errors.contains(item)) put(kept, item, values_of(*question, item, taken), held);
    }
  }
  return kept;
}

Answers aside_no_more(const Taken& taken, const Answers& held,
                      const std::set<std::string, std::less<>>& unseen) {
  Answers kept;
  for (const auto& [item, typed] : taken.typed) {
    if (held_aside(held, item) == nullptr) continue;
    const bool blank = typed.empty();
    if (blank ? unseen.contains(aside_name(item)) : taken.errors.contains(item)) continue;
    kept[aside_name(item)] = Absent::Skipped;
  }
  return kept;
}

Answers strays(const Study& study, const Questionnaire& form, const Route& route, const Page& page,
               const Fields& fields, const Answers& held, std::optional<Day> today) {
  Answers kept;
  for (auto& [name, values] : fields_of_others(form, page, fields)) {
    const auto place = form.find(name);
    if (!place) {
      put(kept, name, std::move(values), held);
      continue;
    }
    const Question& question = form.questions.at(*place);
    Fields one;
    for (const std::string& value : values) one.emplace_back(name, value);
    Stop stop{&page, {&question}, false};
    Taken taken = take(study, route, stop, one, study.source_language, today);
    std::erase_if(taken.typed, [&](const auto& typed) { return typed.first != name; });
    std::erase_if(taken.errors, [&](const auto& error) { return error.first != name; });
    const auto given = taken.answers.find(name);
    if (given != taken.answers.end() && !taken.errors.contains(name)) kept[name] = given->second;
    kept.merge(typed_aside(stop, taken, held));
    kept.merge(aside_no_more(taken, held, {}));
  }
  return kept;
}

bool holds_aside(const Answers& answers) {
  return std::ranges::any_of(answers, [](const auto& one) {
    return one.first.starts_with(aside_prefix) && std::holds_alternative<Values>(one.second);
  });
}

void show_aside(PageShown& page, const Study& study, const Route& route, const Answers& held,
                std::optional<Day> today) {
  for (QuestionShown& shown : page.questions) {
    Fields fields;
    for (const std::string& item : items_shown(*shown.question)) {
      const Values* values = held_aside(held, item);
      if (values == nullptr) continue;
      for (const std::string& value : *values) fields.emplace_back(item, value);
    }
    if (fields.empty()) continue;
    const Stop stop{page.page, with_fields(*route.form, *shown.question, fields), false};
    const Taken taken = take(study, route, stop, fields, page.language, today);
    for (const auto& [item, value] : fields) {
      shown.typed[item] = taken.typed.at(item);
      shown.given.erase(item);
      if (const auto given = taken.answers.find(item); given != taken.answers.end()) {
        shown.given[item] = given->second;
      }
      if (const auto error = taken.errors.find(item); error != taken.errors.end()) {
        shown.errors[item] = error->second;
      }
    }
  }
}

}  // namespace peil::interview
