#include "peil/study/form_changes.h"

#include <algorithm>

namespace peil::study {
namespace {

const MatrixRow* row_of(const Question& q, const std::string& item) {
  const auto row = std::ranges::find(q.rows, item, &MatrixRow::name);
  return row == q.rows.end() ? nullptr : &*row;
}

// What a respondent reads with an item, as one list.
std::vector<std::string> words_of(const Question& q, const std::string& item,
                                  const std::string& language) {
  std::vector<std::string> all;
  const auto take = [&](const LocalText& text) {
    all.push_back(text.has(language) ? text.at(language) : "");
  };
  take(q.label), take(q.hint), take(q.low), take(q.high);
  if (const MatrixRow* row = row_of(q, item)) take(row->label);
  return all;
}

const Choice* choice(const Question& q, const std::string& name) {
  const auto at = std::ranges::find(q.choices, name, &Choice::name);
  return at == q.choices.end() ? nullptr : &*at;
}

// Choices that came or went are answers; those that stayed may read otherwise.
bool choices_reworded(const Question& one, const Question& other, const std::string& language) {
  return std::ranges::any_of(one.choices, [&](const Choice& c) {
    const Choice* now = choice(other, c.name);
    return now && c.label.has(language) && now->label.has(language) &&
           c.label.at(language) != now->label.at(language);
  });
}

bool same_answers(const Question& one, const Question& other) {
  return std::ranges::equal(one.choices, other.choices,
                            [](const Choice& a, const Choice& b) {
                              return a.name == b.name && a.attributes == b.attributes &&
                                     a.other == b.other;
                            }) &&
         one.choice_filter == other.choice_filter && one.constraint == other.constraint &&
         one.required == other.required && one.dont_know == other.dont_know &&
         one.not_applicable == other.not_applicable && one.ranks == other.ranks;
}

bool same_scale(const Question& one, const Question& other) {
  // A row of a matrix is answered as a scale is.
  const auto kind = [](const Question& q) {
    return q.type == QuestionType::Matrix ? QuestionType::Scale : q.type;
  };
  return kind(one) == kind(other) && scale_of(one) == scale_of(other);
}

bool same_routing(const Question& one, const Question& other) {
  auto a = one.customer_groups, b = other.customer_groups;
  std::ranges::sort(a), std::ranges::sort(b);
  return a == b && one.relevant == other.relevant;
}

// What a condition looks at is worked out alike in both forms.
bool same_calculations(const Questionnaire& before, const Questionnaire& after,
                       const std::optional<Expression>& condition) {
  if (!condition) return true;
  return std::ranges::all_of(names_in(*condition), [&](const std::string& name) {
    const auto then = before.find(name), now = after.find(name);
    if (!then || !now) return !now || !after.questions[*now].calculation;
    const auto& is = after.questions[*now].calculation;
    return before.questions[*then].calculation == is && same_calculations(before, after, is);
  });
}

bool same_but_for_words(const Question& one, const Question& other) {
  return one.name == other.name && one.calculation == other.calculation && one.type == other.type &&
         one.page == other.page && items_of(one) == items_of(other) && same_answers(one, other) &&
         same_scale(one, other) && same_routing(one, other);
}

}  // namespace

std::vector<ItemChange> changes_between(const Questionnaire& before, const Questionnaire& after,
                                        const std::string& language) {
  std::vector<ItemChange> all;
  for (const Question& now : after.questions) {
    for (const std::string& item : items_of(now)) {
      const auto at = before.find(item);
      if (!at) continue;
      const Question& then = before.questions[*at];
      const auto items = items_of(then);
      if (std::ranges::find(items, item) == items.end()) continue;
      const ItemChange change{item,
                              words_of(then, item, language) != words_of(now, item, language) ||
                                  choices_reworded(then, now, language),
                              !same_scale(then, now), !same_answers(then, now),
                              !same_routing(then, now) ||
                                  !same_calculations(before, after, now.relevant) ||
                                  !same_calculations(before, after, now.choice_filter)};
      if (change.any()) all.push_back(change);
    }
  }
  return all;
}

bool same_but_for_words(const Questionnaire& one, const Questionnaire& other) {
  return std::ranges::equal(one.questions, other.questions,
                            [](const auto& a, const auto& b) { return same_but_for_words(a, b); });
}

std::string change_text(const ItemChange& change) {
  std::vector<std::string> parts;
  if (change.wording) parts.emplace_back("the wording");
  if (change.scale) parts.emplace_back("the scale");
  if (change.answers) parts.emplace_back("the answers on offer");
  if (change.routing) parts.emplace_back("the routing");
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i)
    text += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
  return text;
}

}  // namespace peil::study
