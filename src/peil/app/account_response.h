#pragma once

#include <string>

#include "peil/app/weighed_wave.h"
#include "peil/base/result.h"
#include "peil/disclosure/response.h"
#include "peil/model/study.h"
#include "peil/ports/outside.h"

namespace peil::app {

struct ResponseRequest {
  std::string study, data;  ///< folders
  std::string wave;         ///< empty: the latest with answers
};

struct ResponseOfStudy {
  Study study;
  disclosure::ReleasedResponse response;
};

/// Who took part in a wave that has been weighed, through the gate. `results` are its own,
/// `released` has its figures.
disclosure::ReleasedResponse account_response(const Study& study, const ResponseStore& store,
                                              const WeighedWave& wave, const WaveResults& results,
                                              const disclosure::Released& released);

/// The same from folders, with the study.
///
/// Problems  those of read_study, went_out and weighed_wave; "study.no-answers"
/// Throws    OutsideError
Result<ResponseOfStudy> account_response(const ResponseRequest& request, const Outside& outside);

}  // namespace peil::app
