#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "peil/base/result.h"
#include "peil/exchange/answer_file.h"
#include "peil/exchange/import_key.h"
#include "peil/exchange/layout.h"
#include "peil/exchange/wave_row.h"
#include "peil/model/response.h"
#include "peil/model/study.h"

namespace peil::exchange {

/// What a file of answers holds for a wave.
struct WaveFound {
  std::size_t rows = 0;    ///< all of the file
  std::size_t people = 0;  ///< rows that can be taken
  std::size_t empty = 0;   ///< rows without any value, which are nobody's
  std::vector<std::size_t> first_empty{};
  std::string row_word = "line";         ///< by which they are told
  std::vector<std::string> passed_over;  ///< columns of the file that nothing uses
  std::vector<std::string> not_asked;    ///< items of the form without a column
};

/// A wave that was collected elsewhere, as people with one page each, by the [import] part of its
/// plan; docs/formats/import.md describes the files. The file is read twice: first all of it, for
/// its mistakes, then row by row in the order of the ids, as the rows lie in the store. In between
/// a row is its id and its place.
///
/// Cost      40 bytes a row.
/// Problems  of look(): every mistake in the file at once, like ones together, with their first
///           rows; the codes are in import.md. The last, "import.count", says how many rows could
///           be taken and how many not.
/// Throws    OutsideError when the file changes between the two readings.
/// Contract  the plan has an [import] part; look() comes first, and next() when it was well.
class WaveImport {
 public:
  /// All must outlive this.
  WaveImport(const Study& study, const Wave& wave, const Plan& plan, const ImportKey& key,
             const AnswerFile& file);

  Result<WaveFound> look();
  /// The next person with their page; false when there are no more.
  bool next(Respondent& who, PageEvent& event);

 private:
  using Id = std::array<unsigned char, 16>;
  struct Entry {
    Id id;  ///< as bytes
    RowPlace place;
    std::uint32_t count;  ///< place among all rows, from 1
    std::uint32_t check;  ///< of its fields, to see whether they changed
  };

  void look_at(const AnswerFile::Row& row, const WaveRow& reader, Mistakes& mistakes);
  void find_doubles(const WaveRow& reader, Mistakes& mistakes);

  const Study& study_;
  const Wave& wave_;
  const Plan& plan_;
  const ImportKey& key_;
  const AnswerFile& file_;
  Layout layout_;
  WaveFound found_;
  std::size_t wrong_ = 0;
  std::vector<Entry> entries_;
  std::size_t given_ = 0;
  Respondent who_;  ///< of the row that is looked at
  PageEvent event_;
  std::vector<std::string> fields_;
};

}  // namespace peil::exchange
