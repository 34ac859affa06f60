#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace peil::render {

/// A QR code as the path of an SVG of `size` by `size` modules, dark runs of a row put together.
struct QrCode {
  std::size_t size = 0;  ///< without the quiet zone of four modules that belongs around it
  std::string path;
};

/// Contract  a text that fits a QR code (up to about 1,600 bytes).
///
/// Source    ISO/IEC 18004, error correction level Q: a quarter of the code may be damaged
QrCode qr_code(std::string_view text);

}  // namespace peil::render
