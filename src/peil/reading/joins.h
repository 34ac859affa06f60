#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "peil/reading/part.h"
#include "peil/reading/segment.h"

namespace peil::reading {

/// Whether a segment of a sentence goes on with what stands before it, though by its own words it
/// could be a statement of its own.
///
/// Contract  page and sentence outlive it.
class Joins {
 public:
  Joins(const Page& page, const Part& sentence) : page_(page), whole_(sentence) {}

  /// `now` is what was taken together so far; `all[i]` the segment behind it, `i` above 0.
  bool goes_on(const Segment& now, const std::vector<Segment>& all, std::size_t i) const;

 private:
  bool is_of_benchmark(const Segment& s) const;
  bool judges_the_clause(const Segment& clause, const Segment& s) const;
  static bool is_item(const Segment& before, const Segment& s);
  std::optional<std::pair<bool, std::string>> mark_of_group(const Segment& s) const;
  bool is_mark_of_the_other(const Segment& before, const Segment& s) const;
  bool shares_difference(const Segment& before, const Segment& s) const;
  bool is_another_date(const Segment& before, const Segment& s) const;
  bool is_apposition(const Segment& before, const Segment& s) const;
  bool is_bare_mark(const Segment& s) const;
  bool follows_fronted_mark(const Segment& now, const Segment& s) const;
  bool is_about_an_aside(const std::vector<Segment>& all, std::size_t i) const;
  bool tells_how_sure(const Segment& before, const Segment& s) const;
  bool is_absolute(const Segment& before, const Segment& s) const;
  bool names_measure(const Segment& s) const;

  const Page& page_;
  const Part& whole_;
};

}  // namespace peil::reading
