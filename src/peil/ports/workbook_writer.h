#pragma once

#include <string>

#include "peil/model/workbook.h"

namespace peil {

/// Turns a workbook into the bytes of one spreadsheet file.
class WorkbookWriter {
 public:
  virtual ~WorkbookWriter() = default;
  /// The same workbook gives the same bytes. Throws OutsideError where memory runs out.
  virtual std::string write(const Workbook& workbook) const = 0;
};

}  // namespace peil
