#include "peil/model/weighting_step.h"

namespace peil {

std::vector<WrongOrder> wrong_order(std::span<const WeightingStep> steps) {
  using Kind = WeightingStep::Kind;
  std::vector<WrongOrder> found;
  bool calibrated = false, trimmed = false;
  for (const WeightingStep& step : steps) {
    if (step.calibrates() && calibrated)
      found.push_back(
          {"A second calibration would undo the first.", "Put all margins in one step."});
    else if (step.calibrates() && trimmed)
      found.push_back(
          {"A trim before the calibration would be undone by it.", "Put the trim after it."});
    if (step.kind == Kind::Cells && (calibrated || trimmed))
      found.push_back({"Non-response cells come first.", "Move them up."});
    if (step.kind == Kind::Trim && !step.spread_equally && !calibrated)
      found.push_back({"There is no calibration to do again after the trim.",
                       "Put one before it, or write \"spread\": \"equal\"."});
    calibrated = calibrated || step.calibrates();
    trimmed = trimmed || step.kind == Kind::Trim;
  }
  return found;
}

}  // namespace peil
