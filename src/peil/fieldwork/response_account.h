#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "peil/estimate/mark_weighting.h"
#include "peil/fieldwork/item_response.h"
#include "peil/fieldwork/lagging_levels.h"
#include "peil/fieldwork/late_contrast.h"
#include "peil/fieldwork/r_indicator.h"
#include "peil/fieldwork/response_lines.h"
#include "peil/fieldwork/straight_lines.h"
#include "peil/fieldwork/top_lines.h"
#include "peil/model/answered_in.h"

namespace peil::fieldwork {

/// All that is known of who took part in one wave, before the gate.
struct ResponseAccount {
  std::string wave, mode;
  bool imported = false;  ///< from a file: nobody recorded who was asked
  bool fictional = false;
  std::vector<DrawnCell> cells;
  std::vector<ResponseLine> lines;              ///< empty: imported
  std::vector<AnsweredIn> languages;            ///< by customer group and language
  std::size_t frame_rows = 0;                   ///< 0: not recorded
  std::map<std::string, std::size_t> left_out;  ///< of the draw: reason -> people
  std::vector<ItemResponse> items;
  std::vector<StraightLines> straight;
  std::vector<estimate::MarkWeighting> marks;
  std::vector<LateContrast> late;
  std::optional<RIndicator> representative;
  double mark_sd = 0.0;  ///< of the overall mark of everybody; 0: not known
  LaggingLevels lagging{};
  std::optional<TopLines> top{};
};

}  // namespace peil::fieldwork
