#pragma once

#include "peil/ports/spss_reader.h"

namespace peil::files {

/// Reads .sav and .zsav files (not compressed, by bytes, with zlib; either byte order; any code
/// page of CodePage) after spss_outline() has checked every size in them.
///
/// Problems  those of spss_outline, and
///           "spss.cut-short"   fewer rows than the file says
///           "spss.damaged"     a dictionary that contradicts itself, rows that cannot be unpacked
///           "spss.code-page"   a code page that is not known
///           "spss.name-twice"  two variables of one name
///           "plan.bad-value"   a column under 'categories' that the file does not have
///           and of one column (Column::unreadable), each with its row
///           "spss.not-utf8"    a text that is not UTF-8 in a file that says it is
///           "spss.code-page"   a text that is not in the code page that the file names
///           "spss.not-finite"  an infinite number
class SpssFile : public SpssReader {
 public:
  Result<Table> head(std::string_view bytes, const std::string& file) const override;
  Result<Table> read(std::string_view bytes, const std::string& file,
                     const SpssOptions& options) const override;
};

}  // namespace peil::files
