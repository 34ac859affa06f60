#pragma once

#include "peil/analysis/plan/common.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "peil/analysis/run/put.h"
#include "peil/estimate/domains/by_domain.h"

namespace peil::analysis {

/// Means and totals of columns in every domain that an analysis asks for.
class DomainTables {
 public:
  /// `design` must outlive it.
  DomainTables(const Run& run, const Prepared& design, const Common& common);
  DomainTables(const DomainTables&) = delete;  // the estimates look at the groupings in here
  DomainTables(DomainTables&&) = default;
  DomainTables& operator=(const DomainTables&) = delete;
  DomainTables& operator=(DomainTables&&) = delete;

  /// A column as answers: bytes where it has few values, else numbers. Contract: it is numeric.
  using Answers = std::variant<estimate::CodedItem, NumberColumn>;
  static Answers answers(const Column& column);

  /// Per item, per grouping, per level.
  std::vector<std::vector<estimate::ByLevel>> of(std::vector<Answers> items);

  /// Calls `see` for every domain asked for; nothing when no row in it has an answer.
  using See = std::function<void(const std::string& domain, const std::string& level,
                                 const std::optional<estimate::DomainEstimate>& found)>;
  void each(const std::vector<estimate::ByLevel>& found, const See& see) const;

  /// Name and level of every domain asked for, in the order of each().
  std::vector<DomainAsked> domains() const;

  /// The sample as the general way sees it.
  const estimate::Classes& classes() { return by_domain_->classes(); }

 private:
  std::vector<Grouping> groupings_;
  std::vector<std::string> levels_;   // only these; empty: all
  std::vector<std::uint8_t> counts_;  // per row; empty: all do
  std::optional<estimate::ByDomain> by_domain_;
};

}  // namespace peil::analysis
