#include "peil/model/dataset.h"

#include <algorithm>

namespace peil {

const Item* Dataset::item(std::string_view name) const {
  const auto it = std::ranges::find(items, name, &Item::name);
  return it == items.end() ? nullptr : &*it;
}

const Grouping* Dataset::grouping(std::string_view name) const {
  const auto it = std::ranges::find(groupings, name, &Grouping::name);
  return it == groupings.end() ? nullptr : &*it;
}

}  // namespace peil
