#pragma once

#include <span>
#include <string>
#include <vector>

#include "peil/base/result.h"
#include "peil/model/ids.h"
#include "peil/model/weight.h"

namespace peil::weighting {

/// What is known of the population along one grouping: how many people each level has.
struct Margin {
  std::string name;                 ///< shown in problems: "klantgroep"
  std::vector<std::string> levels;  ///< names of the levels, shown in problems
  std::vector<double> persons;      ///< one per level: people in the population, >= 0
  std::vector<LevelId> level;       ///< one per row: the level this respondent is in
};

struct RakeOptions {
  int most_sweeps = 2000;    ///< one sweep fits every margin once
  double tolerance = 1e-12;  ///< largest gap that counts as fitted, as a share of the target
  int threads = 1;           ///< how many work on the rows; the result is the same for any number
};

/// Weights and how well they fit. Not converging is an outcome, not an error: the caller reads
/// `converged` and decides whether the wave may be published.
struct Raked {
  std::vector<Weight> weight;  ///< one per row, in the order of `start`
  int sweeps = 0;
  double largest_gap = 0.0;  ///< worst |fitted - target| / target over all levels
  bool converged = false;
};

/// Adjusts `start` until the weighted counts agree with every margin at once (raking, also called
/// iterative proportional fitting).
///
/// Each sweep takes the margins in the order given and multiplies the weights of a level by
/// target / current weighted count. It works on the distinct combinations of levels, not on rows:
/// rows alike on all margins get the same factor, and the result is the same for any order of the
/// rows and any scale of `start`. Margins whose totals differ by rounding (up to one in a million)
/// are brought to the total of the first.
///
/// Shapes    n rows, m margins, m >= 1; start has n elements, as has every Margin::level.
/// Units     weights and margins in persons; tolerance and largest_gap are shares.
/// Cost      O(n m) once, then O(combinations * m) per sweep. Pure and deterministic.
/// Problems  "margin.bad-count"             a level's count is below 0 or not a number
///           "margin.level-without-answers" a level has people but no rows: merge it
///           "margin.answers-without-level" a level has rows but 0 people
///           "margin.totals-differ"         two margins disagree on the population size
/// Contract  lengths agree; every LevelId lies within its margin; options above 0.
/// Source    Deming & Stephan (1940), Annals of Mathematical Statistics 11(4), 427-444;
///           notation of Deville, Sarndal & Sautory (1993), JASA 88(423), 1013-1020.
Result<Raked> rake(std::span<const Weight> start, std::span<const Margin> margins,
                   const RakeOptions& options = {});

}  // namespace peil::weighting
