#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "peil/files/spss_cursor.h"

/// The records of an SPSS file's dictionary as they stand in it, before texts are decoded and
/// pieces are joined (files/spss_dictionary.h).
namespace peil::files {

/// A value that SPSS itself holds for system-missing; a file that declares another is not believed.
constexpr double spss_system_missing = -1.7976931348623157e308;

constexpr std::size_t spss_element = 8;  ///< bytes of a number, and of a piece of a text

/// A variable record as it stands in the file: one piece of 255 bytes of a long text, or all of it.
struct SpssRecord {
  std::string name;  ///< raw
  std::size_t width = 0;
  std::size_t at = 0;
  int format = 0;
  std::string label;
  std::vector<double> missing;
  std::vector<std::string> missing_texts;
  bool range = false;
};

struct SpssLabels {
  std::vector<std::pair<std::string, std::string>> of;  ///< 8 bytes and label, raw
  std::vector<std::size_t> elements;
};

struct SpssLongLabels {
  std::string name;
  std::vector<std::pair<std::string, std::string>> of;
};

/// Everything in the dictionary, before texts are decoded and pieces are joined.
struct SpssRecords {
  std::vector<SpssRecord> records;
  std::vector<std::size_t> record_at;  ///< of each element of a row; the pieces behind a text: none
  std::vector<SpssLabels> labels;
  std::vector<SpssLongLabels> long_labels;
  std::vector<std::pair<std::string, std::vector<std::string>>> long_missing;
  std::string long_names, long_widths, encoding;
  int code_page = 0;
  std::optional<double> system_missing;
  double lowest = std::nextafter(spss_system_missing, 0.0);
  double highest = -spss_system_missing;
};

/// In the place of a record: the element goes on with a text.
constexpr std::size_t spss_no_record = static_cast<std::size_t>(-1);

/// `bytes` without NUL and without the blanks behind them: SPSS pads with either.
std::string spss_unpadded(std::string_view bytes);

/// Throws    SpssTrouble "spss.damaged"
/// Contract  the outline has seen every kind of record that comes.
/// Source    PSPP developers' guide, "System File Format".
SpssRecords spss_records(SpssCursor& in, bool big_endian);

}  // namespace peil::files
