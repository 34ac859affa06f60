#pragma once

#include <span>
#include <string>
#include <string_view>

namespace peil {

/// Text in windows-1252, as Excel writes "CSV" in Western Europe, to UTF-8. A byte that the page
/// does not have (81, 8D, 8F, 90, 9D) stays as it is, so that the result is no UTF-8.
///
/// Source  https://encoding.spec.whatwg.org/index-windows-1252.txt
std::string from_windows_1252(std::string_view bytes);

/// True for bytes that are no UTF-8 and could be windows-1252.
bool may_be_windows_1252(std::string_view bytes);

/// What to do about texts that are no UTF-8. `say` is how a plan names the encoding; it is proposed
/// where all that are wrong could be windows-1252.
std::string mend_of_encoding(std::span<const std::string> texts, std::string_view say);

}  // namespace peil
