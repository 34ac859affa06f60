#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "peil/model/dataset.h"
#include "peil/model/study.h"

namespace peil::dataset {

/// Gathers the customer groups that people are in, person by person in the order of arrival, by the
/// plan's `also_in`.
class ListRows {
 public:
  /// Contract  where the plan names a variable, at most Lists::most customer groups.
  ListRows(const Study& study, const Plan* plan);

  /// `group`: place of the customer group, or Grouping::outside.
  void add(std::uint32_t group, const std::map<std::string, std::string>& design);

  /// By the rows of `order`; nothing where nobody is in two groups.
  std::optional<Lists> lists(const std::vector<std::uint32_t>& order) const;

  /// Groups named that the study does not have -> rows.
  const std::map<std::string, std::size_t>& unknown() const { return unknown_; }

 private:
  const Study& study_;
  std::string variable_;  // empty: nobody is in two groups
  std::vector<std::uint64_t> drawn_from_, on_;
  bool any_ = false;
  std::map<std::string, std::size_t> unknown_;
};

}  // namespace peil::dataset
