#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "peil/analysis/plan/keys.h"
#include "peil/analysis/plan/plan.h"

namespace peil::analysis {

/// The keys of one analysis (or design), with what the plan has said so far: names of designs are
/// checked, columns are noted for the check against the header.
class PlanKeys : public Keys {
 public:
  PlanKeys(const Node& object, AnalysisPlan& plan, Problems& problems)
      : Keys(object, plan.file, problems), plan_(plan) {}

  /// The design of this analysis; the only one of the plan when the key is not there.
  std::string design(std::string_view key = "design");
  /// Columns of the data of `design`, noted.
  std::string column(std::string_view key, const std::string& design);
  std::vector<std::string> columns(std::string_view key, const std::string& design);
  /// The same, of a data by its name.
  void note(std::string_view key, const std::string& data, const std::string& column);

  const AnalysisPlan& plan() const { return plan_; }

 private:
  AnalysisPlan& plan_;
};

}  // namespace peil::analysis
