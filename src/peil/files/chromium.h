#pragma once

#include "peil/ports/pdf_printer.h"

namespace peil::files {

/// Prints by Debian's chromium: as a process of its own, without a network, for a limited time.
class Chromium : public PdfPrinter {
 public:
  std::string pdf(std::string_view html) const override;
};

}  // namespace peil::files
