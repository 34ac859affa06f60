#pragma once

#include <map>
#include <string>
#include <vector>

#include "peil/analysis/results/results.h"
#include "peil/disclosure/told_figures.h"

namespace peil::disclosure {

/// The figures of a plan by analysis and variable, so that a cell of the results is not held
/// against all of them.
class ToldIndex {
 public:
  /// `figures` outlive this; none may come or go, while what is held of them may change.
  ToldIndex(const analysis::AnalysisPlan& plan, std::vector<ToldFigure>& figures);

  /// Looks from now on at those alone that are held: what else there is stays as it is.
  void keep_held();

  /// Whether a figure that a cell tells of is held.
  bool is_held(const std::string& analysis, const analysis::Cell& cell) const;

  /// The figures of which a cell is the result itself: no comparison with another.
  std::vector<ToldFigure*> itself(const std::string& analysis, const analysis::Cell& cell) const;

 private:
  using ByVariable = std::map<std::string, std::vector<ToldFigure*>>;
  struct OfAnalysis {
    ByVariable by_variable;  ///< "": whatever is printed with these domains
    bool everybody = false;  ///< one of them is of no domain
  };

  template <class Fits>
  bool any(const OfAnalysis& of, const analysis::Cell& cell, const Fits& fits) const;

  std::map<std::string, std::string> adjusted_;  // id of an adjustment -> of which analysis
  std::map<std::string, OfAnalysis> figures_;
};

}  // namespace peil::disclosure
