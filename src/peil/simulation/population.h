#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "peil/base/chance.h"
#include "peil/base/result.h"
#include "peil/model/dataset.h"
#include "peil/model/sample.h"
#include "peil/model/study.h"
#include "peil/simulation/people.h"

namespace peil::simulation {

/// The people of a frame who can be drawn, with what nobody would know of real ones: one element,
/// and one row, per person, stratum after stratum, inside a stratum in the order of the frame.
struct Population {
  std::string wave;
  std::vector<std::size_t> first;  ///< per stratum of the record its first person, then the end
  std::vector<double> response;    ///< chance to answer
  Dataset everybody;               ///< by dataset::Columns, as if all had given their mark
  DrawRecord record;               ///< of the draw by the plan: strata, sizes, counts for margins

  std::size_t people() const { return response.size(); }
};

/// The population of a wave. Its frame goes through the code of `peil sample draw`: rules that
/// leave people out, strata, allocation and counts for the margins are those of the plan.
///
/// Problems  those of sampling::Draw
/// Contract  the plan has a frame (no import); the people are those of make_people for its wave.
Result<Population> population_of(const Study& study, const Plan& plan,
                                 const std::vector<FictionalPerson>& people);

/// Draws once and asks: in every stratum, as many as the record says, the people with the smallest
/// of the numbers that `chance` gives everybody in turn (the rule of sampling::Draw; equal numbers
/// by place). Everyone drawn answers with their own chance. Gives places in the population, rising:
/// dataset::rows_of(everybody, places) is what they answered.
std::vector<std::uint32_t> draw_and_ask(const Population& population, Chance chance);

/// Everybody, each with weight 1: what an estimate of it says is the truth.
Dataset census_of(const Population& population);

}  // namespace peil::simulation
