#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "peil/base/result.h"
#include "peil/findings/against_truth.h"
#include "peil/model/figure.h"
#include "peil/model/study.h"
#include "peil/simulation/recipe.h"

namespace peil::simulation {

/// Waves that are drawn again and again from people of whom the truth is known.
struct RepeatedWave {
  std::string wave;
  std::size_t people = 0;  ///< who can be drawn
  std::size_t drawn = 0;
  double answered = 0.0;          ///< on average
  double weight_variation = 0.0;  ///< coefficient of variation of the weights, on average
  std::map<std::string, std::size_t> failed;  ///< code of the problem -> draws without weights
  std::map<FigureName, findings::Performance> figures;
  std::vector<FigureName> seldom_published;  ///< in fewer than two repeats: nothing to say of them
  /// The test of a change between two draws from the same people: what it finds is false.
  std::map<FigureName, findings::TestPerformance> no_change;
};

/// The test of a change between two waves, under the names of the later one.
struct RepeatedChange {
  std::string before, after;
  std::map<FigureName, findings::TestPerformance> figures;
};

struct RepeatedWaves {
  std::string study, seed;
  std::size_t repeats = 0;
  double confidence = 0.95;
  std::vector<std::string> response_columns;  ///< on which answering depends, besides the group
  double odds_per_mark = 1.0;                 ///< on the mark itself; 1: not
  std::vector<RepeatedWave> waves;
  std::vector<RepeatedChange> changes;
};

struct RepeatOptions {
  std::size_t repeats = 1000;  ///< at least 2
  int threads = 1;             ///< results are the same for any
};

/// Told how many repeats are done; may be called from several threads, one at a time.
using RepeatProgress = std::function<void(std::size_t done, std::size_t of)>;

/// Draws every wave of the recipe twice in each repeat, and holds the figures of the first draw
/// against the truth (findings/against_truth.h). The second draw is there to see what the test of a
/// change finds where there is none. Figures: those of the overall mark that pass the gate.
///
/// Streams   Draw d of wave w in repeat r has the stream "repeat r/w/d" of the recipe's seed, so
///           that neither the number of threads nor that of repeats shows in a repeat.
/// Problems  those of plan_of_draw, make_people and sampling::Draw
Result<RepeatedWaves> repeat_waves(const Study& study, const Recipe& recipe,
                                   const RepeatOptions& options, const RepeatProgress& progress);

}  // namespace peil::simulation
