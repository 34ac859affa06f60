#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "peil/disclosure/open_data_figures.h"
#include "peil/disclosure/open_data_keys.h"
#include "peil/model/dataset.h"

namespace peil::disclosure {

/// The people of a wave as a file tells of them.
struct OpenRows {
  std::vector<std::uint32_t> group;  ///< per row: place of its customer group
  std::vector<bool> unnamed;         ///< per customer group: the file does not say which it is
  CoarseKeys told;
};

/// How few are too few.
struct OpenLimits {
  std::size_t least = 10;         ///< people who are told alike, and answers of which a sum is told
  std::size_t least_tested = 30;  ///< as Rules::least_tested
};

/// Which answers to one item may stand in a file, beside the figures that are out. Shown answers
/// are a bit a row.
///
/// Contract  the item is no amount.
class OpenDataItem {
 public:
  using Shown = std::vector<bool>;
  using Groups = std::vector<bool>;  ///< a bit per customer group

  /// All outlive this.
  OpenDataItem(const Item& item, std::span<const OpenStatistic> statistics,
               std::span<const OpenDomain> domains, const OpenRows& people, OpenLimits limits);

  bool is_answered(std::size_t row) const { return reason_[row] == Absent::No; }
  std::uint8_t code(std::size_t row) const { return code_[row]; }

  /// Those of which the gate holds a figure so that nobody works it out, and whose name is told.
  Groups secret_groups() const;

  /// Answers that are not shown, whose sum follows from what is and from the figures that are out,
  /// and that are so few, or such, that it would tell of them: whose, and how many more it takes.
  struct Lacking {
    Groups of;
    std::size_t answers = 0;
  };
  std::optional<Lacking> lacking(const Shown& shown) const;

  /// Groups of domains whose secret figure follows; empty when there are none.
  Groups followed(const Shown& shown) const;

 private:
  const Item& item_;
  std::span<const OpenStatistic> statistics_;
  std::span<const OpenDomain> domains_;
  const OpenRows& people_;
  OpenLimits limits_;
  const std::vector<std::uint8_t>& code_;
  const std::vector<Absent>& reason_;
  std::vector<std::vector<OpenPart>> parts_;  // per statistic
};

}  // namespace peil::disclosure
