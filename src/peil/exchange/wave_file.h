#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "peil/base/result.h"
#include "peil/exchange/import_key.h"
#include "peil/model/response.h"
#include "peil/model/study.h"

namespace peil::exchange {

/// The post of every imported page. Waves of before ids were keyed have "import".
inline constexpr const char* imported_post = "import-keyed";

/// A wave that was collected elsewhere, as people and one event each with all their answers.
struct ImportedWave {
  std::vector<Respondent> respondents;
  std::vector<PageEvent> events;
  std::vector<std::string> passed_over;  ///< columns of the file that nothing uses
  std::vector<std::string> not_asked;    ///< items of the questionnaire without a column
};

/// Reads the CSV file of an imported wave, by the [import] part of its plan; docs/formats/import.md
/// describes the file. It comes in pieces of any size; what was read counts only when all of it is
/// right.
///
/// Problems  every mistake in the file at once, with its line; the codes are in import.md.
/// Contract  the plan has an [import] part.
class WaveFile {
 public:
  /// `study`, `wave`, `plan` and `key` must outlive this; `file` is its name in problems.
  WaveFile(const Study& study, const Wave& wave, const Plan& plan, const ImportKey& key,
           std::string file);
  ~WaveFile();

  void add(std::string_view piece);
  /// Ends the file; call once.
  Result<ImportedWave> finish();

 private:
  class Reader;
  std::unique_ptr<Reader> reader_;
};

}  // namespace peil::exchange
