#include "peil/model/answer.h"

#include <array>
#include <nlohmann/json.hpp>

namespace peil {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 6> names{
    "", "not_asked", "dont_know", "not_applicable", "skipped", "not_reached"};

json to_json(const Given& given) {
  if (const auto* absent = std::get_if<Absent>(&given)) {
    return {{"absent", std::string(absent_name(*absent))}};
  }
  if (const auto* n = std::get_if<std::int64_t>(&given)) return *n;
  if (const auto* text = std::get_if<std::string>(&given)) return *text;
  return std::get<std::vector<std::string>>(given);
}

bool from_json(const json& value, Given& given) {
  if (value.is_number_integer()) {
    given = value.get<std::int64_t>();
  } else if (value.is_string()) {
    given = value.get<std::string>();
  } else if (value.is_array()) {
    std::vector<std::string> chosen;
    for (const json& name : value) {
      if (!name.is_string()) return false;
      chosen.push_back(name.get<std::string>());
    }
    given = std::move(chosen);
  } else if (value.is_object() && value.contains("absent") && value["absent"].is_string()) {
    const auto name = value["absent"].get<std::string>();
    for (std::size_t i = 1; i < names.size(); ++i) {
      if (names[i] == name) return given = static_cast<Absent>(i), true;
    }
    return false;
  } else {
    return false;
  }
  return true;
}

}  // namespace

std::string_view absent_name(Absent reason) { return names.at(static_cast<std::size_t>(reason)); }

std::string answers_json(const Answers& answers) {
  json object = json::object();
  for (const auto& [name, given] : answers) object[name] = to_json(given);
  return object.dump();
}

Result<Answers> read_answers_json(std::string_view text) {
  const Problems bad{{"answers.bad-json", "answers", 0, 0, "These answers cannot be read back.",
                      "Restore the answer store from its backup."}};
  const json object = json::parse(text, nullptr, false);
  if (!object.is_object()) return bad;
  Answers answers;
  for (const auto& [name, value] : object.items()) {
    if (!from_json(value, answers[name])) return bad;
  }
  return answers;
}

}  // namespace peil
