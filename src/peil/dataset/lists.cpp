#include "peil/dataset/lists.h"

#include <algorithm>

#include "peil/base/contract.h"

namespace peil::dataset {
namespace {

std::uint64_t bit(std::size_t place) { return std::uint64_t{1} << place; }

}  // namespace

ListRows::ListRows(const Study& study, const Plan* plan)
    : study_(study), variable_(plan == nullptr ? "" : plan->also_in) {
  expects(variable_.empty() || study.customer_groups.size() <= Lists::most,
          "ListRows: no more groups than a set holds");
}

void ListRows::add(std::uint32_t group, const std::map<std::string, std::string>& design) {
  if (variable_.empty()) return;
  // A group that the study does not have is a problem that is told; nothing is made of its row.
  const std::uint64_t own = group == Grouping::outside ? 0 : bit(group);
  drawn_from_.push_back(own);
  on_.push_back(own);
  const auto field = design.find(variable_);
  if (field == design.end()) return;
  for (const std::string& name : groups_also_in(field->second)) {
    const auto at = std::ranges::find(study_.customer_groups, name, &CustomerGroup::name);
    if (at == study_.customer_groups.end()) {
      ++unknown_[name];
      continue;
    }
    on_.back() |= bit(static_cast<std::size_t>(at - study_.customer_groups.begin()));
  }
  any_ = any_ || on_.back() != own;
}

std::optional<Lists> ListRows::lists(const std::vector<std::uint32_t>& order) const {
  if (!any_) return {};
  Lists result;
  for (const std::uint32_t row : order) {
    result.drawn_from.push_back(drawn_from_[row]);
    result.on.push_back(on_[row]);
  }
  return result;
}

}  // namespace peil::dataset
