#pragma once

#include <span>
#include <string_view>

namespace peil::report {

/// A sentence of the report in both languages. {names} in braces are filled by the Pen; both
/// languages hold the same ones.
struct Wording {
  std::string_view key;
  std::string_view nl;
  std::string_view en;
};

std::span<const Wording> wordings_of_findings();
std::span<const Wording> wordings_of_method();

/// Contract: the key exists and the language is nl or en.
std::string_view wording(std::string_view key, std::string_view language);

}  // namespace peil::report
