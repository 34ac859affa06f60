#pragma once

#include <optional>
#include <string_view>

namespace peil {

/// The whole text as a finite number of which the decimals stand behind `decimal`, a point or a
/// comma; nothing for any other text.
std::optional<double> number_in(std::string_view text, char decimal);

/// True for a number as it is written with the other decimal sign: "7,5" where `decimal` is '.'.
bool other_sign(std::string_view text, char decimal);

/// True for a number with signs between its thousands: "1.234,5", "1 234", "1'234.50". Such are not
/// read: "1.234" may be either.
bool has_thousands(std::string_view text);

}  // namespace peil
