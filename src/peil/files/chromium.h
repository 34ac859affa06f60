#pragma once

#include "peil/ports/pdf_printer.h"

namespace peil::files {

/// Prints by Debian's chromium: as a process of its own, without a network, for a limited time. What
/// it leaves out for readers who hear the file is put in (accessible_pdf.h).
class Chromium : public PdfPrinter {
 public:
  std::string pdf(std::string_view html) const override;
};

}  // namespace peil::files
