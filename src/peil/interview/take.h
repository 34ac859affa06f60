#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "peil/base/day.h"
#include "peil/interview/route.h"
#include "peil/model/study.h"

namespace peil::interview {

/// Name and value of every field of a form, as it came, decoded. A field may come several times.
using Fields = std::vector<std::pair<std::string, std::string>>;

/// Values by which a form says that there is no answer.
constexpr const char* dont_know_value = "dont_know";
constexpr const char* not_applicable_value = "not_applicable";

/// Code points in an open answer; more is an error, never cut off.
constexpr std::size_t most_text = 10'000;

/// What came of the fields of one page: answers to every item when `errors` is empty.
struct Taken {
  /// Of the items without an error; also what is said to be absent beside an answer (error_both).
  Answers answers;
  std::map<std::string, std::string> errors;  ///< by item: a sentence in the respondent's language
  std::map<std::string, std::string> typed;   ///< by item: what came, valid UTF-8, to show again
};

/// Reads the fields of one page of the route. A field is named after its item; its value is the
/// name of a choice, a whole number, a text, or one of the two values above; select_multiple
/// repeats the field. A day and an order come in several fields (interview/compound.h). Fields of
/// other names are left alone.
///
/// Errors    error_required, error_required_number, _mark, _choice, _several, _rank
///                               nothing came and the question is required
///           error_choice        a value that is not on the page, or two values where one is asked
///           error_both          an answer together with "don't know" or "not applicable"
///           error_whole_number  integer: no whole number (Arabic, Persian and full-width digits
///                               are digits)
///           error_too_long      text: more than most_text code points
///           error_other_empty   a choice that asks a text without it, where the question is
///                               required
///           error_other_unchosen  a text at a choice that is not chosen, which was not there
///           before error_date_*, error_rank_*  interview/read_parts.h error_constraint    the
///           constraint does not hold, or the bytes are not UTF-8;
///                               the question's own message where it has one
/// An item left empty that is not required is Absent::Skipped.
/// `today` is the day by which constraints look at today().
Taken take(const Study& study, const Route& route, const Stop& stop, const Fields& fields,
           std::string_view language, std::optional<Day> today = {});

}  // namespace peil::interview
