#include "peil/interview/compound.h"

#include <algorithm>

#include "peil/base/text.h"

namespace peil::interview {
namespace {

constexpr char between = '\x1f', equals = '\x1e';  // which no keyboard types
constexpr std::string_view own = "peil.";

std::string without_marks(std::string_view typed) {
  std::string text(trim(typed));
  std::erase_if(text, [](char c) { return c == between || c == equals; });
  return text;
}

}  // namespace

bool has_parts(const Question& question) {
  return question.type == QuestionType::Date || question.type == QuestionType::Rank;
}

std::vector<std::string> parts_asked(const Question& question) {
  if (question.type == QuestionType::Date) return {part_day, part_month, part_year};
  std::vector<std::string> names;
  if (question.type != QuestionType::Rank) return names;
  for (const Choice& choice : question.choices) names.push_back(choice.name);
  return names;
}

std::string compound(const std::vector<Part>& parts) {
  std::string value;
  for (const Part& one : parts) {
    if (!value.empty()) value += between;
    value += one.name;
    value += equals;
    value += one.value;
  }
  return value;
}

std::vector<Part> parts_of(std::string_view value) {
  std::vector<Part> parts;
  while (!value.empty()) {
    const std::size_t end = std::min(value.find(between), value.size());
    const std::string_view one = value.substr(0, end);
    if (const std::size_t sign = one.find(equals); sign != std::string_view::npos)
      parts.push_back({std::string(one.substr(0, sign)), std::string(one.substr(sign + 1))});
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return parts;
}

std::string part(std::string_view value, std::string_view name) {
  for (Part& one : parts_of(value)) {
    if (one.name == name) return std::move(one.value);
  }
  return {};
}

Fields gathered(const Fields& fields) {
  Fields result;
  std::vector<std::pair<std::string, std::vector<Part>>> items;
  for (const auto& [name, value] : fields) {
    const std::size_t point = name.find('.');
    if (point == std::string::npos || point == 0 || name.starts_with(own)) {
      result.emplace_back(name, value);
      continue;
    }
    Part one{without_marks(name.substr(point + 1)), without_marks(value)};
    if (one.value.empty()) continue;
    const std::string item = name.substr(0, point);
    auto at = std::ranges::find(items, item, [](const auto& i) { return i.first; });
    if (at == items.end()) at = items.insert(items.end(), {item, {}});
    at->second.push_back(std::move(one));
  }
  for (const auto& [item, parts] : items) result.emplace_back(item, compound(parts));
  return result;
}

}  // namespace peil::interview
