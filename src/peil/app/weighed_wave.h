#pragma once

#include <map>
#include <string>
#include <vector>

#include "peil/app/gather_wave.h"
#include "peil/base/result.h"
#include "peil/model/dataset.h"
#include "peil/model/study.h"
#include "peil/model/wave_results.h"
#include "peil/ports/response_store.h"
#include "peil/weighting/weighted.h"

namespace peil::app {

/// The answers of one wave as columns, with the weights of its plan: what every figure of the wave
/// is made from, for the study's tables and for plans of analyses.
struct WeighedWave {
  Dataset dataset;
  weighting::Weighted weighted;
  std::vector<GroupResponse> response;  ///< every customer group of the study, in its order
  AskedPeople asked;
  std::string digest;  ///< first 12 digits of that of data, plan and program
  /// The same part by part, so that a later draft can say which is another one: "answers",
  /// "program" (its name), "questionnaire", "rules" (and groups, of the study), "sample" (where one
  /// was drawn), "weights" (and all of the plan). Each is over everything of its kind, as the
  /// digest of keys is.
  std::map<std::string, std::string> made_from{};
};

/// Reads a wave from the store and weighs it. `program` goes into the digest.
///
/// Problems  "wave.unknown", "wave.no-answers", "wave.no-plan", and those of dataset::Columns and
///           weighting::weigh
/// Throws    OutsideError
Result<WeighedWave> weighed_wave(const Study& study, const ResponseStore& store,
                                 const std::string& wave, const std::string& program);

}  // namespace peil::app
