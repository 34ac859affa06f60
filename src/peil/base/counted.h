#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace peil {

/// A number before a noun, for messages: counted(1, "row") is "1 row", counted(3, "row") "3 rows".
/// `many` for a noun that does not just take an s: counted(2, "person", "people").
/// What follows the noun can come along: counted(n, "figure was", "figures were").
std::string counted(std::size_t number, std::string_view one, std::string_view many = "");
/// The same of a number that is written already: counted("0.5", "day") is "0.5 days".
std::string counted(std::string_view number, std::string_view one, std::string_view many = "");

}  // namespace peil
