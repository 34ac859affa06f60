#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "peil/app/write_report.h"
#include "peil/base/result.h"
#include "peil/model/claim.h"
#include "peil/ports/outside.h"

namespace peil::app {

struct DraftRequest {
  std::string study, data;             ///< folders
  std::string language;                ///< of the letter
  std::optional<ReportFormat> format;  ///< Html, Pdf or Docx; none: Markdown
};

struct LetterWritten {
  std::string bytes;
  std::string readings;                 ///< what its sentences say, to be kept beside it
  JudgedLetter judged;                  ///< by what it says, as anybody's letter is
  std::vector<std::string> no_drivers;  ///< why nothing is said of what matters to people
};

/// Drafts the letter about the last wave, and judges it.
///
/// Problems  those of answered_study
/// Throws    OutsideError
/// Contract  peil writes in the language
Result<LetterWritten> draft_letter(const DraftRequest& request, const Outside& outside);

}  // namespace peil::app
