#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "peil/model/claim.h"
#include "peil/reading/part.h"

namespace peil::reading {

struct Context;

/// Of whom, what and when a part of a sentence speaks, by its own words and else by what was spoken
/// of before.
class Spoken {
 public:
  /// Contract  all outlive this.
  Spoken(const Page& page, const Part& part, const Context& context)
      : page_(page), part_(part), context_(context) {}

  /// It speaks of customers' judgement: by a name of the study, a word for it, or a word that
  /// points back to what was said of it just before.
  /// "Laatstgenoemden", "on this point": a word that points at a group or an aspect, where no such
  /// thing was spoken of.
  bool points_at_nothing() const;
  bool is_about_survey() const;
  /// Named by its own words: of "schippers, onze zakelijke klanten" the group that holds the other.
  std::vector<std::string> groups_named() const;
  std::vector<std::string> groups(ClaimKind kind) const;
  std::vector<std::string> measures(ClaimKind kind) const;
  MeasureFrom measure_from(ClaimKind kind) const;
  /// A measure that is left out: "afgezien van de klachten"; "" where none is.
  std::string excepted() const;
  /// Of how many marks its words give; in order of time.
  std::vector<std::string> waves(ClaimKind kind, std::size_t marks) const;
  /// The benchmark that is named, or the only one with a number of the words; "": it is not known.
  std::string benchmark(const std::vector<std::size_t>& marks) const;
  /// The one benchmark whose mark the number may be; "": none, or several.
  std::string benchmark_with(std::size_t number) const;
  /// A survey of others by two words with capitals: "the Permit Index".
  bool names_poll() const;
  /// The reporting group that is not the one named, where there are two.
  std::string other_group(const std::vector<std::string>& named) const;

  bool names_another_wave() const;  ///< than the one that the letter is about
  bool names_waves() const;         ///< a year, "vorige meting", "toen"
  bool changes() const;             ///< a verb of change: "is verbeterd", "geworden"
  /// Speaks of an earlier wave and compares it with now: "lag in 2021 lager".
  bool speaks_of_then() const;
  bool other_year() const;  ///< a year that is no wave of the study

 private:
  std::vector<std::string> years() const;
  std::vector<std::string> measures_named() const;
  std::string unnamed_measure(ClaimKind kind) const;
  bool has_mark() const;
  bool is_earned() const;
  bool counts_other_things() const;
  bool is_their_verdict() const;
  bool is_clause_of_then() const;
  bool is_sure_of_the_last() const;
  bool is_of_a_date(std::size_t number) const;
  bool says_two_waves() const;
  bool begins_with_was() const;
  bool is_set_aside(const Mention& group) const;
  std::string together(const std::vector<std::string>& named) const;
  std::optional<bool> is_then_beside_now() const;
  std::string wave_before(std::size_t token) const;
  std::string wave_from(std::size_t token, std::size_t reach) const;
  std::string before(const std::string& wave) const;
  std::string years_ago() const;
  std::string counted_from(const Phrase& ago) const;
  std::optional<std::int64_t> counted(const Phrase& p, const std::string& from, int sign) const;
  bool is_between_waves(std::optional<std::int64_t> year) const;
  std::string wave_of(std::optional<std::int64_t> year) const;
  std::string year_before(const Phrase& later) const;
  std::vector<std::string> years_later() const;
  std::vector<std::string> same_years() const;

  const Page& page_;
  const Part& part_;
  const Context& context_;
};

}  // namespace peil::reading
