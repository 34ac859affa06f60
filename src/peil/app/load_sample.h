#pragma once

#include <cstddef>
#include <string>

#include "peil/base/result.h"
#include "peil/model/study.h"
#include "peil/ports/outside.h"

namespace peil::app {

struct LoadRequest {
  std::string wave;
  std::string sample;  ///< path of sample.csv; its record is beside it
  std::string codes;   ///< where the codes go; a file that is there is not replaced
  std::string key{};   ///< of the ids of people in a panel; needed by a wave of one
  std::string data{};  ///< the data folder, in which that key may not lie
};

struct SampleLoaded {
  std::size_t people = 0;
  std::size_t cleared = 0;  ///< people of a load before this one that did not end, taken out again
};

/// Puts a drawn sample in the three stores: people with their ways to be reached, the HMAC of a
/// fresh login code each, and respondents with a random id and coarse design variables. Each store
/// gets its rows in the order of its own random ids, so that no order joins them. The codes are
/// written first, for their owner only, and the record of the draw last: a wave is loaded when its
/// record is there. What a load left that did not come so far can be answered by nobody: its people
/// and their codes are taken out before the wave is loaded anew.
///
/// Problems  those of plan_of_draw, import_key (of a wave with a panel), read_draw_record and
/// sampling::read_sample;
///           "record.other-study"      the record is of another study or wave
///           "record.other-plan"       the plan was changed after the draw
///           "load.no-people-key"      nothing to seal contact data with: `peil data init`
///           "load.wave-loaded", "load.codes-there-already"
///           "load.store-fictional"    real people do not go into a store of made-up ones
/// Throws    OutsideError.
Result<SampleLoaded> load_sample(const Study& study, const LoadRequest& request, Stores& stores,
                                 Outside& outside);

}  // namespace peil::app
