#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "peil/base/result.h"

namespace peil::files {

/// The shape of an SPSS file, as its dictionary tells it and its bytes bear it out.
struct SpssOutline {
  enum class Packing : std::uint8_t { None, Bytes, Zlib };

  bool big_endian = false;
  Packing packing = Packing::None;
  std::size_t data_at = 0;          ///< byte at which the rows begin
  std::size_t elements = 0;         ///< pieces of 8 bytes in a row
  std::optional<std::size_t> rows;  ///< nothing: only reading tells
};

/// How many bytes of rows a packed file may give.
namespace spss_limits {
inline constexpr std::size_t times = 500, always = std::size_t{256} << 20;
inline constexpr std::size_t unpacked(std::size_t packed) {
  return packed > always / times ? packed * times : always;
}
}  // namespace spss_limits

/// Walks over the records of an SPSS file without believing a length in it: every count is held
/// against the bytes that are left, so that whoever reads the file next can trust the sizes.
///
/// Cost      one pass over the dictionary; over the rows only when the file does not say how many.
/// Problems  "spss.empty"      no bytes at all
///           "spss.not-sav"    another kind of file, which kind where that shows
///           "spss.portable"   an SPSS portable file (.por)
///           "spss.encrypted"  a file with a password
///           "spss.cut-short"  the file ends before what it promises
///           "spss.too-large"  unpacked it would be larger than spss_limits allow
///           "spss.damaged"    a record or size that no SPSS file has, with its place
/// Source    PSPP developers' guide, "System File Format".
Result<SpssOutline> spss_outline(std::string_view bytes, const std::string& file);

}  // namespace peil::files
