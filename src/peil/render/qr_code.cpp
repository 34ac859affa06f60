#include "peil/render/qr_code.h"

#include <fmt/format.h>
#include <qrencode.h>

#include <iterator>
#include <memory>

#include "peil/base/contract.h"

namespace peil::render {

QrCode qr_code(std::string_view text) {
  const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
      QRcode_encodeString8bit(std::string(text).c_str(), 0, QR_ECLEVEL_Q), QRcode_free);
  expects(code != nullptr, "qr_code: a text that fits");
  QrCode made;
  made.size = static_cast<std::size_t>(code->width);
  const auto dark = [&](std::size_t row, std::size_t column) {
    return (code->data[row * made.size + column] & 1U) != 0;
  };
  for (std::size_t row = 0; row < made.size; ++row) {
    for (std::size_t column = 0; column < made.size;) {
      std::size_t end = column;
      while (end < made.size && dark(row, end)) ++end;
      if (end > column)
        fmt::format_to(std::back_inserter(made.path), "M{} {}h{}v1h-{}z", column, row, end - column,
                       end - column);
      column = end + 1;
    }
  }
  return made;
}

}  // namespace peil::render
