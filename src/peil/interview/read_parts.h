#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "peil/interview/say.h"
#include "peil/model/answer.h"
#include "peil/model/questionnaire.h"

/// Answers that are given in several fields (interview/compound.h), as somebody typed them.
namespace peil::interview {

/// Why the parts are no answer: a key of the interface, with what it names. Labels of choices are
/// given by their place among those offered.
struct Unread {
  std::string key;
  Arguments arguments = {};
  std::vector<const Choice*> named = {};  ///< {first} and {second}
};

/// Digits of the Arabic, Persian and full-width keyboards as 0 to 9, the typographic minus as "-".
std::string plain_digits(std::string_view text);

constexpr std::int64_t first_year = 1900, last_year = 2100;

/// A day out of its parts, as "2013-09-01".
///
/// Errors    error_date_parts   one of the three is blank
///           error_date_digits  one of them is no number
///           error_date_year    no year of four digits from 1900 to 2100 (other calendars)
///           error_date_none    there is no such day: 31 April, 29 February of a common year
std::variant<Given, Unread> read_date(std::string_view value);

/// Places to be given: those of the question, at most one for each choice.
std::int64_t places_to_give(const Question& question, std::size_t offered);

/// Choices in the order of their places, 1 the first. All places are given where the question is
/// required; else those up to some place.
///
/// Errors    error_rank_number  no whole number from 1 to {most}
///           error_rank_twice   {place} given to {first} and {second}
///           error_rank_gap     {place} given to none
///           error_choice       a place for a choice that is not offered
std::variant<Given, Unread> read_ranks(const Question& question,
                                       const std::vector<const Choice*>& offered,
                                       std::string_view value);

}  // namespace peil::interview
