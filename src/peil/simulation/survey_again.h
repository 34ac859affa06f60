#pragma once

#include <map>
#include <optional>
#include <string>

#include "peil/base/chance.h"
#include "peil/model/study.h"
#include "peil/model/wave_results.h"
#include "peil/simulation/population.h"

namespace peil::simulation {

/// One wave that was drawn from a known population, answered, weighted and estimated.
struct SurveyedAgain {
  std::string failed;   ///< code of the problem that stood in the way of weights; empty: none
  WaveResults results;  ///< empty when it failed
  std::map<std::string, double> plain;  ///< domain -> mean of the answers, without weights
  std::size_t answered = 0;
};

/// Goes the whole way of a wave: draw and response (simulation/population.h), base weights,
/// non-response and raking by the plan (weighting::weigh), estimates with the error of the design
/// (estimate::all_figures). Weights that do not converge are not published: that is the problem
/// "weights.not-converged"; nobody who answers is "wave.no-answers".
SurveyedAgain survey_again(const Population& population, const Plan& plan, Chance chance);

/// The figures of everybody in the population: what is true.
std::map<FigureName, Estimate> truth_of(const Population& population);

}  // namespace peil::simulation
