#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "peil/model/claim.h"

namespace peil::reading {

/// A word, a number or a mark of punctuation of a letter.
struct Token {
  std::string word;  ///< in lower case, without accents but in "één"; "#" of a number; "." and "→"
  std::size_t at = 0, end = 0;          ///< bytes of the letter
  std::optional<std::size_t> number{};  ///< its place in Letter::numbers

  /// Between two of these a thought may change: , ; : . ! ? ( ) – and the like.
  bool is_punctuation() const;
};

/// The tokens of `text` from byte `from` to `to`; `numbers` are those of the whole text.
std::vector<Token> tokens(std::string_view text, std::size_t from, std::size_t to,
                          std::span<const NumberInText> numbers);

}  // namespace peil::reading
