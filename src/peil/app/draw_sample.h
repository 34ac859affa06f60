#pragma once

#include <string>
#include <vector>

#include "peil/base/result.h"
#include "peil/model/sample.h"
#include "peil/model/study.h"
#include "peil/ports/outside.h"

namespace peil::app {

struct DrawRequest {
  std::string wave;
  std::string frame;          ///< path of the CSV
  std::string out;            ///< path of sample.csv; the record is written beside it
  std::string signed_off_by;  ///< "NAME, ROLE"; may be empty
  bool made_up = false;       ///< the people were made up by this program just now
};

/// Where the record of a sample stands.
std::string record_path(const std::string& sample_path);

struct SampleDrawn {
  DrawRecord record;
  std::vector<OtherValues> others;   ///< of the columns that leave people out: to be looked at
  std::size_t fewest_alike = 0;      ///< people of the frame in the smallest class
  std::size_t without_language = 0;  ///< people of the frame of whose answers none is kept
};

/// Draws the sample of a wave from a frame, and writes sample and record, each whole or not at
/// all, the sample first: a sample without a record was never drawn. A file that is there with
/// other contents is not replaced.
///
/// Problems  those of sampling::plan_of_draw and sampling::Draw, "draw.bad-sign-off",
/// "draw.there-already" Throws    OutsideError.
Result<SampleDrawn> draw_sample(const Study& study, const DrawRequest& request, Outside& outside);

/// Draws again and compares with a record: what differs, nothing when it is the same sample.
///
/// Problems  as draw_sample, and "record.unreadable"
Result<std::vector<std::string>> verify_sample(const Study& study, const std::string& wave,
                                               const std::string& frame, const std::string& record,
                                               Outside& outside);

}  // namespace peil::app
