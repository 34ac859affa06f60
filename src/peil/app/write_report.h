#pragma once

#include <span>
#include <string>
#include <vector>

#include "peil/model/claim.h"
#include "peil/model/study.h"
#include "peil/model/wave_results.h"
#include "peil/ports/outside.h"

namespace peil::app {

/// Where reports go. `out` is a folder, made when it is not there, or a file ending in .html for
/// one language.
struct ReportRequest {
  std::string out;
  std::vector<std::string> languages{"nl", "en"};
  const JudgedLetter* letter = nullptr;
};

/// Writes one file a language and tells their paths.
///
/// Contract  at least one wave, each of the study; more than one language only into a folder.
/// Throws    OutsideError when a file cannot be written.
std::vector<std::string> write_report(const Study& study, std::span<const WaveResults> waves,
                                      const ReportRequest& request, Outside& outside);

/// True when `out` names one file rather than a folder.
bool is_one_file(const std::string& out);

}  // namespace peil::app
