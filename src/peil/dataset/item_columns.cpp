#include "peil/dataset/item_columns.h"

#include <algorithm>

#include "peil/base/contract.h"
#include "peil/base/day.h"
#include "peil/interview/route.h"
#include "peil/interview/show.h"

namespace peil::dataset {
namespace {

constexpr std::uint8_t no = 1, yes = 2;  // codes of one choice of a select_multiple

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
    case QuestionType::Date:
      return ItemKind::Date;
    case QuestionType::Rank:
      return ItemKind::Place;
    default:
      return ItemKind::Scale;
  }
}

// What is shown in an order of its own: choices, or rows of a matrix.
std::vector<std::string> names_in_order(const Question& question) {
  std::vector<std::string> names;
  if (!question.rotate) return names;
  for (const Choice& choice : question.choices) names.push_back(choice.name);
  for (const MatrixRow& row : question.rows) names.push_back(row.name);
  return names;
}

Item place_item(std::string name, std::size_t places) {
  return {std::move(name), ItemKind::Place, {}, CodeColumn{}, Scale{1, static_cast<int>(places)}};
}

std::vector<Item> items_for(const Question& question) {
  std::vector<Item> items;
  if (!has_columns(question)) return items;
  const ItemKind kind = kind_of(question.type);
  if (kind == ItemKind::Number || kind == ItemKind::Date)
    return {{question.name, kind, {}, NumberColumn{}}};
  if (kind == ItemKind::Place) {
    for (const Choice& choice : question.choices)
      items.push_back(
          place_item(question.name + "/" + choice.name, static_cast<std::size_t>(question.ranks)));
    return items;
  }
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

// At which place each choice or row was shown, behind the columns of the answers.
std::vector<Item> order_items_for(const Question& question) {
  std::vector<Item> items;
  if (!has_columns(question)) return items;
  const std::vector<std::string> names = names_in_order(question);
  for (const std::string& name : names) {
    const bool row = question.type == QuestionType::Matrix;
    items.push_back(place_item((row ? "" : question.name + "/") + name + "/place", names.size()));
  }
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
    first_item_.push_back(items_.size());
    answers_of_.push_back(items_of(question));
    for (Item& item : items_for(question)) {
      item.tails = item.name == overall && scale_of(question);
      items_.push_back(std::move(item));
    }
    first_order_.push_back(items_.size());
    for (Item& item : order_items_for(question)) items_.push_back(std::move(item));
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
  if (question.type == QuestionType::Integer || question.type == QuestionType::Date)
    return put_number(first_item, 0.0, reason);
  if (question.type != QuestionType::SelectMultiple && question.type != QuestionType::Rank)
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
    if (question.type == QuestionType::Date) {
      const auto day = read_day(*name);
      if (!day) return refuse();
      return put_number(first_item, static_cast<double>(day->time_since_epoch().count()),
                        Absent::No);
    }
    const std::size_t at = place(*name);
    if (question.type == QuestionType::SelectOne && at < question.choices.size())
      return put_code(first_item, static_cast<std::uint8_t>(at + 1), Absent::No);
    return refuse();
  }
  const auto& names = std::get<std::vector<std::string>>(given);
  const bool ranked = question.type == QuestionType::Rank;
  const bool known = (question.type == QuestionType::SelectMultiple ||
                      (ranked && names.size() <= static_cast<std::size_t>(question.ranks))) &&
                     std::ranges::all_of(names, [&](const std::string& name) {
                       return place(name) < question.choices.size();
                     });
  if (!known) return refuse();
  for (std::size_t c = 0; c < question.choices.size(); ++c) {
    const auto at = std::ranges::find(names, question.choices[c].name);
    const bool chosen = at != names.end();
    if (ranked) {
      // A choice without a place was passed over.
      put_code(first_item + c,
               chosen ? static_cast<std::uint8_t>(at - names.begin() + 1) : std::uint8_t{0},
               chosen ? Absent::No : Absent::Skipped);
      continue;
    }
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
  const bool asked =
      std::ranges::any_of(names, [&](const std::string& name) { return counted.contains(name); });
  put_order(question, response, asked ? Absent::No : reason);
}

void ItemColumns::put_order(const Question& question, const Response& response, Absent reason) {
  const std::vector<std::string> names = names_in_order(question);
  if (names.empty()) return;
  const auto place = static_cast<std::size_t>(&question - form_.questions.data());
  const auto held = response.answers.find(std::string(interview::order_prefix) + question.name);
  const auto* shown = held == response.answers.end()
                          ? nullptr
                          : std::get_if<std::vector<std::string>>(&held->second);
  for (std::size_t c = 0; c < names.size(); ++c) {
    std::size_t at = 0;  // not shown, or nobody wrote down in which order
    if (reason == Absent::No && shown != nullptr && shown->size() <= names.size()) {
      const auto found = std::ranges::find(*shown, names[c]);
      if (found != shown->end()) at = static_cast<std::size_t>(found - shown->begin()) + 1;
    }
    const Absent why = reason == Absent::No ? Absent::NotAsked : reason;
    put_code(first_order_[place] + c, static_cast<std::uint8_t>(at), at == 0 ? why : Absent::No);
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
