#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "peil/base/result.h"
#include "peil/model/table.h"

namespace peil {

struct SpssOptions {
  std::vector<std::string> missing;     ///< more values that mean blank: "98"
  std::vector<std::string> categories;  ///< numeric columns to be read as categories
  bool value_labels = false;            ///< categories go by their value labels
  bool mark_bad_bytes = false;          ///< bytes outside the encoding become U+FFFD, with a note
  bool keep_declared = false;           ///< values that the file declares missing stay values
  /// Values that mean blank in one column, by its name, in place of `missing`.
  std::map<std::string, std::vector<std::string>> missing_of{};
};

/// Turns the bytes of an SPSS data file (.sav, .zsav) into a table. What is broken, cut short or
/// of another kind becomes a problem, never a crash: see docs/formats/spss.md. A cell that
/// cannot be read is a problem of its column (Column::unreadable), for those who use that.
class SpssReader {
 public:
  virtual ~SpssReader() = default;
  /// The columns without rows: names, labels, missing values. `file` is for the problems.
  virtual Result<Table> head(std::string_view bytes, const std::string& file) const = 0;
  virtual Result<Table> read(std::string_view bytes, const std::string& file,
                             const SpssOptions& options) const = 0;
};

}  // namespace peil
