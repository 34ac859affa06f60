#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "peil/model/study.h"
#include "peil/simulation/recipe.h"

namespace peil::simulation {

/// One made-up person of a frame, with what nobody would know of a real one.
struct FictionalPerson {
  std::string key;
  std::string group;
  std::string language;
  std::map<std::string, std::string> columns;  ///< as drawn from the recipe's shares
  double content = 0.0;                        ///< latent mark, standardised within the group
  int mark = 0;                                ///< the overall mark that this person would give
  double opinions = 0.0;                       ///< of the effects, in standard deviations
  double response = 0.0;                       ///< chance to answer
};

/// What is true of everybody on the frame of one wave.
struct TrueMean {
  std::size_t people = 0;
  double mean = 0.0;
};
struct WaveTruth {
  std::map<std::string, TrueMean> reporting_groups, customer_groups;
  std::map<std::string, TrueMean> after_exclusions;  ///< reporting groups: who could be drawn
};

/// Everybody on the frame of a wave. Each person has a stream of random numbers of their own, named
/// after wave and place, so that a larger frame leaves the first people as they were.
///
/// Problems  "simulation.mean-out-of-reach"
/// Contract  the wave is one of the recipe's, and its plan has a frame.
Result<std::vector<FictionalPerson>> make_people(const Study& study, const Recipe& recipe,
                                                 const std::string& wave);

/// The frame as a register would send it (docs/formats/frame.md), each row said to be fictional.
std::string frame_csv(const std::vector<FictionalPerson>& people, const Plan& plan);

WaveTruth truth_of(const std::vector<FictionalPerson>& people, const Study& study,
                   const Plan& plan);

/// truth.json.
std::string truth_json(const Study& study, const Recipe& recipe,
                       const std::map<std::string, WaveTruth>& waves);

}  // namespace peil::simulation
