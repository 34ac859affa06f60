#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "peil/fieldwork/answer_domains.h"

namespace peil::fieldwork {

/// What came of one item among people whom the questionnaire led to it, or stopped short of it.
struct ItemResponse {
  std::string item;    ///< of several choices at once the question: "channels"
  std::string domain;  ///< "all", a reporting group or a customer group
  std::size_t answers = 0, dont_know = 0, not_applicable = 0, skipped = 0;
  std::size_t not_reached = 0;  ///< the interview stopped before it
  std::string language{};       ///< in which they answered; empty: any
  PeopleInCells answered_in{};  ///< for the gate

  /// Who saw the item. Those whom the route leads past it are in none of the numbers.
  std::size_t shown() const { return answers + dont_know + not_applicable + skipped; }
  std::size_t asked() const { return shown() + not_reached; }
  /// Item non-response: left empty or not known, of those who saw it and to whom it applies.
  double missing_share() const {
    const std::size_t to_whom = shown() - not_applicable;
    return to_whom == 0 ? 0.0
                        : static_cast<double>(dont_know + skipped) / static_cast<double>(to_whom);
  }
};

/// Every item of the wave in the order of the form, each for the domains of AnswerCells; where
/// nobody was asked it is not there.
std::vector<ItemResponse> item_responses(const Dataset& dataset, const Study& study);

}  // namespace peil::fieldwork
