#pragma once

#include <nlohmann/json_fwd.hpp>

#include "peil/model/expression.h"

namespace peil::disclosure {

/// An expression as a list: its word, then its number, its text or its operands:
/// ["if", ["equal", ["answer", "channel"], ["text", "desk"]], ["answer", "overall"], ["text", ""]].
/// Unlike its text it reads back to the same expression, however the columns are called.
nlohmann::ordered_json json_of(const Expression& expression);

/// Throws std::invalid_argument, or what the JSON library throws, where it is no such list.
Expression expression_of_json(const nlohmann::ordered_json& list);

}  // namespace peil::disclosure
