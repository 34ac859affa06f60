#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace peil {

/// What words of a letter were taken to say, as somebody confirmed or corrected it
/// (docs/formats/readings.md).
struct ConfirmedReading {
  std::string words;   ///< of the letter; digits and blanks may be others there
  std::string claims;  ///< as in the braces behind marked words: "claim=rise group=vr waves=..."
  std::size_t line = 0;
  std::string after{};  ///< words right before them, where they say by those what they speak of
};

/// Kept beside a letter.
struct ConfirmedReadings {
  std::string file;  ///< as the person named it
  std::vector<ConfirmedReading> all;
};

}  // namespace peil
