#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "peil/model/dataset.h"
#include "peil/model/study.h"

namespace peil::fieldwork {

/// Of whom something is counted among those who answered.
struct AnswerDomain {
  std::string group = "all";         ///< or a reporting or customer group
  std::string language{};            ///< they answered in; empty: any
  std::vector<std::size_t> cells{};  ///< places of the people in it
};

/// People of a domain, cell by cell: what a gate has to know to see what follows from what.
using PeopleInCells = std::vector<std::pair<std::size_t, std::size_t>>;

/// The people who answered, by customer group and language: finer than any domain here.
class AnswerCells {
 public:
  AnswerCells(const Dataset& dataset, const Study& study);

  std::size_t count() const { return groups_ * languages_; }
  /// Nothing of somebody in no customer group.
  std::optional<std::size_t> of(std::size_t row) const;
  /// Everybody, the reporting groups, the customer groups, and where people answered in several
  /// languages each of those.
  const std::vector<AnswerDomain>& domains() const { return domains_; }

 private:
  void add_groups(const std::vector<std::string>& names, const Study& study);
  void add_languages(const std::vector<std::string>& names);

  const Grouping& group_;
  const Grouping* language_;
  std::size_t groups_, languages_;  ///< the last language: another, or not known
  std::vector<AnswerDomain> domains_;
};

}  // namespace peil::fieldwork
