#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "peil/base/result.h"
#include "peil/model/study.h"

namespace peil::simulation {

/// Values with the share of people that have each; together 1.
using Shares = std::map<std::string, double>;

/// One customer group: how many, how content, how willing.
struct GroupRecipe {
  double share = 0.0;                  ///< of the frame
  std::map<std::string, double> mean;  ///< wave -> mean of the marks that everybody would give
  double sd = 1.5;
  double response = 0.0;  ///< share that answers where no effect applies
  Shares languages;
  std::map<std::string, Shares> columns;  ///< frame column -> shares
};

/// What sets people apart whose column has this value.
struct Effect {
  std::string column;  ///< a frame column, or "language"
  std::string value;
  double mark = 0.0;
  double opinions = 0.0;  ///< standard deviations
  double response = 1.0;  ///< a factor
};

/// How one item is answered; what does not fit its type is not looked at.
struct ItemRecipe {
  double shift = 0.0;             ///< opinions: standard deviations
  std::optional<double> loading;  ///< instead of the general one
  std::optional<double> dont_know, not_applicable, skipped;
  std::string column;  ///< choices: the value of this frame column, as `values` translates it
  std::map<std::string, std::string> values;
  double also = 0.25;  ///< select_multiple: chance of every other choice
  Shares shares;       ///< select_one without a column; empty: all alike
  double mean = 3.0;   ///< integer
  double answered = 0.0;
  std::vector<std::string> texts;
};

/// Bounds of Recipe::odds_per_mark.
inline constexpr double least_odds = 0.1, most_odds = 10.0;

/// simulation.toml (docs/formats/simulation.md), checked against its study.
struct Recipe {
  std::string seed;
  std::size_t frame = 0;
  std::map<std::string, GroupRecipe> groups;  ///< every customer group of the study
  std::vector<Effect> effects;
  double odds_per_mark = 1.0;  ///< of answering, per mark above the group's mean
  double loading = 0.6;
  double dont_know = 0.03, not_applicable = 0.03, skipped = 0.01, break_off = 0.005;
  std::map<std::string, ItemRecipe, std::less<>> items;
  std::vector<std::string> waves;  ///< in order of time, those with a mean in every group
};

/// Reads and checks simulation.toml. `waves`: those that are wanted; empty: all that have a mean in
/// every group. Pure.
///
/// Problems  those of docs/formats/simulation.md, all at once
Result<Recipe> read_recipe(std::string_view text, const Study& study,
                           const std::vector<std::string>& waves);

}  // namespace peil::simulation
