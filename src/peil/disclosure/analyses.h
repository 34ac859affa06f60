#pragma once

#include <map>
#include <string>
#include <vector>

#include "peil/analysis/plan/plan.h"
#include "peil/analysis/results/results.h"
#include "peil/disclosure/released.h"
#include "peil/disclosure/row_sets.h"
#include "peil/model/table.h"
#include "peil/model/went_out.h"

namespace peil::disclosure {

/// What is out of a wave already, or will be: its figures in the study's own tables.
struct WaveSaid {
  Released released;
  std::string digest;  ///< of data, plan and program
  bool fictional = false;
  WentOut went_out{};  ///< earlier
  /// What other plans of the same rows told, to whoever reads this one too; nullptr: nothing.
  const RowsByItem* told = nullptr;
};

/// A figure of an analysis that stays inside.
struct HeldFigure {
  std::string analysis, variable, domain, level;
  Held why = Held::TooFew;
};

/// The rows of a wave that figures about an item counted, of which the figures are out now, or
/// secret.
struct ToldRows {
  std::string wave;
  RowsByItem by_item;
};

/// What a plan of analyses gave and may leave. Only the gate makes one, and whoever writes figures
/// of a plan takes nothing else.
class ReleasedAnalyses {
 public:
  const analysis::Results& results() const { return results_; }
  const std::vector<HeldFigure>& held() const { return held_; }
  bool of_waves() const { return !digest_.empty(); }  ///< else: of files of one's own
  bool fictional() const { return fictional_; }
  std::size_t least_shown() const { return least_shown_; }
  /// For the gate of a later plan about the same rows; by wave.
  const std::vector<ToldRows>& told() const { return told_; }
  /// "marks@3f9a2c51d0e7": with the same answers, plan and program it is the same.
  std::string key(const std::string& analysis) const { return analysis + "@" + digest_; }

 private:
  friend class AnalysesGate;

  analysis::Results results_;
  std::vector<HeldFigure> held_;
  std::vector<ToldRows> told_;
  std::string digest_;
  bool fictional_ = false;
  std::size_t least_shown_ = 0;
};

/// Decides what of the results may leave. Figures of files are their owner's to show; those of a
/// wave pass when they stand on enough answers (of a model: beyond its parameters; of a quantile:
/// half of them on its shorter side), not everybody gave the same answer, and nothing about too few
/// people follows from them together with each other, with the study's own tables, with what of
/// these went out before and with what other plans of the same rows told. Figures about one item
/// count as one table, also through derived columns.
///
/// Shapes    `tables` as the plan names its data; `waves` by name, all that the plan names.
/// Cost      figures about one item are looked at together, items on as many threads as asked for;
///           the result is the same for any number.
/// Contract  no statistic of a wave shows single rows (analysis::shows_rows).
/// Source    docs/methods/disclosure.md
ReleasedAnalyses release(const analysis::AnalysisPlan& plan,
                         const std::map<std::string, Table>& tables, analysis::Results results,
                         const std::map<std::string, WaveSaid>& waves, const Rules& rules,
                         int threads = 1);

}  // namespace peil::disclosure
