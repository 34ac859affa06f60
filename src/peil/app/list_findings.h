#pragma once

#include <string>
#include <vector>

#include "peil/base/result.h"
#include "peil/ports/outside.h"
#include "peil/report/told_findings.h"

namespace peil::app {

struct FindingsRequest {
  std::string study, data;
};

struct FindingsList {
  std::string study, wave;  ///< the last wave with answers
  bool fictional = false;
  double confidence = 0.95;
  std::string correction;
  report::ToldFindings findings;     ///< what matters most first
  std::vector<std::string> unheard;  ///< a sentence per wave
  std::vector<std::string>
      no_drivers;  ///< why nothing is said of aspects; empty: it is, or is none
};

/// Everything that the figures say of the last wave with answers, in every language of reports.
///
/// Problems  those of answered_study
/// Throws    OutsideError
Result<FindingsList> list_findings(const FindingsRequest& request, const Outside& outside);

}  // namespace peil::app
