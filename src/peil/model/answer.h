#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "peil/base/result.h"

namespace peil {

/// Why a cell holds no answer. The reasons stay apart all the way to the report: "don't know" is
/// a finding, "not asked" is a route.
enum class Absent : std::uint8_t {
  No,             ///< there is an answer
  NotAsked,       ///< the route did not lead here
  DontKnow,       ///< the respondent said so
  NotApplicable,  ///< the respondent said so
  Skipped,        ///< shown, left empty and sent on
  NotReached,     ///< the interview stopped before this page
};

std::string_view absent_name(Absent reason);  ///< "dont_know"; "" for No

/// What was given for one item: a reason for absence (DontKnow, NotApplicable or Skipped), a whole
/// number (mark, scale, integer), the name of a choice or a text, or names of choices.
using Given = std::variant<Absent, std::int64_t, std::string, std::vector<std::string>>;

/// Answers by item name (a question's name, or that of a matrix row). What was never sent is not
/// in it.
using Answers = std::map<std::string, Given, std::less<>>;

/// {"overall":8,"channels":["desk"],"wait":{"absent":"dont_know"},"open":"Goed"}: sorted by name,
/// no blanks, so that equal answers are equal bytes.
std::string answers_json(const Answers& answers);

/// Problems  "answers.bad-json"  not the form that answers_json writes
Result<Answers> read_answers_json(std::string_view json);

}  // namespace peil
