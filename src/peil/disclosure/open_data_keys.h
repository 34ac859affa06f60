#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace peil::disclosure {

/// A column by which somebody could be recognised: a level per row.
using Key = std::vector<std::uint32_t>;

/// What stands in the place of a level that was taken out of a key.
inline constexpr std::uint32_t key_other = 0xFFFFFFFE;     ///< one of the rare levels
inline constexpr std::uint32_t key_withheld = 0xFFFFFFFD;  ///< nothing is told

/// Rows of a file in which nobody stands alone.
struct CoarseKeys {
  std::vector<Key> keys;                ///< as they were given, with levels taken out
  std::vector<bool> open;               ///< per row: it can be laid open
  std::vector<std::uint32_t> class_of;  ///< per row: open rows that are told alike have one number
};

/// Makes every open row one of at least `least` that are told alike (k-anonymity): the same number
/// in `apart`, which nothing can change, and the same level in every key, as told.
///
/// Order     Rows of whom fewer than `least` have their number in `apart` are closed. Of each key
///           levels of fewer than `least` rows become one, with the rarest of the others until
///           that one has enough. Rows that are still among too few lose a level, then two, then
///           three, then all: those keys first that bring most rows among enough. Where that does
///           not do, as many rows of the largest class that differs in these keys alone lose them
///           too. What is left is closed.
/// Shapes    keys as long as `apart`; levels below key_withheld, or 0xFFFFFFFF for none.
/// Cost      up to 2^keys passes over the rows that are among too few. Pure and deterministic.
/// Contract  least >= 1.
/// Source    Samarati & Sweeney (1998); docs/methods/open-data.md
CoarseKeys coarsen_keys(std::span<const std::uint32_t> apart, std::vector<Key> keys,
                        std::size_t least);

}  // namespace peil::disclosure
