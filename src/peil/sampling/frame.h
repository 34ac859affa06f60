#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "peil/base/csv.h"
#include "peil/base/digest.h"
#include "peil/model/study.h"
#include "peil/sampling/also_in.h"
#include "peil/sampling/exclusions.h"
#include "peil/sampling/frame_columns.h"
#include "peil/sampling/seen_keys.h"

namespace peil::sampling {

/// One unit of a frame that may be drawn. Valid during the call that hands it out.
struct FrameUnit {
  std::string_view key;
  std::string_view stratum;  ///< values of the strata columns, joined with '/'
  std::string_view group;
  std::string_view language;
  double permanent_random_number;
  const std::vector<std::string>& fields;  ///< the whole row; places are in FrameColumns
};

/// What is counted on a frame, over all rows.
struct FrameCounts {
  std::string sha256;  ///< of its bytes
  std::size_t rows = 0;
  std::map<std::string, std::size_t> excluded;  ///< every reason of the plan -> units
  std::map<std::string, std::map<std::string, std::size_t, std::less<>>> margins;  ///< eligible
  std::map<std::string, std::size_t, std::less<>> strata;  ///< all rows, where the plan has cases
  std::vector<OtherValues> others;  ///< of the columns that leave units out, one per column
  bool fictional = false;
};

/// Reads and checks a frame that comes in pieces (docs/formats/frame.md), in one pass, keeping
/// 20 to 60 bytes a unit. `see` gets every unit that no rule leaves out, in the file's order; what
/// it was given must be thrown away when end() has problems.
///
/// Problems  the frame.* codes of docs/formats/frame.md, the first hundred of them with their lines
class FrameReader {
 public:
  using See = std::function<void(const FrameUnit&, const FrameColumns&)>;

  FrameReader(const Study& study, const Plan& plan, std::string where, See see);
  FrameReader(const FrameReader&) = delete;
  FrameReader& operator=(const FrameReader&) = delete;

  void add(std::string_view piece);
  Result<FrameCounts> end();

 private:
  bool row(const CsvReader::Row& row);
  bool is_empty(const CsvReader::Row& row);
  bool check_shape(const CsvReader::Row& row);
  void check_keys(const CsvReader::Row& row, const std::string& hmac);
  void check_signs(const CsvReader::Row& row);
  void check_groups(const CsvReader::Row& row);
  bool make_stratum(const CsvReader::Row& row);
  void count_stratum(const CsvReader::Row& row);
  bool leave_out(const CsvReader::Row& row);
  void check_rules();
  void count_margins(const CsvReader::Row& row);
  void check_fictional(const CsvReader::Row& row);
  void problem(const char* code, const CsvReader::Row& row, std::string message, std::string mend);

  const Study& study_;
  const Plan& plan_;
  See see_;
  ProblemList problems_;
  CsvReader csv_;
  Sha256 sha256_;
  std::string first_bytes_;  ///< at most two: the mark of UTF-16
  std::optional<FrameColumns> at_;
  bool header_broken_ = false;
  HmacSha256 numbers_;  ///< permanent random numbers, by the seed of the plan
  SeenKeys keys_;
  FrameCounts counts_;
  Exclusions exclusions_;
  AlsoIn also_in_;
  std::size_t empty_from_ = 0;  ///< line of the first of the empty rows that came last; 0: none
  std::optional<bool> fictional_;
  std::vector<std::map<std::string, std::size_t, std::less<>>*> margin_of_;  ///< per counted column
  std::vector<std::size_t> counted_;                                         ///< its place
  std::string stratum_;
};

}  // namespace peil::sampling
