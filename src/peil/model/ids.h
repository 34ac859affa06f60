#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace peil {

/// A place in a list, tied by type to the list it belongs to. StratumId(3) is the fourth
/// stratum of the design; it cannot be handed in as a DomainId.
template <class Tag>
class Id {
 public:
  constexpr explicit Id(std::uint32_t index) : index_(index) {}
  constexpr std::size_t index() const { return index_; }
  auto operator<=>(const Id&) const = default;

 private:
  std::uint32_t index_;
};

using StratumId = Id<struct StratumTag>;
using PsuId = Id<struct PsuTag>;
using SsuId = Id<struct SsuTag>;
using LevelId = Id<struct LevelTag>;

}  // namespace peil
