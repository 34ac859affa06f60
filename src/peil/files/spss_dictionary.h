#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "peil/files/code_page.h"
#include "peil/files/spss_outline.h"
#include "peil/files/spss_records.h"
#include "peil/model/table.h"

namespace peil::files {

/// Days since 1970-01-01 of a moment in SPSS, which counts seconds from 14 October 1582. Whole
/// seconds are kept: one rounding, of the quotient.
double spss_days(double seconds);

/// One variable of the person who made the file; a text over 255 bytes is one, whatever its pieces.
struct SpssVariable {
  Column head;  ///< name, labels, missing values; without data
  bool texts = false;
  std::size_t at = 0;     ///< byte of a row at which its value begins
  std::size_t width = 0;  ///< bytes of a text; 0: a number
  /// Texts: where each piece of at most 255 bytes lies in a row, and how long it is.
  std::vector<std::pair<std::size_t, std::size_t>> pieces;
  std::vector<std::pair<double, double>> missing;  ///< as in the rows: dates are seconds
  bool bad_labels = false;  ///< a value label holds bytes that are not in the code page
};

/// What stands before the rows.
struct SpssDictionary {
  CodePage page;
  double bias = 100.0;  ///< added to the small numbers of compressed rows
  std::vector<SpssVariable> variables;
  std::vector<std::string> notes;  ///< what was passed over, one sentence each
  std::string weighted_by;         ///< the variable whose weights are switched on; empty: none
};

/// Throws    SpssTrouble "spss.damaged", "spss.code-page"
/// Contract  `outline` is that of the same bytes.
/// Source    PSPP developers' guide, "System File Format".
SpssDictionary spss_dictionary(std::string_view bytes, const SpssOutline& outline);

/// "UTF-8", or "the code page windows-1255".
std::string spss_encoding(const CodePage& page);

}  // namespace peil::files
