#pragma once

#include <optional>
#include <string>
#include <vector>
#include "peil/analysis/plan/reading.h"
#include "peil/estimate/statistics.h"

namespace peil::analysis {

/// What nearly every analysis of answers names: design, variables, by, levels, confidence, df.
struct Common {
  std::string id;
  std::string design;
  std::vector<std::string> variables;
  std::vector<std::string> by;
  std::vector<std::string> by_each;  ///< a table for each of these, "" for everybody; only with
                                     ///< read_by_each
  std::vector<std::string> levels;   ///< only these; empty: all
  double confidence = 0.95;
  estimate::Degrees degrees = estimate::Degrees::OfDesign;

  bool operator==(const Common&) const = default;
  template <class See>
  void members(See&& see) const {
    see("id", id);
    see("design", design);
    see("variables", variables);
    see("by", by);
    see("by_each", by_each);
    see("levels", levels);
    see("confidence", confidence);
    see("degrees", degrees);
  }
};

/// Reads those keys. Without `by`, df is that of the design unless the plan says domain; with it,
/// that of the domain.
Common read_common(PlanKeys& keys, const std::string& id, bool needs_variables = true);

/// The same for an analysis of several designs, which all have to have the columns: `design` of the
/// result is the first of them.
Common read_common(PlanKeys& keys, const std::string& id, const std::vector<std::string>& designs,
                   bool needs_variables);

/// Reads the key by_each: columns that give a table each, where `by` crosses them; "" gives one of
/// everybody. They are columns of every one of the designs.
void read_by_each(PlanKeys& keys, Common& common, const std::vector<std::string>& designs);
void read_by_each(PlanKeys& keys, Common& common);

/// Keys of read_common that a statistic has no use for: each one that is there is a mistake.
void refuse_keys(PlanKeys& keys, const std::vector<std::string>& names, const std::string& message,
                 const std::string& mend);

/// Tells a mistake where a name occurs twice under a key.
void each_once(PlanKeys& keys, const std::string& key, const std::vector<std::string>& names);

/// The same question by one column at a time, in the order of by_each; as it is without.
std::vector<Common> each_table(const Common& common);

}  // namespace peil::analysis
