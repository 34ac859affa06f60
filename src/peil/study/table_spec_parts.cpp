#include "peil/study/table_spec_parts.h"

#include <fmt/format.h>

#include <algorithm>

#include "peil/study/name_list.h"
#include "peil/study/table_spec_file.h"

namespace peil::study::table_spec {
namespace {

// A question whose answers are few and known, so that each can be a column.
bool is_divided(const Question& q) { return has_figures(q) && q.type != QuestionType::Integer; }

}  // namespace

std::string answered_in(const Question& q) {
  switch (q.type) {
    case QuestionType::Integer:
      return "with an amount";
    case QuestionType::Date:
      return "with a day";
    case QuestionType::Rank:
      return "with an order";
    case QuestionType::Note:
    case QuestionType::Calculate:
      return "by nobody";
    default:
      return q.choices.empty() ? "in words" : "with one of very many choices";
  }
}

Source::Source(const TomlTable& table, const Study& of, const std::string& in)
    : file(table),
      study(of),
      wave(in),
      form(of.form(in)),
      background(background_variables(of, in)) {}

// The question of an item, or a whole matrix.
const Question* Source::question(const std::string& name) const {
  const auto at = form.find(name);
  return at ? &form.questions[*at] : nullptr;
}

bool Source::is_background(const std::string& name) const {
  return std::ranges::find(background, name) != background.end();
}

std::vector<std::string> Source::names(bool (*fits)(const Question&), bool with) const {
  std::vector<std::string> names;
  if (with) names = background;
  for (const Question& q : form.questions) {
    if (!fits(q)) continue;
    for (const std::string& item : items_of(q)) names.push_back(item);
  }
  return names;
}

void Source::unknown(const char* code, const Placed& name, bool (*fits)(const Question&),
                     bool with) const {
  problems().add(code, name.second,
                 fmt::format("Wave {} has no {} '{}'.", wave,
                             with ? "question or background variable" : "question", name.first),
                 did_you_mean(name.first, names(fits, with)));
}

bool Source::divides(const Placed& named, bool several) const {
  if (is_background(named.first)) return true;
  const Question* q = question(named.first);
  const bool whole_matrix =
      q != nullptr && q->type == QuestionType::Matrix && q->name == named.first;
  if (q == nullptr || whole_matrix) {
    unknown("table.unknown-column", named, is_divided, true);
    return false;
  }
  if (!is_divided(*q)) {
    problems().add("table.no-column", named.second,
                   fmt::format("'{}' has no answers that could be columns: it is answered {}.",
                               named.first, answered_in(*q)),
                   "Columns are questions with choices or a scale, and background variables.");
    return false;
  }
  if (!several && q->type == QuestionType::SelectMultiple) {
    problems().add(
        "table.several-answers", named.second,
        fmt::format("'{}' takes several answers and cannot be crossed with others.", named.first),
        "Make it a block of its own: \"" + named.first + "\".");
    return false;
  }
  return true;
}

std::vector<std::vector<Placed>> Source::lists(std::string_view key,
                                               const std::string& mend) const {
  const auto wrong = [&](const TomlNode& node) {
    problems().add("value.wrong-type", node.at, fmt::format("'{}' holds {}.", key, kind_of(node)),
                   mend);
    return std::vector<std::vector<Placed>>{};
  };
  std::vector<std::vector<Placed>> found;
  const TomlNode& node = file.entry(key)->node;
  const auto* list = std::get_if<TomlNode::List>(&node.value);
  if (list == nullptr) return wrong(node);
  for (const TomlNode& one : *list) {
    std::vector<Placed> names;
    if (const auto* name = std::get_if<std::string>(&one.value)) {
      names.emplace_back(*name, one.at);
    } else if (const auto* inner = std::get_if<TomlNode::List>(&one.value)) {
      for (const TomlNode& part : *inner) {
        const auto* text = std::get_if<std::string>(&part.value);
        if (text == nullptr) return wrong(part);
        names.emplace_back(*text, part.at);
      }
    }
    if (names.empty()) return wrong(one);
    found.push_back(std::move(names));
  }
  return found;
}

}  // namespace peil::study::table_spec
