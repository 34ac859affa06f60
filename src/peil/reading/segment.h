#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "peil/reading/part.h"

namespace peil::reading {

/// A stretch of a sentence between two signs where it may be cut, and what its own words say.
///
/// Contract  page and sentence outlive it.
class Segment {
 public:
  Segment(const Page& page, const Part& sentence, std::size_t from, std::string sign_before)
      : first(from), behind(from), sign(std::move(sign_before)), page_(&page), whole_(&sentence) {}

  std::size_t first, behind;  ///< tokens of the sentence
  std::string sign;           ///< the one before the first of them

  bool has(std::string_view sense) const;
  template <class Fits>
  bool any_phrase(const Fits& fits) const {
    return std::ranges::any_of(whole_->phrases, [&](const Phrase& p) {
      return p.first >= first && p.behind <= behind && fits(p);
    });
  }
  bool begins_with(std::string_view sense) const;
  bool has_direction() const;

  bool has_mark() const;  ///< one that is not of others, nor what something is held against
  bool has_side() const;
  bool has_wave() const;
  bool has_amount() const;
  bool has_one_mark_and_wave() const;
  bool is_dated() const;  ///< "6,7 in 2021"
  bool is_bare() const;   ///< "inwoners 7,3"

  bool names_anything() const;
  bool names_group() const;
  bool names_groups() const;  ///< two or more
  bool names_benchmark() const;

  /// It tells of figures, in whatever words.
  bool says_something() const;

 private:
  bool is_held_beside() const;
  bool follows_benchmark(std::size_t at) const;
  bool is_margin(std::size_t at) const;

  const Page* page_;
  const Part* whole_;
};

/// All of a sentence, cut wherever a sign allows it; at least one.
std::vector<Segment> segments_of(const Page& page, const Part& sentence);

}  // namespace peil::reading
