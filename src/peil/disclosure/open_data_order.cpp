#include "peil/disclosure/open_data_order.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "peil/base/text.h"

namespace peil::disclosure {
namespace {

// Numbers by their size, other values by their letters, those that are none last.
void sort_values(OpenVariable& v) {
  const auto rank = [](const std::string& value) {
    return std::tuple(value.starts_with('.'), whole_number(value).value_or(0), value);
  };
  std::vector<std::uint32_t> order(v.values.size()), now(v.values.size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::sort(order, {}, [&](std::uint32_t i) { return rank(v.values[i]); });
  std::vector<std::string> sorted;
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    now[order[i]] = i;
    sorted.push_back(v.values[order[i]]);
  }
  for (std::uint32_t& value : v.value) value = now[value];
  v.values = std::move(sorted);
}

}  // namespace

void put_in_order(OpenData& made) {
  std::vector<std::uint32_t> order(made.rows());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    for (const OpenVariable& v : made.variables) {
      const std::string &one = v.values[v.value[a]], &two = v.values[v.value[b]];
      if (one != two) return one < two;
    }
    return made.weight[a] < made.weight[b];
  });
  const auto sort = [&](auto& column) {
    auto sorted = column;
    for (std::size_t i = 0; i < order.size(); ++i) sorted[i] = column[order[i]];
    column = std::move(sorted);
  };
  for (OpenVariable& v : made.variables) {
    sort(v.value);
    sort_values(v);
  }
  sort(made.weight);
}

}  // namespace peil::disclosure
