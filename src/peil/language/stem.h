#pragma once

#include <string>
#include <string_view>

namespace peil::language {

/// What a word in lower case has in common with its other forms: "klachten" and "klacht" are
/// "klacht". The word itself in a language whose stems are not known. Safe to call from several
/// threads.
///
/// Source    Snowball (libstemmer)
std::string stem(std::string_view word, std::string_view language);

}  // namespace peil::language
