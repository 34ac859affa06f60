#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "peil/reading/said_words.h"

namespace peil::reading {

/// What the words around the numbers of a part of a sentence make of them.
class SaidNumbers : SaidWords {
 public:
  using SaidWords::SaidWords;

  std::vector<NumberSaid> all() const;
  /// "haalt geen zes", "neither of them reaches a six"
  bool is_not_reached(std::size_t at) const;

 private:
  std::size_t width(std::size_t at) const;
  bool is_held_against(std::size_t at) const;
  bool is_of_time(const Phrase& than, std::size_t number) const;
  bool was_before(std::size_t mark, std::size_t at) const;
  bool is_of_others(std::size_t at) const;
  NumberRole role_of(std::size_t at) const;
  bool is_of_margin(std::size_t at) const;
  bool is_within(std::size_t at) const;
  bool moved_by(std::size_t at) const;
  bool is_apart(std::size_t at) const;
  static bool is_signed(const NumberInText& n);
  bool is_later(std::size_t at) const;
  bool on_scale(std::size_t at) const;
  std::optional<NumberRole> range_around(std::size_t at) const;
  bool is_aside_of_a_mark(const Phrase& p) const;
  Nearness nearness_of(std::size_t at) const;
  bool is_relative(std::size_t at) const;
};

}  // namespace peil::reading
