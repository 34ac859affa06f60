#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "peil/model/claim.h"

namespace peil::reading {

/// What the words of `text` from byte `from` to `to` say; `numbers` are those of the whole text.
/// Only words are read: no name of a study, no figure.
///
/// Source    docs/methods/words-of-claims.md
Saying said(std::string_view text, std::size_t from, std::size_t to,
            std::span<const NumberInText> numbers, std::string_view language);

}  // namespace peil::reading
