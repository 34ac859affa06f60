#pragma once

#include <string>

#include "peil/model/document.h"

namespace peil {

/// Turns a document into the bytes of one file that is complete by itself.
class DocumentWriter {
 public:
  virtual ~DocumentWriter() = default;
  /// The same document gives the same bytes, on every machine.
  virtual std::string write(const Document& document) const = 0;
};

}  // namespace peil
