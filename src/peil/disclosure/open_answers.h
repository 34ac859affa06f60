#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "peil/disclosure/released.h"
#include "peil/model/study.h"

namespace peil::disclosure {

/// People of one customer group and language whom the route led to an open question, and how many
/// of them wrote something.
struct AnsweredOpen {
  std::string item, group, language;
  std::size_t asked = 0, answers = 0;
};

/// How many answers an open question has, or why that stays inside: then it is 0.
struct OpenCount {
  std::size_t answers = 0;
  std::optional<Held> held{};
};

/// What may be told of how many answered one open question.
struct ReleasedOpen {
  std::string item;
  OpenCount all{};
  std::vector<std::pair<std::string, OpenCount>> languages{};  ///< with answers, by their code
};

/// Numbers of answers stay inside where fewer than `least_shown` people gave them, or where all or
/// all but one of a few people did, and further ones until none of these follows by subtraction.
///
/// Shapes    one for every question among `counts`, in their order.
/// Source    docs/methods/disclosure.md
std::vector<ReleasedOpen> release_open_answers(const Rules& rules,
                                               const std::vector<AnsweredOpen>& counts);

}  // namespace peil::disclosure
