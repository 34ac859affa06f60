#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace peil::fieldwork {

/// The number by which a person can be named in the field: on a letter, by the telephone, in a file
/// of what came back. Ten digits, the first no zero, the last a check digit (Damm): one wrong digit
/// and two neighbours that changed places do not fit. Made from the person's random id by SHA-256,
/// so that it needs no place of its own; nothing leads from it to a login code, an address or an
/// answer, and it opens nothing.
///
/// Two people of a wave could have the same one; who gives out ids draws another where they would.
///
/// Source  Damm (2004), Total anti-symmetrische Quasigruppen, Marburg (check digit).
std::string contact_number(std::string_view person);

/// As it is printed: "1234 567 890".
std::string printed_contact_number(std::string_view canonical);

/// What somebody typed, blanks, points and dashes left out; nothing when it can be nobody's.
std::optional<std::string> canonical_contact_number(std::string_view typed);

}  // namespace peil::fieldwork
