#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "peil/model/answer.h"
#include "peil/model/ids.h"
#include "peil/model/scale.h"
#include "peil/model/weight.h"

namespace peil {

/// Marks, scales and choices: one byte a row. 0 = absent; 1..255 as the item's levels say (for
/// marks and scales its scale: code 1 is the lowest answer).
struct CodeColumn {
  std::vector<std::uint8_t> code;
  std::vector<Absent> reason;  ///< one per row; Absent::No where there is an answer
};

/// Amounts: meaningful only where reason is Absent::No.
struct NumberColumn {
  std::vector<double> value;
  std::vector<Absent> reason;
};

enum class ItemKind : std::uint8_t {
  Mark,
  Scale,
  Choice,
  Chosen,
  Number,
  Date,   ///< days since 1 January 1970: of a NumberColumn, and no amount
  Place,  ///< places in an order, code 1 the first: given to a choice, or that it was shown at
};

struct Item {
  std::string name;  ///< "overall"; "channels/desk" for one choice of a select_multiple (Chosen: 1
                     ///< no, 2 yes); "order/desk" for the place given to one choice of a rank;
                     ///< "channels/desk/place" for that at which a rotated choice was shown
  ItemKind kind = ItemKind::Mark;
  std::vector<std::string> levels;  ///< Choice: name of code 1, 2, ...
  std::variant<CodeColumn, NumberColumn> column;
  Scale scale{};       ///< Mark, Scale: what the codes stand for
  bool tails = false;  ///< Scale: it carries the overall mark, so that both its ends are counted
};

struct Stratum {
  std::string name;
  std::optional<double> population;  ///< people (or PSUs) on the frame; absent: no correction
};

/// A sample drawn inside every PSU that was drawn: the PSU is a stratum to its own units.
struct SecondStage {
  std::vector<SsuId> unit;   ///< per row; a unit lies in one PSU
  std::vector<Stratum> psu;  ///< by PsuId, with the second-stage units that it has on the frame
};

/// Customer groups as overlapping lists of a register: a person on several of them (a lawyer who is
/// also a sponsor) had a chance in each. Place p of the lists is bit p.
///
/// Shapes  one element per row (estimate/classes.h: per class of rows)
struct Lists {
  static constexpr std::size_t most = 64;
  std::vector<std::uint64_t> drawn_from;  ///< the one bit of the list that the row came from
  std::vector<std::uint64_t> on;          ///< of every list that has the person, that one too
};

/// Where every row came from: one element per row, in one row order with the items.
struct Design {
  std::vector<Stratum> strata;
  std::vector<StratumId> stratum;
  std::vector<PsuId> psu;  ///< nested: a PSU lies in one stratum; empty: every row is its own PSU
  std::vector<Weight> weight;
  std::optional<SecondStage> second{};  ///< absent: only the first stage is known, or drawn
  /// Errors of means are those for few PSUs (estimate/few_clusters.h): one stratum of PSUs, without
  /// population, second stage or margins.
  bool few_clusters = false;
  /// Present where somebody is on two lists: a figure over both counts a person once
  /// (estimate/multiplicity.h).
  std::optional<Lists> lists{};

  std::size_t rows() const { return weight.size(); }
};

/// A grouping of the rows: reporting group, customer group, language, a design variable.
struct Grouping {
  std::string name;  ///< "customer_group"
  std::vector<std::string> levels;
  std::vector<std::uint32_t> level;  ///< per row: place in `levels`, or `outside`
  static constexpr std::uint32_t outside = 0xFFFFFFFF;
};

/// One wave as columns.
struct Dataset {
  std::string wave;
  Design design;
  std::vector<Item> items;
  std::vector<Grouping> groupings;
  std::vector<std::string> member;  ///< per row: who it is in the wave's panel; empty: no panel
  std::size_t sampled = 0;          ///< people drawn, also those without an answer
  std::string sha256;               ///< of the responses it was made from
  bool fictional = false;

  const Item* item(std::string_view name) const;
  const Grouping* grouping(std::string_view name) const;
};

}  // namespace peil
