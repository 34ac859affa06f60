#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "peil/disclosure/released.h"
#include "peil/disclosure/subtraction.h"
#include "peil/model/study.h"
#include "peil/model/wave_results.h"

namespace peil::disclosure {

/// The figures of one measure and statistic of a wave as sums over its people, by customer group:
/// what one reader can subtract, who may have kept what went out of the wave before. Of a group
/// that had n1 answers then and has n2 now, the smaller number are taken to be among the larger.
///
/// Source    docs/methods/disclosure.md
class SumsOfWave {
 public:
  /// All outlive this.
  SumsOfWave(const Study& study, const WaveResults& results, const std::string& measure,
             const std::string& statistic);

  /// A figure as it is now: shown, or held because of what it tells.
  void add(const FigureName& name, bool shown);

  /// Why each of those has to be held further, by the order in which they came: Protecting, or
  /// AfterRelease where only what went out before asks for it.
  std::vector<std::optional<Held>> held() const;

 private:
  using Groups = std::set<std::string>;
  /// Numbers of people that a group had at one time or another.
  using Sizes = std::map<std::string, std::set<std::size_t>>;
  using Parts = std::vector<Part>;

  struct Now {
    Groups groups;
    bool shown = true;
    double cost = 0.0;
  };

  class Split;

  std::size_t now(const std::string& group) const;
  Groups groups_of(const std::string& domain) const;
  Parts parts_now(const Split& split, const Groups& groups) const;
  Parts parts_then(const Split& split, const EarlierRelease& then, const std::string& domain) const;
  std::vector<Counted> figures_now(const Split& split) const;
  std::vector<const EarlierRelease*> earlier() const;
  void hold_for_earlier(std::vector<std::optional<Held>>& held) const;

  const Study& study_;
  const WaveResults& results_;
  std::string measure_, statistic_;
  std::vector<Now> figures_;
};

}  // namespace peil::disclosure
