#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "peil/model/plan.h"
#include "peil/sampling/frame.h"

namespace peil::sampling {

/// What the answer side keeps of a person, as one text: group, stratum and design values in the
/// plan's order. Equal for people whom the answers do not tell apart, but for their language.
std::string cell_of(const Plan& plan, std::string_view group, std::string_view stratum,
                    const std::map<std::string, std::string>& design);

/// Counts who looks alike on the answer side. Whoever has the frame beside the answers knows
/// somebody who is the only one of their kind in it, so no cell may hold fewer people of the frame
/// than the plan's `least_alike`. The language in which somebody answers is their own choice and
/// not the frame's, but nearly always the same: where fewer have one, no language is kept of
/// anybody in that cell (of the few alone, its absence would tell it). See
/// docs/decisions/0010-how-many-look-alike.md.
///
/// Cost      one entry a cell and language.
/// Problems  "frame.alone"  cells with too few people: how many people, and how many are left
///                          without each of the columns
class Alike {
 public:
  explicit Alike(const Plan& plan) : plan_(plan) {}

  void count(const FrameUnit& unit, const FrameColumns& at);

  Problems problems(const std::string& where) const;
  /// People in the smallest cell; 0 when nobody was counted.
  std::size_t fewest() const;
  /// Cells of which no language is kept, sorted, and the people of the frame in them.
  std::pair<std::vector<std::string>, std::size_t> without_language() const;

 private:
  using Levels = std::map<std::string, std::uint32_t, std::less<>>;
  using Key = std::vector<std::uint32_t>;  ///< level per column, as in names_
  struct Cell {
    std::size_t people = 0;
    std::map<std::string, std::size_t, std::less<>> languages;
    std::string name;  ///< cell_of its people
  };
  void find_columns(const FrameColumns& at);
  std::size_t in_small_cells(std::size_t without) const;

  const Plan& plan_;
  std::vector<std::size_t> places_;  ///< of the columns in a row of the frame: each once
  std::vector<std::string> names_;
  std::vector<Levels> levels_;
  std::map<Key, Cell> cells_;
  Key key_;
};

}  // namespace peil::sampling
