#pragma once

#include <string>
#include <vector>

#include "peil/analysis/plan/reading.h"

namespace peil::analysis {

/// That a model is asked at equal classes of another variable: within them, each for the share that
/// it has among everybody (drivers/at_equal.h). An empty `over`: as it is.
struct AtEqual {
  std::string over;                  ///< column with the classes
  std::vector<std::string> classes;  ///< only these; none: all

  bool asked() const { return !over.empty(); }
  bool operator==(const AtEqual&) const = default;
  template <class See>
  void members(See&& see) const {
    see("over", over);
    see("classes", classes);
  }
};

/// Reads the keys `over` and `classes`, which may be left out.
AtEqual read_at_equal(PlanKeys& keys, const std::string& design);

}  // namespace peil::analysis
