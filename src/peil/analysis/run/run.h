#pragma once

#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "peil/analysis/plan/plan.h"
#include "peil/analysis/run/prepare.h"
#include "peil/analysis/run/results.h"

namespace peil::analysis {

/// An analysis cannot be done, and why, in a sentence for the person with the plan. Thrown by the
/// work of a statistic and caught around it: the other analyses still run.
struct Refusal : std::runtime_error {
  Refusal(std::string about, const std::string& why, std::vector<ResultRow> needed = {})
      : std::runtime_error(why),
        variable(std::move(about)),
        sentence(why),
        figures(std::move(needed)) {}

  std::string variable;
  std::string sentence;
  std::vector<ResultRow> figures;  ///< printed with the refusal: what would have been needed
};

/// One run of a plan: its tables, its designs as they are asked for, and the results so far.
class Run {
 public:
  Run(const AnalysisPlan& plan, const std::map<std::string, Table>& tables, int threads = 1)
      : plan_(plan), tables_(tables), threads_(threads) {}

  const AnalysisPlan& plan() const { return plan_; }
  /// How many threads a statistic may use; its figures are the same for any number.
  int threads() const { return threads_; }
  const Table& table(const std::string& data) const { return tables_.at(data); }
  /// The design of that name, prepared the first time it is asked for. Throws Refusal, also for one
  /// with replicate weights: its errors must come from them.
  const Prepared& design(const std::string& name);
  /// The same for a statistic that takes its errors from replicate weights where there are.
  const Prepared& design_or_replicates(const std::string& name);
  /// A column of the design's table. Throws Refusal when it is not numeric.
  const Column& numeric_column(const Prepared& design, const std::string& name) const;

  Results& results() { return results_; }
  const Results& results() const { return results_; }

 private:
  const AnalysisPlan& plan_;
  const std::map<std::string, Table>& tables_;
  int threads_;
  std::map<std::string, std::unique_ptr<Prepared>> designs_;
  std::map<std::string, Refusal> refused_;
  Results results_;
};

/// Does every analysis of the plan. Never throws for what the data bring: a refusal is a row with
/// quantity "refused" and a sentence.
Results run(const AnalysisPlan& plan, const std::map<std::string, Table>& tables, int threads = 1);

}  // namespace peil::analysis
