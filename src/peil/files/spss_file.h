#pragma once

#include "peil/ports/spss_reader.h"

namespace peil::files {

/// Reads .sav and .zsav files (not compressed, by bytes, with zlib; either byte order; any code
/// page that the file names) with ReadStat, after spss_outline() has checked every size in them.
///
/// Problems  those of spss_outline, and
///           "spss.cut-short"   fewer rows than the file says
///           "spss.damaged"     what ReadStat refuses, in its words
///           "spss.code-page"   a code page that is not known, or texts that are not in it
///           "spss.not-utf8"    a text that is not UTF-8 in a file that says it is, with its row
///           "spss.not-finite"  an infinite number, with its row
///           "spss.name-twice"  two variables of one name
///           "plan.bad-value"   a column under 'categories' that the file does not have
class SpssFile : public SpssReader {
 public:
  Result<Table> head(std::string_view bytes, const std::string& file) const override;
  Result<Table> read(std::string_view bytes, const std::string& file,
                     const SpssOptions& options) const override;
};

}  // namespace peil::files
