#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace peil::table {

/// A list of places in a piece of text, in order, with room made beforehand and a place past all
/// others behind the last.
class Places {
 public:
  static constexpr std::uint32_t beyond = 0xFFFFFFFF;

  /// Room for `most` places and no place yet.
  std::uint32_t* begin(std::size_t most);
  void end(const std::uint32_t* end);
  std::size_t size() const { return size_; }
  std::uint32_t operator[](std::size_t i) const { return place_[i]; }
  const std::uint32_t* from(std::size_t i) const { return place_.data() + i; }

 private:
  std::vector<std::uint32_t> place_;
  std::size_t size_ = 0;
};

/// Where the signs lie that matter in a piece of CSV.
struct Scan {
  Places ends;   ///< separators and line ends
  Places lines;  ///< line ends
  Places quotes;
  bool returns = false;  ///< a CR has no LF behind it, or is the last byte
  bool plain = true;     ///< every byte is ASCII and none is NUL: no need to check the UTF-8
};

/// Finds the signs of a piece, sixteen bytes at a time where the processor can (SSE2).
///
/// Contract  the piece is shorter than 4 GB.
void scan(std::string_view piece, char separator, Scan& found);

/// The same byte by byte, on any processor.
void scan_by_byte(std::string_view piece, char separator, Scan& found);

}  // namespace peil::table
