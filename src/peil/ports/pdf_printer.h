#pragma once

#include <string>
#include <string_view>

namespace peil {

/// Prints a page that stands by itself. Safe to call from several threads.
class PdfPrinter {
 public:
  virtual ~PdfPrinter() = default;
  /// A tagged PDF of an HTML page, on the paper that its style names. Fetches nothing.
  /// Throws OutsideError where the program that prints is not there, fails or takes too long.
  virtual std::string pdf(std::string_view html) const = 0;
};

}  // namespace peil
