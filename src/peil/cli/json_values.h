#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "peil/model/estimate.h"

namespace peil::cli {

/// The value, or null where there is none.
template <class T>
nlohmann::ordered_json if_any(const std::optional<T>& value) {
  return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr);
}
inline nlohmann::ordered_json if_any(const std::string& text) {
  return text.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(text);
}

/// Both ends, the low one first.
inline nlohmann::ordered_json ends(const Interval& interval) {
  return {interval.low, interval.high};
}

}  // namespace peil::cli
