#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "peil/analysis/plan/words.h"

namespace peil::analysis {

/// A value of a plan as JSON: structs by their members, in the order in which they list them, kinds
/// by their word, numbers in the shortest spelling that reads back to the same number. An absent
/// value is null.
template <class Value>
nlohmann::ordered_json as_json(const Value& value);
template <class Value>
nlohmann::ordered_json as_json(const std::vector<Value>& values);
template <class Value>
nlohmann::ordered_json as_json(const std::optional<Value>& value);
template <class First, class Second>
nlohmann::ordered_json as_json(const std::pair<First, Second>& pair);

template <class Value>
nlohmann::ordered_json as_json(const std::vector<Value>& values) {
  auto list = nlohmann::ordered_json::array();
  for (const Value& value : values) list.push_back(as_json(value));
  return list;
}

template <class Value>
nlohmann::ordered_json as_json(const std::optional<Value>& value) {
  return value ? as_json(*value) : nlohmann::ordered_json(nullptr);
}

template <class First, class Second>
nlohmann::ordered_json as_json(const std::pair<First, Second>& pair) {
  auto list = nlohmann::ordered_json::array();
  list.push_back(as_json(pair.first));
  list.push_back(as_json(pair.second));
  return list;
}

template <class Value>
nlohmann::ordered_json as_json(const Value& value) {
  if constexpr (requires { value.members([](const char*, const auto&) {}); }) {
    auto object = nlohmann::ordered_json::object();
    value.members([&](const char* name, const auto& member) { object[name] = as_json(member); });
    return object;
  } else if constexpr (std::is_enum_v<Value>) {
    return std::string(word_of(value));
  } else if constexpr (std::is_same_v<Value, estimate::NamedAdjustment>) {
    return std::string(value.name);
  } else if constexpr (std::is_same_v<Value, sampling::AllocationRule>) {
    return {{"method", std::string(word_of(value.method))},
            {"total", value.total},
            {"least", value.least},
            {"most", as_json(value.most)},
            {"power", value.power}};
  } else {
    return value;
  }
}

}  // namespace peil::analysis
