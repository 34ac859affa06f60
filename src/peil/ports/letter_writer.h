#pragma once

#include <string>

#include "peil/model/message.h"

namespace peil {

/// Lays letters out for the printer.
class LetterWriter {
 public:
  virtual ~LetterWriter() = default;
  /// A page of HTML that stands by itself, each letter beginning on a sheet of its own (PdfPrinter
  /// makes a file of it).
  virtual std::string html(const PostalBatch& batch) const = 0;
};

}  // namespace peil
