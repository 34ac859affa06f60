#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "peil/model/concentration.h"
#include "peil/model/estimate.h"
#include "peil/model/figure.h"
#include "peil/model/went_out.h"

namespace peil {

struct GroupResponse {
  std::string group;         ///< customer group
  std::size_t drawn = 0;     ///< people in the sample; 0: unknown (an imported file)
  std::size_t answered = 0;  ///< people with at least one accepted page
  std::size_t complete = 0;  ///< people who sent the last page
  std::size_t frame = 0;     ///< people who could be drawn; 0: unknown (an imported file)
  double persons = 0.0;      ///< for whom those drawn stand, by the weights of the draw; 0: unknown
  double silent = 0.0;  ///< of these, for whom no overall mark was heard in their stratum's share
  double weight = 0.0;  ///< of the people with an overall mark together, as used
};

/// People of the population of whom nobody answered: no figure speaks for them.
struct Unheard {
  std::string margin;       ///< whose level they are; empty: they are a stratum of the draw
  std::string name;         ///< of the stratum or level
  double persons = 0.0;     ///< on the frame, or as the margin says
  std::size_t sampled = 0;  ///< drawn, of a stratum
};

/// How the weights came about; not converging is an outcome that blocks publication.
struct WeightingAccount {
  std::vector<std::string> margins;  ///< names, in order; empty: base weights as they are
  bool converged = true;
  int sweeps = 0;
  double largest_gap = 0.0;         ///< worst |weighted - known| / known over all levels
  double kish_design_effect = 1.0;  ///< n sum(w^2) / sum(w)^2
  double effective_answers = 0.0;   ///< n / kish_design_effect
  std::vector<Unheard> unheard{};   ///< strata by name, then levels margin by margin
  std::size_t trimmed = 0;          ///< weights that a trim brought within its bounds
};

/// The clusters in which people of a wave came into the sample.
struct ClustersOfWave {
  static constexpr std::size_t few_below = 30;  ///< linearisation's errors are too small then

  std::size_t count = 0;    ///< with answers; 0: everybody came alone
  bool by_strata = false;   ///< they were drawn by strata
  bool few_errors = false;  ///< the errors are those for few clusters
  /// Few, and nothing in the errors says so: margins may be too narrow.
  bool untold() const { return count > 0 && count < few_below && !by_strata && !few_errors; }
};

/// Everything that claims and reports may say of one wave, before the gate. Domains are "all",
/// every reporting group and every customer group; statistics are those of FigureName, and "sd"
/// (the weighted standard deviation of a mark, value only).
struct WaveResults {
  std::string wave;
  std::map<FigureName, Estimate> estimates;
  /// How the answers lie together, by domain and item (estimate/concentrations.h). An item that is
  /// not there is not held for it.
  std::map<std::pair<std::string, std::string>, Concentration> concentration{};
  std::vector<GroupResponse>
      response;  ///< every customer group of the study, also those without answers
  WeightingAccount weighting;
  std::string digest;  ///< first 12 digits of the SHA-256 of data, plan and program version
  bool fictional = false;
  /// Changes since an earlier wave of the same panel, with the error that the people in both give
  /// them: by the earlier wave, the figure's name in this one.
  std::map<std::string, std::map<FigureName, Estimate>> changes{};
  WentOut went_out{};  ///< earlier, of this wave
  ClustersOfWave clusters{};
};

}  // namespace peil
