#include "peil/dataset/item_columns.h"

#include <algorithm>

#include "peil/base/contract.h"
#include "peil/interview/route.h"

namespace peil::dataset {
namespace {

constexpr std::uint8_t no = 1, yes = 2;  // codes of one choice of a select_multiple
constexpr std::size_t most_choices = 255;

ItemKind kind_of(QuestionType type) {
  switch (type) {
    case QuestionType::Mark:
      return ItemKind::Mark;
    case QuestionType::SelectOne:
      return ItemKind::Choice;
    case QuestionType::SelectMultiple:
      return ItemKind::Chosen;
    case QuestionType::Integer:
      return ItemKind::Number;
    default:
      return ItemKind::Scale;
  }
}

bool has_columns(const Question& question) {
  return question.type != QuestionType::Note && question.type != QuestionType::Text;
}

std::vector<Item> items_for(const Question& question) {
  std::vector<Item> items;
  if (!has_columns(question)) return items;
  const ItemKind kind = kind_of(question.type);
  if (kind == ItemKind::Number) return {{question.name, kind, {}, NumberColumn{}}};
  if (kind == ItemKind::Chosen) {
    for (const Choice& choice : question.choices)
      items.push_back({question.name + "/" + choice.name, kind, {}, CodeColumn{}});
    return items;
  }
  for (const std::string& name : items_of(question))
    items.push_back({name, kind, {}, CodeColumn{}, scale_of(question).value_or(Scale{})});
  for (const Choice& choice : question.choices) items.front().levels.push_back(choice.name);
  return items;
}

std::string written(const Given& given) {
  Answers one;
  one["answer"] = given;
  return answers_json(one);
}

}  // namespace

ItemColumns::ItemColumns(const Questionnaire& form, std::string_view overall) : form_(form) {
  for (const Question& question : form_.questions) {
    expects(question.choices.size() <= most_choices, "columns: at most 255 choices");
    first_item_.push_back(items_.size());
    answers_of_.push_back(items_of(question));
    for (Item& item : items_for(question)) {
      item.tails = item.name == overall && scale_of(question);
      items_.push_back(std::move(item));
    }
  }
}

void ItemColumns::put_code(std::size_t item, std::uint8_t code, Absent reason) {
  auto& column = std::get<CodeColumn>(items_[item].column);
  column.code.push_back(code);
  column.reason.push_back(reason);
}

void ItemColumns::put_number(std::size_t item, double value, Absent reason) {
  auto& column = std::get<NumberColumn>(items_[item].column);
  column.value.push_back(value);
  column.reason.push_back(reason);
}

void ItemColumns::put_absent(const Question& question, std::size_t first_item, std::size_t offset,
                             Absent reason) {
  if (question.type == QuestionType::Integer) return put_number(first_item, 0.0, reason);
  if (question.type != QuestionType::SelectMultiple)
    return put_code(first_item + offset, 0, reason);
  for (std::size_t c = 0; c < question.choices.size(); ++c) put_code(first_item + c, 0, reason);
}

void ItemColumns::put_given(const Question& question, std::size_t first_item, std::size_t offset,
                            const Given& given) {
  const auto refuse = [&] {
    ++unknown_[{items_[first_item + offset].name, written(given)}];
    put_absent(question, first_item, offset, Absent::Skipped);
  };
  const auto place = [&](const std::string& choice) {
    const auto at = std::ranges::find(question.choices, choice, &Choice::name);
    return static_cast<std::size_t>(at - question.choices.begin());
  };
  if (const auto* reason = std::get_if<Absent>(&given))
    return put_absent(question, first_item, offset, *reason);
  if (const auto* number = std::get_if<std::int64_t>(&given)) {
    if (question.type == QuestionType::Integer)
      return put_number(first_item, static_cast<double>(*number), Absent::No);
    if (const auto scale = scale_of(question); scale && scale->allows(*number))
      return put_code(first_item + offset, scale->code_of(*number), Absent::No);
    return refuse();
  }
  if (const auto* name = std::get_if<std::string>(&given)) {
    const std::size_t at = place(*name);
    if (question.type == QuestionType::SelectOne && at < question.choices.size())
      return put_code(first_item, static_cast<std::uint8_t>(at + 1), Absent::No);
    return refuse();
  }
  const auto& names = std::get<std::vector<std::string>>(given);
  const bool known = question.type == QuestionType::SelectMultiple &&
                     std::ranges::all_of(names, [&](const std::string& name) {
                       return place(name) < question.choices.size();
                     });
  if (!known) return refuse();
  for (std::size_t c = 0; c < question.choices.size(); ++c) {
    const bool chosen = std::ranges::find(names, question.choices[c].name) != names.end();
    put_code(first_item + c, chosen ? yes : no, Absent::No);
  }
}

void ItemColumns::add_question(const Question& question, const Response& response,
                               const Answers& counted, std::size_t last_place) {
  if (!has_columns(question)) return;
  const auto place = static_cast<std::size_t>(&question - form_.questions.data());
  const std::size_t first = first_item_[place];
  const bool for_group = question.customer_groups.empty() ||
                         std::ranges::find(question.customer_groups, response.who.group) !=
                             question.customer_groups.end();
  const bool reached = response.complete || place <= last_place;
  const Absent reason = for_group && !reached ? Absent::NotReached : Absent::NotAsked;
  const std::vector<std::string>& names = answers_of_[place];
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto found = counted.find(names[i]);
    if (found == counted.end())
      put_absent(question, first, i, reason);
    else
      put_given(question, first, i, found->second);
  }
}

void ItemColumns::add(const Response& response) {
  const std::vector<Question>& questions = form_.questions;
  const Answers counted = interview::on_route(form_, response.who.group, response.answers);
  // A page is sent whole, so what lies before the last answer was passed, not unreached.
  std::size_t last_place = 0;
  for (std::size_t q = 0; q < questions.size() && !response.complete; ++q) {
    for (const std::string& item : answers_of_[q]) {
      if (response.answers.contains(item)) last_place = q;
    }
  }
  for (const Question& question : questions) add_question(question, response, counted, last_place);
}

}  // namespace peil::dataset
