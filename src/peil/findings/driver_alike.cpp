#include "peil/findings/driver_alike.h"

#include <algorithm>
#include <utility>

namespace peil::findings {
namespace {

class Looking {
 public:
  explicit Looking(const disclosure::ReleasedAnalyses& released) : released_(released) {}

  void look_at(const DriverModel& model) {
    for (const disclosure::HeldFigure& held : released_.held()) {
      if (held.analysis == means_id(model.group) && held.why == disclosure::Held::NoSpread)
        add(model, held.variable);
    }
    const auto& analyses = released_.results().analyses;
    const auto of =
        std::ranges::find(analyses, importance_id(model), &analysis::AnalysisResult::id);
    if (of == analyses.end()) return;
    for (const analysis::Cell& cell : of->cells) {
      if (cell.form == analysis::Form::Refused) add(model, cell.variable);
    }
  }

  std::vector<AlikeAspect> all() && { return std::move(found_); }

 private:
  // A theme is no aspect, and what is not in the model is left out already.
  void add(const DriverModel& model, const std::string& column) {
    const bool is_theme = column.starts_with("theme:");
    if (is_theme ||
        std::ranges::find(model.drivers, column, &Driver::column) == model.drivers.end())
      return;
    const AlikeAspect one{model.group, column};
    if (std::ranges::find(found_, one) == found_.end()) found_.push_back(one);
  }

  const disclosure::ReleasedAnalyses& released_;
  std::vector<AlikeAspect> found_;
};

}  // namespace

std::vector<AlikeAspect> alike_aspects(const DriverPlan& plan,
                                       const disclosure::ReleasedAnalyses& released) {
  Looking looking(released);
  for (const DriverModel& model : plan.models) looking.look_at(model);
  return std::move(looking).all();
}

}  // namespace peil::findings
