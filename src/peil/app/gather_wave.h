#pragma once

#include <optional>
#include <string>
#include <vector>

#include "peil/base/day.h"
#include "peil/base/result.h"
#include "peil/model/answered_in.h"
#include "peil/model/dataset.h"
#include "peil/model/drawn_cell.h"
#include "peil/model/study.h"
#include "peil/model/wave_results.h"
#include "peil/ports/response_store.h"

namespace peil::app {

/// What is known of the people of a wave besides their answers.
struct AskedPeople {
  std::vector<DrawnCell> cells;       ///< whoever was drawn; empty: an imported file
  std::vector<AnsweredIn> languages;  ///< by customer group and language
  std::vector<Day> began;             ///< per row of the dataset: the day of the first page
};

struct GatheredWave {
  Result<Dataset> dataset;
  std::vector<GroupResponse> response;  ///< every customer group of the study, in its order
  AskedPeople asked;
};

/// Reads the responses of a wave into columns, counting people as they go by. Of an imported wave
/// nobody recorded who was asked: its groups have no `drawn`.
///
/// Contract  the study has a plan of the wave.
/// Throws    OutsideError
GatheredWave gather_wave(const Study& study, const ResponseStore& store, const std::string& wave,
                         const std::optional<DrawRecord>& record);

}  // namespace peil::app
