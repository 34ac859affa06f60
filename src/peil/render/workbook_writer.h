#pragma once

#include "peil/ports/workbook_writer.h"

namespace peil::render {

/// XLSX (ISO/IEC 29500), by libxlsxwriter.
class XlsxWriter : public WorkbookWriter {
 public:
  std::string write(const Workbook& workbook) const override;
};

}  // namespace peil::render
