#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "peil/base/result.h"
#include "peil/language/texts.h"
#include "peil/ports/outside.h"

namespace peil::app {

/// Of what a report is written, and where to. `out` is a folder, made when it is not there, or a
/// file ending in .html for one language.
struct ReportRequest {
  std::string study, data, out;       ///< folders
  std::optional<std::string> letter;  ///< path of a letter with its claims marked
  std::vector<std::string> languages = language::written();
};

/// What was written, and what whoever publishes it has to know.
struct ReportWritten {
  /// Claims of the letter, and how many of them the figures carry.
  struct LetterCount {
    std::size_t claims = 0, supported = 0;
  };
  std::vector<std::string> paths;
  std::vector<std::string> unheard;      ///< a sentence per wave with people nobody answered for
  std::vector<std::string> no_drivers;   ///< why the chapter about drivers is not there
  std::vector<std::string> unconverged;  ///< waves of which no figure is in the report
  std::optional<LetterCount> letter;     ///< when there was one
};

/// Writes one file a language, of every wave that has answers. What is said of a letter is in the
/// language of the report.
///
/// Problems  those of answered_study and judge_letter
/// Contract  peil writes in the languages; several only into a folder.
/// Throws    OutsideError, also when a file cannot be written.
Result<ReportWritten> write_report(const ReportRequest& request, const Outside& outside);

/// True when `out` names one file rather than a folder.
bool is_one_file(const std::string& out);

}  // namespace peil::app
