#include "peil/analysis/plan/asked.h"

#include <array>
#include <utility>

#include "peil/analysis/plan/as_json.h"
#include "peil/base/digest.h"

namespace peil::analysis {
namespace {

template <class Kind>
Asked read_kind(PlanKeys& keys, const std::string& id) {
  return Kind::read(keys, id);
}

template <class... Kinds>
std::array<Statistic, sizeof...(Kinds)> kinds_of(const std::variant<Kinds...>*) {
  return {Statistic{Kinds::statistic, &read_kind<Kinds>}...};
}

}  // namespace

std::span<const Statistic> statistics() {
  static const auto all = kinds_of(static_cast<const Asked*>(nullptr));
  return all;
}

std::string canonical(const Asked& asked) {
  return std::visit(
      [](const auto& one) {
        nlohmann::ordered_json object{{"statistic", one.statistic}};
        object["asks"] = as_json(one);
        return object.dump();
      },
      asked);
}

std::string digest(const Asked& asked) { return sha256(canonical(asked)); }

}  // namespace peil::analysis
