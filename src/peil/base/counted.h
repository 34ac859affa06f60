#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace peil {

/// A number before a noun, for messages: counted(1, "row") is "1 row", counted(3, "row") "3 rows".
/// `many` for a noun that does not just take an s: counted(2, "person", "people").
std::string counted(std::size_t number, std::string_view one, std::string_view many = "");

}  // namespace peil
