#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// An earlier answer within a text, as XLSForm has it: "Hoe tevreden bent u over ${contact}?", with
/// what is said where there is no answer behind a bar: "${contact|your contact}".
namespace peil {

struct Pipe {
  std::size_t at = 0, length = 0;       ///< bytes, with the signs around it
  std::string name;                     ///< as written: of a question or a row, blanks and all
  std::optional<std::string> fallback;  ///< nothing: none is written
  bool closed = true;                   ///< false: there is no } behind it
};

/// Those of a text, in their order.
std::vector<Pipe> pipes_in(std::string_view text);

/// The text with what `say` gives in place of each pipe.
std::string with_pipes(std::string_view text, const std::function<std::string(const Pipe&)>& say);

/// The text as it reads where nobody has answered yet, in a report or a table: each pipe as its
/// fallback, or as three points.
std::string without_pipes(std::string_view text);

}  // namespace peil
