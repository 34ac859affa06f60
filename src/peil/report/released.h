#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "peil/model/figure.h"
#include "peil/model/study.h"
#include "peil/model/wave_results.h"

namespace peil::report {

/// Why a figure is not in the report.
enum class Held : std::uint8_t {
  NoData,        ///< the wave has no such figure
  NotConverged,  ///< the weighting of its wave did not converge
  NoAnswers,     ///< nobody answered
  TooFew,        ///< fewer answers than the study shows
  Protecting,    ///< held back so that another group's figure cannot be subtracted from the total
  NoError,       ///< the design cannot give an interval
};

/// Every figure that the report may use: those that passed the gate, less those from which a
/// figure that the gate held back could be worked out.
///
/// A reporting group is the sum of its customer groups. Where the figure of the whole is shown, the
/// groups that are held back must together have enough answers and be more than one; until they
/// are, the smallest group that is still shown is held back as well.
class Released {
 public:
  Released(const Study& study, std::span<const WaveResults> waves);

  const Figure* figure(const FigureName& name) const;  ///< nullptr: see why()
  Held why(const FigureName& name) const;              ///< contract: figure() is nullptr

 private:
  void release(const WaveResults& results, const Rules& rules);
  void protect(const Study& study, const WaveResults& results, std::string_view measure,
               std::string_view statistic);

  std::map<FigureName, Figure> figures_;
  std::map<FigureName, Held> held_;
};

/// True for the statistics that people read; "sd" and the like stay inside.
bool is_shown_statistic(std::string_view statistic);

}  // namespace peil::report
