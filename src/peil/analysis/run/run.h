#pragma once

#include <map>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "peil/analysis/plan/plan.h"
#include "peil/analysis/results/results.h"
#include "peil/analysis/run/prepare.h"
#include "peil/drivers/importance_bootstrap.h"

namespace peil::analysis {

/// An analysis cannot be done, and why, in a sentence for the person with the plan. Thrown by the
/// work of a statistic and caught around it: the other analyses still run.
struct Refusal : std::runtime_error {
  Refusal(std::string about, const std::string& why, std::vector<Cell> would_need = {})
      : std::runtime_error(why),
        variable(std::move(about)),
        sentence(why),
        needed(std::move(would_need)) {}

  std::string variable;
  std::string sentence;
  std::vector<Cell> needed;  ///< told with the refusal: what it would have taken
};

/// What a statistic says that does not know how to count people of several groups once.
Refusal several_lists(const std::string& design);

struct CountedBanner;

/// One run of a plan: its tables, its designs as they are asked for, and the results so far.
class Run {
 public:
  Run(const AnalysisPlan& plan, const std::map<std::string, Table>& tables, int threads = 1)
      : plan_(plan), tables_(tables), threads_(threads) {}

  const AnalysisPlan& plan() const { return plan_; }
  /// How many threads a statistic may use; its figures are the same for any number.
  int threads() const { return threads_; }
  /// The rows of that data of the plan.
  const Table& table(const std::string& data);
  /// The design of that name, prepared the first time it is asked for. Throws Refusal, also for one
  /// with replicate weights, for a wave with errors for few clusters: its errors must be those, and
  /// for one with people in several customer groups.
  const Prepared& design(const std::string& name);
  /// The same for a statistic that counts people as its domain does (estimate/multiplicity.h).
  const Prepared& design_of_domains(const std::string& name);
  /// The same for a statistic whose errors are means' or their differences', which know of few
  /// clusters and of people in several groups (estimate/statistics.h), or that says by itself which
  /// errors it has.
  const Prepared& design_of_means(const std::string& name);
  /// The same for a statistic that takes its errors from replicate weights where there are.
  const Prepared& design_or_replicates(const std::string& name);
  /// A column of the design's table. Throws Refusal when it is not numeric.
  /// Nor may its largest value be so far from 1 that squares of it overflow or vanish.
  const Column& numeric_column(const Prepared& design, const std::string& name) const;

  /// The draws of a bootstrap of drivers under a key that says all that they follow from: several
  /// analyses of one model look at the same draws, which are made the first time.
  template <class Make>
  const drivers::Drawn& drawn(const std::string& key, const Make& make) {
    const auto known = drawn_.find(key);
    return known != drawn_.end() ? known->second : drawn_.emplace(key, make()).first->second;
  }

  /// The columns of a banner and what was counted by them, under a key that says which: the
  /// analyses of one banner follow each other. That of another key takes their place.
  template <class Make>
  CountedBanner& banner(const std::string& key, const Make& make) {
    if (!banner_ || banner_key_ != key) banner_ = make();
    banner_key_ = key;
    return *banner_;
  }

  /// Opens the next analysis: what is added from now on is its own.
  void begin(const AnalysisStep& step);
  /// That so many results follow.
  void expect(std::size_t results) { at_hand().cells.reserve(at_hand().cells.size() + results); }
  /// One result of the analysis at hand. Throws Refusal when a number of it overflowed: it is never
  /// printed as inf or nan.
  void add(Cell cell);
  /// A file that the analysis at hand asks for.
  void write(WrittenFile file) { results_.files.push_back(std::move(file)); }
  /// That a part of the analysis at hand cannot be done, and why; the others go on. `where` says
  /// of which part the sentence is, when it does not say so itself.
  void refuse(Cell part, const std::string& sentence, const std::string& where = "");
  /// The whole analysis at hand cannot be done: what it has found so far is dropped.
  void refuse_all(const Refusal& refusal);
  /// The analysis at hand also stands on what an earlier one stands on.
  void also_from(const AnalysisResult& earlier);

  const Results& results() const { return results_; }
  Results take() { return std::move(results_); }

 private:
  AnalysisResult& at_hand();
  void uses(const std::string& data);

  const AnalysisPlan& plan_;
  const std::map<std::string, Table>& tables_;
  int threads_;
  std::map<std::string, std::unique_ptr<Prepared>> designs_;
  std::map<std::string, Refusal> refused_;
  std::map<std::string, drivers::Drawn> drawn_;
  std::string banner_key_;
  std::shared_ptr<CountedBanner> banner_;
  mutable std::set<const Column*> within_;  // columns that were looked through, and can be counted
  Results results_;                         // the last analysis is the one at hand
};

/// Does every analysis of the plan. Never throws for what the data bring: a refusal is a row with
/// quantity "refused" and a sentence.
Results run(const AnalysisPlan& plan, const std::map<std::string, Table>& tables, int threads = 1);

}  // namespace peil::analysis
